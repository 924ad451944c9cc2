import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { portico } from '../support';

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: user
spec:
  selector:
    app: user
  ports:
    - port: 80
      targetPort: 8080
`;

const DEPLOYMENT = `# Source: shop/templates/user.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: user
spec:
  selector:
    matchLabels:
      app: user
  template:
    metadata:
      labels:
        app: user
    spec:
      contianers: []
      containers:
        - name: user
          image: registry.example.com/shop/user:1.4.0
          ports:
            - containerPort: 8080
`;

/** Some of the findings, without those that these objects have besides. */
const linesWith = (text: string, code: string) => text.split('\n').filter((line) => line.endsWith(`(${code})`));

test('objects of several files are checked as one app, each finding with its file, line and object', async () => {
  const files = { 'k8s/service.yaml': SERVICE.replace('app: user', 'app: usr'), 'k8s/deployment.yaml': DEPLOYMENT };
  const { exitCode, out, err } = await portico(['check', 'k8s'], { files });
  expect([exitCode, err]).toEqual([1, '']);
  expect(out.split('\n')).toEqual([
    'k8s/deployment.yaml:15: problem: Deployment user: spec.template.spec.contianers is not a field of Deployment: write containers. (unknown-fields)',
    'k8s/service.yaml:1: problem: Service user: selector "app=usr" selects no pods in this namespace: write "app=user" if that is meant, or write --disable service-targets when the pods are made elsewhere. (service-targets)',
    '2 problems in 2 objects of 2 files.',
  ]);
});

test('right objects end with 0', async () => {
  const files = { 'user.yaml': `${DEPLOYMENT.replace('      contianers: []\n', '')}---\n${SERVICE}` };
  const outcome = await portico(['check', 'user.yaml'], { files });
  expect(outcome).toEqual({ exitCode: 0, out: 'No problems in 2 objects of 1 file.', err: '' });
});

test.each(readdirSync('examples'))('what examples/%s writes has no problem', async (example) => {
  const output = path.resolve('examples', example, 'output');
  const folders = readdirSync(output, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const environments = folders.map(({ name }) => path.join(output, name));
  const words = environments.length === 0 ? [output] : ['--each', ...environments];
  const { exitCode, out } = await portico(['check', ...words]);
  expect([exitCode, out]).toEqual([0, expect.stringMatching(/^No problems in /)]);
});

test('a warning ends with 0, unless --strict is given', async () => {
  const input = `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enfore: restricted
`;
  const out = [
    'stdin:1: warning: Namespace shop: label "pod-security.kubernetes.io/enfore" is not one that Pod Security reads: write pod-security.kubernetes.io/enforce. (pod-security)',
    '1 warning in 1 object of 1 file.',
  ].join('\n');
  expect(await portico(['check'], { input })).toEqual({ exitCode: 0, out, err: '' });
  expect(await portico(['check', '--strict'], { input })).toEqual({ exitCode: 1, out, err: '' });
});

test('what is piped into it is checked, with what is named by options', async () => {
  const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  rules:
    - host: abc.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: pay, port: { number: 80 } } } }] }
`;
  const asked = await portico(['check'], { input: ingress });
  expect(asked).toEqual({
    exitCode: 1,
    out: [
      'stdin:1: problem: Ingress web: Service "pay" is not in the app: write --external Service/pay when it is made elsewhere. (ingress-backends)',
      '1 problem in 1 object of 1 file.',
    ].join('\n'),
    err: '',
  });
  const told = await portico(['check', '-', '--external', 'Service/pay'], { input: ingress });
  expect(told).toEqual({ exitCode: 0, out: 'No problems in 1 object of 1 file.', err: '' });
  const disabled = await portico(['check', '--disable=ingress-backends'], { input: ingress });
  expect(disabled).toEqual(told);
});

test('objects that name no namespace are those of --namespace, also in a List', async () => {
  const list = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: settings }
    data: { port: 8080 }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
`;
  const { out } = await portico(['check', '--namespace', 'shop'], { input: list });
  expect(linesWith(out, 'field-types')).toEqual([
    'stdin:7: problem: List: items[0] (ConfigMap "settings"): data.port 8080 is not a string: write, for example, "8080". (field-types)',
  ]);
  expect(linesWith(out, 'duplicates')).toHaveLength(1);
  expect(linesWith((await portico(['check'], { input: list })).out, 'duplicates')).toEqual([]);
});

test('fields are those of the clusters that --kubernetes names', async () => {
  const input = `apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata: { name: user }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: user } } }
