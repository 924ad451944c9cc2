import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { type Files, inFolder, portico, porticoIn, write } from '../support';
import { ofPortico, withTypeScript } from './support';

jest.setTimeout(120_000);

const CONFIG = 'language: javascript\napp: node app.js\n';

/** An app that writes files as they are. */
const writing = (files: Files) =>
  [
    "const fs = require('node:fs');",
    "const path = require('node:path');",
    `for (const [name, text] of Object.entries(${JSON.stringify(files)})) {`,
    '  const file = path.join(process.env.CDK8S_OUTDIR, name);',
    '  fs.mkdirSync(path.dirname(file), { recursive: true });',
    '  fs.writeFileSync(file, text);',
    '}',
  ].join('\n');

const deployment = (image: string, name = 'user', replicas = 2) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: ${replicas}
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: user
          image: ${image}
`;
const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n';
const service =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: user\n  namespace: shop\nspec:\n  selector:\n    app: user\n';

const app = (text: string) => ({ 'cdk8s.yaml': CONFIG, 'app.js': writing({ 'shop.k8s.yaml': text }) });

const RESTART =
  'Deployment user: 2 pods restart one by one, new ones are ready before old ones end, in 0 to 30 s by probes and drain: ' +
  'containers["user"].image "user:1" → "user:2".';

test('a new synthesis is compared with the last output, which stays as it is', () =>
  inFolder(app(deployment('user:1')), async (folder) => {
    await porticoIn(folder, ['synth']);
    const same = await porticoIn(folder, ['plan']);
    expect(same).toEqual({ exitCode: 0, out: 'Nothing changes (dist → the app as it is now).', err: '' });

    write(folder, app(deployment('user:2')));
    expect(await porticoIn(folder, ['plan'])).toEqual({
      exitCode: 2,
      out: [
        'restarts pods',
        `  ${RESTART}`,
        '    1. kubectl rollout status deployment/user',
        '',
        '1 restart (dist → the app as it is now).',
      ].join('\n'),
      err: '',
    });
    expect(readFileSync(path.join(folder, 'dist/shop.k8s.yaml'), 'utf8')).toBe(deployment('user:1'));
    expect(readdirSync(folder).sort()).toEqual(['app.js', 'cdk8s.yaml', 'dist']);
  }));

test('order and comments alone change nothing, which is exit code 0', () =>
  inFolder(app(deployment('user:1')), async (folder) => {
    await porticoIn(folder, ['synth']);
    write(folder, app(`# the user service\n${deployment('user:1')}`));
    const { exitCode, out } = await porticoIn(folder, ['plan']);
    expect([exitCode, out]).toEqual([
      0,
      [
        'nothing happens',
        '  Deployment user: only its text differs: order, comments, or what the API server fills in.',
        '',
        '1 none (dist → the app as it is now).',
      ].join('\n'),
    ]);
  }));

test('what is refused or lost is exit code 3, and JSON is for programs', () =>
  inFolder(
    {
      'old/a.yaml': `${deployment('user:1')}---\n${claim}`,
      'new/b.yaml': deployment('user:1').replaceAll('app: user', 'app: web'),
    },
    async (folder) => {
      const { exitCode, out } = await porticoIn(folder, ['plan', '--from', 'old', '--to', 'new', '--json']);
      expect(exitCode).toBe(3);
      expect(JSON.parse(out)).toEqual({
        from: 'old',
        to: 'new',
        changes: [
          {
            object: 'Deployment user',
            class: 'refused',
            message: 'the API server takes this only in a new object: spec.selector.matchLabels.app "user" → "web".',
            steps: [
              'kubectl delete deployment/user --cascade=orphan    # its pods run on',
              'kubectl apply -f new',
              'kubectl rollout status deployment/user',
              'kubectl delete replicaset --selector app=user    # the old pods',
            ],
          },
          {
            object: 'PersistentVolumeClaim data',
            class: 'data-loss',
            message: 'deleting it, by hand or by a tool that prunes, loses its data, unless its volume is retained.',
            steps: [],
          },
          {
            object: 'PersistentVolumeClaim data',
            class: 'left-behind',
            message: 'is in no file any more, and kubectl apply leaves it in the cluster.',
            steps: [],
          },
        ],
        notes: [],
      });
    },
  ));

test('Markdown is for the comment of a pull request', () =>
  inFolder({ 'old/a.yaml': deployment('user:1'), 'new/a.yaml': deployment('user:2') }, async (folder) => {
    const { exitCode, out } = await porticoIn(folder, ['plan', '--from', 'old', '--to', 'new', '--markdown']);
    expect([exitCode, out]).toEqual([
      2,
      [
        '### Restarts pods',
        '',
        `- **Deployment user**: ${RESTART.replace('Deployment user: ', '').replace('["user"]', '\\["user"\\]')}`,
        '  1. `kubectl rollout status deployment/user`',
        '',
        '1 restart (old → new).',
      ].join('\n'),
    ]);
  }));

test('a revision of git is run with the packages of now, and leaves no trace', () =>
  inFolder({ 'apps/shop/.gitignore': 'dist\n', ...inShop(app(deployment('user:1'))) }, async (folder) => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
    git('init', '--quiet');
    git('add', '--all');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'first');
    write(folder, inShop(app(deployment('user:2'))));
    const shop = path.join(folder, 'apps/shop');
    const { exitCode, out, err } = await porticoIn(shop, ['plan', '--from', 'git:HEAD', '--json']);
    expect([exitCode, err]).toEqual([2, '']);
    expect(
      JSON.parse(out).changes.map(
        ({ object, message }: { object: string; message: string }) => `${object}: ${message}`,
      ),
    ).toEqual([RESTART]);
    expect(git('status', '--short').trim()).toBe('M apps/shop/app.js');
    expect(existsSync(path.join(shop, 'dist'))).toBe(false);

    const unknown = await porticoIn(shop, ['plan', '--from', 'git:nowhere']);
    expect([unknown.exitCode, unknown.err]).toEqual([
      1,
      'The folder has no revision "nowhere": write one that git rev-parse knows, such as git:HEAD or git:main.',
    ]);
  }));

const inShop = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`apps/shop/${name}`, text]));

test('--removed writes what is left behind in the order for kubectl delete, and data only when asked for', () =>
  inFolder(
    { 'old/a.yaml': [claim, service, deployment('user:1')].join('---\n'), 'new/a.yaml': deployment('pay:1', 'pay') },
    async (folder) => {
      const written = async (...more: string[]) => {
        await porticoIn(folder, ['plan', '--from', 'old', '--to', 'new', '--removed', 'removed.yaml', ...more]);
        return readFileSync(path.join(folder, 'removed.yaml'), 'utf8');
      };
      const [user, of, data] = [
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: user\n',
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: user\n  namespace: shop\n',
        'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n',
      ];
      expect(await written()).toBe([user, of].join('---\n'));
      expect(await written('--with-data')).toBe([user, of, data].join('---\n'));
    },
  ));

test('an app that fails is not compared', () =>
  inFolder(
    { 'cdk8s.yaml': CONFIG, 'app.js': 'console.error("no"); process.exit(3)', 'dist/a.yaml': claim },
    async (folder) => {
      expect(await porticoIn(folder, ['plan'])).toEqual({
        exitCode: 1,
        out: '',
        err: 'no\nThe app, node app.js, ended with exit code 3.',
      });
    },
  ));

test.each([
  [['somewhere'], 'portico plan takes no operand, and was given "somewhere": write --from or --to before it.'],
  [['--from', 'nowhere'], 'nowhere has no such file or folder: write another path.'],
  [[], 'There is no dist to compare with: run portico synth before the change, or write --from git:HEAD.'],
  [['--from', 'git:HEAD'], 'The folder is in no repository of git.'],
  [['--to', 'live'], '--to live: a cluster is only the side before a change, as in --from live.'],
  [['--json', '--markdown'], '--json and --markdown are both written: leave one of them out.'],
  [['--live', '--from', 'dist'], '--live is --from live, and --from "dist" is written as well: leave one of both out.'],
  [['--with-data'], '--with-data says what goes into the file of --removed: write that as well.'],
  [
    ['--from', 'bad'],
    'bad: a.yaml: no YAML that kubectl reads: nested mappings are not allowed in compact mappings.\nbad: b.yaml: an object without kind: write it.',
  ],
])('%j is a wrong use, with an exit code that no gate takes for changes', (words, err) =>
  inFolder({ ...app(claim), 'bad/a.yaml': 'a: b: c', 'bad/b.yaml': 'apiVersion: v1' }, async (folder) => {
    expect(await porticoIn(folder, ['plan', ...words])).toEqual({ exitCode: 1, out: '', err });
  }),
);