`;
  const { out } = await portico(['check', '--kubernetes', '1.33'], { input });
  expect(linesWith(out, 'api-versions')).toHaveLength(1);
});

test('another object is named by its file and line', async () => {
  const files = { 'k8s/a.yaml': `---\n${SERVICE}`, 'k8s/constructor/b.yaml': SERVICE };
  const { out } = await portico(['check', 'k8s', '--disable', 'service-targets'], { files });
  expect(out.split('\n')).toEqual([
    'k8s/constructor/b.yaml:1: problem: Service user: Service "user" is also made by k8s/a.yaml/Service user in line 2, and one would overwrite the other: give one of the two another name. (duplicates)',
    '1 problem in 2 objects of 2 files.',
  ]);
});

test('a file that is named twice is checked once', async () => {
  const files = { 'k8s/user.yaml': SERVICE };
  const once = await portico(['check', 'k8s', '--disable', 'service-targets'], { files });
  expect(once).toEqual({ exitCode: 0, out: 'No problems in 1 object of 1 file.', err: '' });
  const twice = await portico(['check', 'k8s', './k8s/user.yaml', 'k8s', '--disable', 'service-targets'], { files });
  expect(twice).toEqual(once);
});

test('everything in the files that is no object is a problem, next to those of the objects', async () => {
  const input = [
    '- a list',
    'just text',
    'kind: ConfigMap',
    'apiVersion: v1',
    'a: {{ .Values.name }}',
    'a: 1\na: 2',
    '# nothing at all',
    'a: &a [1]\nb: *c',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { on: yes }',
  ].join('\n---\n');
  const { exitCode, out } = await portico(['check', 'missing.yaml', 'empty', '-'], {
    input,
    files: { 'empty/readme.md': '' },
  });
  expect([exitCode, ...out.split('\n')]).toEqual([
    1,
    'empty:1: problem: no file in it whose name ends in .yaml, .yml or .json: write another folder. (yaml)',
    'missing.yaml:1: problem: no such file or folder: write another path. (yaml)',
    'stdin:1: problem: a list, where kubectl expects an object: write one with apiVersion and kind. (yaml)',
    'stdin:3: problem: "just text", where kubectl expects an object: write one with apiVersion and kind. (yaml)',
    'stdin:5: problem: an object without apiVersion: write it. (yaml)',
    'stdin:7: problem: an object without kind: write it. (yaml)',
    'stdin:9: problem: a map as a key, as in a Helm template: pipe the output of `helm template` into this command. (yaml)',
    'stdin:12: problem: no YAML that kubectl reads: map keys must be unique. (yaml)',
    'stdin:16: problem: no YAML that kubectl reads: unresolved alias (the anchor must be set before the alias): c. (yaml)',
    'stdin:22: problem: ConfigMap settings: data.true true is not a string: write, for example, "true". (field-types)',
    '10 problems in 1 object of 3 files.',
  ]);
});

test('a command before it that printed nothing is a problem', async () => {
  expect(await portico(['check'], { input: '# nothing\n---\n' })).toEqual({
    exitCode: 1,
    out: 'stdin:1: problem: no object to check. (yaml)\n1 problem in 0 objects of 1 file.',
    err: '',
  });
});

test('--json prints problems and warnings for editors and CI', async () => {
  const input = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { port: 8080 }\n';
  const { out } = await portico(['check', '--json'], { input });
  expect(JSON.parse(out)).toEqual({
    problems: [
      {
        code: 'field-types',
        file: 'stdin',
        line: 4,
        object: 'ConfigMap settings',
        message: 'data.port 8080 is not a string: write, for example, "8080".',
      },
    ],
    warnings: [],
    objects: 1,
    files: 1,
  });
});

test('there are colours on a terminal alone', async () => {
  const input = 'kind: ConfigMap';
  const [plain, colored] = [await portico(['check'], { input }), await portico(['check'], { input, isColored: true })];
  expect(plain.out).not.toContain('\u001b');
  expect(colored.out).toContain('\u001b[31mproblem\u001b[39m');
});

test.each<[string, string[], string]>([
  ['nothing to check', [], 'portico check has no file: write the path of a file or folder, or pipe YAML into it.'],
  [
    'a kind with a slip',
    ['-', '--external', 'Servce/pay'],
    '--external "Servce/pay" has an unknown kind "Servce": did you mean Service?',
  ],
  [
    'an external object without a name',
    ['-', '--external', 'Service/'],
    '--external "Service/" names no object: write its kind and name, such as Service/billing.',
  ],
  ['an unknown check', ['-', '--disable', 'image'], '--disable "image" is no check: did you mean images?'],
  [
    'an unknown version',
    ['-', '--kubernetes', '1.20'],
    '--kubernetes "1.20" is not a range of supported versions: write two of 1.27 to 1.37, the older first, for example "1.29..1.33", or a single one.',
  ],
  ['two namespaces', ['-', '--namespace', 'a', '--namespace', 'b'], '--namespace is given 2 times: write it once.'],
])('%s is a wrong argument', async (_, words, err) => {
  expect(await portico(['check', ...words])).toEqual({ exitCode: 2, out: '', err });
});

test('with --each, files are checked apart, such as the folders of environments', async () => {
  const yaml = `${DEPLOYMENT.replace('      contianers: []\n', '')}---\n${SERVICE}`;
  const files = { 'dist/dev/shop.yaml': yaml, 'dist/prod/shop.yaml': yaml };
  const together = await portico(['check', 'dist'], { files });
  expect([together.exitCode, linesWith(together.out, 'duplicates')]).toEqual([
    1,
    [expect.stringMatching(/^dist\/prod\/shop\.yaml:2: problem: Deployment user: /), expect.any(String)],
  ]);
  const apart = await portico(['check', '--each', 'dist/dev', 'dist/prod'], { files });
  expect(apart).toEqual({ exitCode: 0, out: 'No problems in 4 objects of 2 files.', err: '' });
  const one = await portico(['check', '--each', 'dist'], { files });
  expect(one.exitCode).toBe(1);
});