const shop = (weight: number) =>
  ofPortico(`
    const shop = new Chart(app, 'shop');
    const [stable, canary] = ['stable', 'next'].map((name) => web(shop, name, 'registry.example.com/user:1'));
    const user = new CanaryRelease({ stable, canary, weight: ${weight} });
    new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: user });`);

describe('an app of Portico', () => {
  withTypeScript();

  test('requests are compared where the routes of both sides are known', () =>
    inFolder(shop(10), async (folder) => {
      await porticoIn(folder, ['synth']);
      write(folder, shop(30));
      const changes = async () => JSON.parse((await porticoIn(folder, ['plan', '--json'])).out);
      const { changes: found, notes } = await changes();
      expect(notes).toEqual([]);
      expect(found[0]).toEqual({
        object: 'IngressRouter shop/router',
        class: 'traffic',
        message:
          'Requests to abc.com that no route takes go to stable:80 (70 %), next:80 (30 %) instead of stable:80 (90 %), next:80 (10 %).',
        steps: [],
        example: {
          request: 'GET http://abc.com/',
          before: 'stable:80 (90 %), next:80 (10 %)',
          after: 'stable:80 (70 %), next:80 (30 %)',
        },
      });

      // An output that came from elsewhere has no routes.
      write(folder, { 'dist/other.yaml': claim });
      expect((await changes()).notes).toEqual([
        'Which requests are answered otherwise is not known, since the routes of dist are not: compare with --from git:HEAD, or with an output that portico synth has written in this folder.',
      ]);
    }));

  test('a router that takes the place of an Ingress is not said to answer what was 404', () =>
    inFolder(replaced(true), async (folder) => {
      await porticoIn(folder, ['synth']);
      write(folder, replaced(false));
      const { out, err } = await porticoIn(folder, ['plan', '--json']);
      expect(err).toBe('');
      const { changes, notes } = JSON.parse(out);
      const traffic = changes.filter((change: { class: string }) => change.class === 'traffic');
      expect(
        traffic.map(({ object, message }: { object: string; message: string }) => `${object}: ${message}`),
      ).toEqual([
        'Ingress web: requests may be answered otherwise: spec.rules["abc.com"].http.paths["/"].pathType "Exact" → "Prefix".',
        // Other hosts are compared as ever.
        'IngressRouter shop/other: Requests to other.com below / go to next:80 instead of web:80.',
      ]);
      expect(notes).toEqual([
        'Which requests to abc.com are answered otherwise is not known, since no router wrote both sides of Ingress web.',
      ]);
    }));

  test('an Ingress that only gets labels is not said to answer otherwise', async () => {
    const ingress = (labels: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, labels: { ${labels} } }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
`;
    const files = {
      'old.yaml': ingress(''),
      'new.yaml': ingress('app.kubernetes.io/name: web'),
      'own.yaml': ingress('tier: web'),
    };
    const classes = async (to: string) => {
      const { out } = await portico(['plan', '--from', 'old.yaml', '--to', to, '--json'], { files });
      return JSON.parse(out).changes.map((change: { class: string }) => change.class);
    };
    expect(await classes('new.yaml')).toEqual(['in-place']);
    // A controller may be told to serve Ingresses of some labels only.
    expect(await classes('own.yaml')).toEqual(['traffic', 'in-place']);
  });

  test('a router without TLS is less safe by its requests, and not by its Ingress once more', () =>
    inFolder(withTls(true), async (folder) => {
      await porticoIn(folder, ['synth']);
      write(folder, withTls(false));
      const { changes } = JSON.parse((await porticoIn(folder, ['plan', '--json'])).out);
      const lessSafe = changes.filter((change: { class: string }) => change.class === 'less-safe');
      expect(lessSafe.map(({ object }: { object: string }) => object)).toEqual([
        'IngressRouter shop/router',
        'IngressRouter shop/router',
      ]);
    }));

  test('environments are compared each by itself, or one alone', () =>
    inFolder(environments({ dev: 1, prod: 2 }), async (folder) => {
      await porticoIn(folder, ['synth']);
      write(folder, environments({ dev: 2, prod: 3 }));
      const planned = async (...words: string[]) => {
        const { exitCode, out } = await porticoIn(folder, ['plan', ...words, '--json']);
        const { from, changes, notes } = JSON.parse(out);
        const shown = changes
          .filter((change: { class: string }) => change.class !== 'cost')
          .map((change: { [field: string]: string }) => [change.environment, change.class, change.object].join(' '));
        return { exitCode, from, shown: shown.sort(), notes };
      };
      const [dev, prod] = ['dev in-place Deployment web', 'prod in-place Deployment web'];
      expect(await planned()).toEqual({
        exitCode: 2,
        from: 'dist',
        shown: [dev, ...spread('dev'), prod].sort(),
        notes: [],
      });
      expect(await planned('--env', 'prod')).toEqual({ exitCode: 2, from: 'dist/prod', shown: [prod], notes: [] });
      expect(await planned('--env', 'prod', '--from', 'dist/prod')).toMatchObject({ shown: [prod], notes: [] });

      const failure = async (...words: string[]) => {
        const { exitCode, out, err } = await porticoIn(folder, ['plan', ...words]);
        expect([exitCode, out]).toEqual([1, '']);
        return err;
      };
      expect(await failure('--env', 'test')).toContain('the app has no environment "test"');
      expect(await failure('--from', 'dist/prod')).toBe(
        'dist/prod has no folder of an environment, and the app has dev, prod: write which one it is compared with, for example --env prod.',
      );
      const { exitCode, err } = await porticoIn(folder, ['plan', '--removed', 'old.yaml']);
      expect([exitCode, err]).toEqual([
        1,
        '--removed is for one cluster, and the app has dev, prod: write, for example, --env dev as well.',
      ]);
      const live = await porticoIn(folder, ['plan', '--live']);
      expect([live.exitCode, live.err]).toEqual([
        1,
        'A cluster is compared with one environment, and the app has dev, prod: write, for example, --env dev.',
      ]);
    }));

  test('an environment of an app that has none is no comparison', () =>
    inFolder(shop(10), async (folder) => {
      expect(await porticoIn(folder, ['plan', '--from', 'live', '--env', 'prod'])).toEqual({
        exitCode: 1,
        out: '',
        err: 'The app has no environment prod: write new Environment(app, "prod").',
      });
    }));

  test('docs/plan.md shows what the command prints', () =>
    inFolder(documented('pay', 1), async (folder) => {
      await porticoIn(folder, ['synth']);
      write(folder, documented('payment', 2));
      const [, printed = ''] =
        /```console\n\$ npx cdk8s-portico plan\n(.*?)\n```/s.exec(readFileSync('docs/plan.md', 'utf8')) ?? [];
      expect((await porticoIn(folder, ['plan'])).out).toBe(printed);
    }));
});

const replaced = (isOld: boolean) =>
  ofPortico(`
    const shop = new Chart(app, 'shop');
    const service = web(shop, 'web', 'registry.example.com/web:1');
    const backend = { service: { name: 'web', port: { number: 80 } } };
    const rules = [{ host: 'abc.com', http: { paths: [{ path: '/', pathType: 'Exact', backend }] } }];
    const metadata = { name: 'web' };
    if (${isOld}) new ApiObject(shop, 'old', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { ingressClassName: 'nginx', rules } });
    else new IngressRouter(shop, 'router', { name: 'web', host: 'abc.com' }).prefix('/', service);
    const next = web(shop, 'next', 'registry.example.com/web:2');
    new IngressRouter(shop, 'other', { host: 'other.com' }).prefix('/', ${isOld} ? service : next);`);

const withTls = (hasTls: boolean) =>
  ofPortico(`
    const shop = new Chart(app, 'shop');
    const defaultBackend = web(shop, 'web', 'registry.example.com/web:1');
    const tls = ${hasTls ? "Tls.secret('tls')" : 'undefined'};
    new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend, tls });`);

const environments = (replicas: { readonly [environment: string]: number }) =>
  ofPortico(
    Object.entries(replicas)
      .map(
        ([name, count]) =>
          `web(new Chart(new Environment(app, '${name}'), 'shop'), 'web', 'registry.example.com/web:1', Scale.fixed(${count}));`,
      )
      .join('\n'),
  );

/** Everything else that a second replica brings. */
const spread = (environment: string) => [
  `${environment} in-place PodDisruptionBudget web`,
  `${environment} restart Deployment web`,
];

const documented = (pay: string, tag: number) =>
  ofPortico(`
    const shop = new Chart(app, 'shop');
    const user = web(shop, 'user', 'registry.example.com/user:${tag}');
    const pay = new WebService(shop, 'pay', { image: 'registry.example.com/pay:1', serviceName: '${pay}' });
    new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: user }).prefix('/pay', pay);`);
