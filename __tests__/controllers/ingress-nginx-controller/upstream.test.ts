import { readFileSync } from 'node:fs';
import { IngressNginxController } from '../../../lib';
import { noOpFields } from '../../support/api-defaults';
import { type Manifest, synthesize } from '../../support/app';
import { expectValid } from '../../support/validate';
import { DIFFERENCES, type Difference } from './upstream-differences';

const NAME = 'ingress-nginx';
const objects = synthesize((chart) => new IngressNginxController(chart, 'controller', { admissionWebhook: true }));
const find = (kind: string, name: string): Manifest => {
  const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return found;
};
/** The labels of an object, with a component where upstream sets one. */
const labels = (component?: string) => ({
  'app.kubernetes.io/name': NAME,
  'app.kubernetes.io/instance': NAME,
  'app.kubernetes.io/part-of': NAME,
  'app.kubernetes.io/version': '1.15.1',
  ...(component && { 'app.kubernetes.io/component': component }),
});
const selector = {
  'app.kubernetes.io/name': NAME,
  'app.kubernetes.io/instance': NAME,
  'app.kubernetes.io/component': 'controller',
};
/** The rules of a role as text, such as `/services: get,list,watch`, sorted. */
const rulesOf = (kind: string, name: string) =>
  find(kind, name)
    .rules.map(
      ({ apiGroups, resources, resourceNames = [], verbs }: { [field: string]: string[] }) =>
        `${apiGroups}/${[...(resources ?? [])].sort()}${resourceNames.map((of) => `[${of}]`)}: ${[...(verbs ?? [])].sort()}`,
    )
    .sort();

test('the 19 objects have the names, labels and namespaces of upstream', () => {
  const rows = objects.map(({ kind, metadata: { name, namespace, labels: found } }) => {
    const { 'pod-security.kubernetes.io/enforce': _, ...rest } = found ?? {};
    return [`${kind} ${name}`, namespace, rest];
  });
  const controller = [NAME, labels('controller')];
  const webhook = [NAME, labels('admission-webhook')];
  expect(rows).toEqual([
    [`Namespace ${NAME}`, undefined, { 'app.kubernetes.io/name': NAME, 'app.kubernetes.io/instance': NAME }],
    ['ServiceAccount ingress-nginx', ...controller],
    ['Role ingress-nginx', ...controller],
    ['RoleBinding ingress-nginx', ...controller],
    ['ClusterRole ingress-nginx', undefined, labels()],
    ['ClusterRoleBinding ingress-nginx', undefined, labels()],
    ['ConfigMap ingress-nginx-controller', ...controller],
    ['Service ingress-nginx-controller', ...controller],
    ['Deployment ingress-nginx-controller', ...controller],
    ['IngressClass nginx', undefined, labels('controller')],
    ['ServiceAccount ingress-nginx-admission', ...webhook],
    ['Role ingress-nginx-admission', ...webhook],
    ['RoleBinding ingress-nginx-admission', ...webhook],
    ['ClusterRole ingress-nginx-admission', undefined, labels('admission-webhook')],
    ['ClusterRoleBinding ingress-nginx-admission', undefined, labels('admission-webhook')],
    ['Service ingress-nginx-controller-admission', ...controller],
    ['Job ingress-nginx-admission-create', ...webhook],
    ['Job ingress-nginx-admission-patch', ...webhook],
    ['ValidatingWebhookConfiguration ingress-nginx-admission', undefined, labels('admission-webhook')],
  ]);
});

test('each object is valid, and sets no field to what the API server would fill in', () => {
  expectValid(objects);
  expect(objects.flatMap(noOpFields)).toEqual([]);
});

describe('accounts', () => {
  const shared = [
    '/events: create,patch',
    '/services: get,list,watch',
    'discovery.k8s.io/endpointslices: get,list,watch',
    'networking.k8s.io/ingressclasses: get,list,watch',
    'networking.k8s.io/ingresses/status: update',
    'networking.k8s.io/ingresses: get,list,watch',
  ];

  test('the controller may read its namespace and the cluster, and write status, events and its lease', () => {
    expect(rulesOf('Role', NAME)).toEqual(
      [
        ...shared,
        '/namespaces: get',
        '/configmaps,endpoints,pods,secrets: get,list,watch',
        'coordination.k8s.io/leases: create',
        'coordination.k8s.io/leases[ingress-nginx-leader]: get,update',
      ].sort(),
    );
    expect(rulesOf('ClusterRole', NAME)).toEqual(
      [
        ...shared,
        '/nodes: get',
        '/configmaps,endpoints,namespaces,nodes,pods,secrets: list,watch',
        'coordination.k8s.io/leases: list,watch',
      ].sort(),
    );
  });

  test('the Jobs may make a Secret and change the webhook configuration', () => {
    expect(rulesOf('Role', `${NAME}-admission`)).toEqual(['/secrets: create,get']);
    expect(rulesOf('ClusterRole', `${NAME}-admission`)).toEqual([
      'admissionregistration.k8s.io/validatingwebhookconfigurations: get,update',
    ]);
  });

  test.each([NAME, `${NAME}-admission`])('%s is bound to its own roles', (name) => {
    const subjects = [{ kind: 'ServiceAccount', name, namespace: NAME }];
    const apiGroup = 'rbac.authorization.k8s.io';
    expect(find('RoleBinding', name)).toMatchObject({ roleRef: { apiGroup, kind: 'Role', name }, subjects });
    expect(find('ClusterRoleBinding', name)).toMatchObject({
      roleRef: { apiGroup, kind: 'ClusterRole', name },
      subjects,
    });
  });
});

test('the Services of the controller and of the webhook are those of upstream', () => {
  expect(find('Service', `${NAME}-controller`).spec).toEqual({
    type: 'NodePort',
    selector,
    ports: [
      { name: 'http', port: 80, targetPort: 'http', appProtocol: 'http' },
      { name: 'https', port: 443, targetPort: 'https', appProtocol: 'https' },
    ],
  });
  expect(find('Service', `${NAME}-controller-admission`).spec).toEqual({
    selector,
    ports: [{ name: 'https-webhook', port: 443, targetPort: 'webhook', appProtocol: 'https' }],
  });
});

test('the Deployment is that of upstream', () => {
  const probe = { httpGet: { path: '/healthz', port: 10254 }, initialDelaySeconds: 10 };
  const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
  const { containers, ...pod } = find('Deployment', `${NAME}-controller`).spec.template.spec;
  expect(find('Deployment', `${NAME}-controller`).spec).toEqual({
    selector: { matchLabels: selector },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } },
    template: { metadata: { labels: labels('controller') }, spec: { ...pod, containers } },
  });
  expect(pod).toEqual({
    automountServiceAccountToken: true,
    serviceAccountName: NAME,
    // Upstream lets every Service of the namespace become variables, which the controller does not read.
    enableServiceLinks: false,
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    terminationGracePeriodSeconds: 300,
    volumes: [{ name: 'webhook-cert', secret: { secretName: 'ingress-nginx-admission' } }],
  });
  expect(containers).toEqual([
    {
      name: 'controller',
      image:
        'registry.k8s.io/ingress-nginx/controller:v1.15.1@sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1',
      args: [
        '/nginx-ingress-controller',
        '--election-id=ingress-nginx-leader',
        '--controller-class=k8s.io/ingress-nginx',
        '--ingress-class=nginx',
        '--configmap=$(POD_NAMESPACE)/ingress-nginx-controller',
        '--validating-webhook=:8443',
        '--validating-webhook-certificate=/usr/local/certificates/cert',
        '--validating-webhook-key=/usr/local/certificates/key',
        '--shutdown-grace-period=10',
      ],
      env: [
        field('POD_NAME', 'metadata.name'),
        field('POD_NAMESPACE', 'metadata.namespace'),
        { name: 'LD_PRELOAD', value: '/usr/local/lib/libmimalloc.so' },
      ],
      ports: [
        { name: 'http', containerPort: 80 },
        { name: 'https', containerPort: 443 },
        { name: 'webhook', containerPort: 8443 },
      ],
      lifecycle: { preStop: { exec: { command: ['/wait-shutdown'] } } },
      livenessProbe: { ...probe, failureThreshold: 5 },
      readinessProbe: probe,
      resources: { requests: { cpu: '100m', memory: '90Mi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
        runAsUser: 101,
        runAsGroup: 82,
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      volumeMounts: [{ name: 'webhook-cert', mountPath: '/usr/local/certificates/', readOnly: true }],
    },
  ]);
});

test.each([
  [
    'create',
    [
      '--host=ingress-nginx-controller-admission,ingress-nginx-controller-admission.$(POD_NAMESPACE).svc',
      '--namespace=$(POD_NAMESPACE)',
      '--secret-name=ingress-nginx-admission',
    ],
  ],
  [
    'patch',
    [
      '--webhook-name=ingress-nginx-admission',
      '--namespace=$(POD_NAMESPACE)',
      '--patch-mutating=false',
      '--secret-name=ingress-nginx-admission',
      '--patch-failure-policy=Fail',
    ],
  ],
])('the Job that has the certificate do "%s"', (command, options) => {
  expect(find('Job', `${NAME}-admission-${command}`).spec).toEqual({
    ttlSecondsAfterFinished: 0,
    template: {
      metadata: { labels: labels('admission-webhook') },
      spec: {
        automountServiceAccountToken: true,
        serviceAccountName: 'ingress-nginx-admission',
        enableServiceLinks: false,
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        restartPolicy: 'OnFailure',
        containers: [
          {
            name: command,
            image:
              'registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.9@sha256:01038e7de14b78d702d2849c3aad72fd25903c4765af63cf16aa3398f5d5f2dd',
            args: [command, ...options],
            env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'] },
              readOnlyRootFilesystem: true,
              runAsUser: 65532,
              runAsGroup: 65532,
              runAsNonRoot: true,
              seccompProfile: { type: 'RuntimeDefault' },
            },
          },
        ],
      },
    },
  });
});

test('the class and the webhook are those of upstream', () => {
  expect(find('IngressClass', 'nginx').spec).toEqual({ controller: 'k8s.io/ingress-nginx' });
  expect(find('ValidatingWebhookConfiguration', `${NAME}-admission`).webhooks).toEqual([
    {
      name: 'validate.nginx.ingress.kubernetes.io',
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      clientConfig: {
        service: { name: 'ingress-nginx-controller-admission', namespace: NAME, path: '/networking/v1/ingresses' },
      },
      rules: [
        {
          apiGroups: ['networking.k8s.io'],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['ingresses'],
        },
      ],
    },
  ]);
});

describe('differences from upstream', () => {
  const at = (object: Manifest, field: string): unknown => {
    const label = field.startsWith('metadata.labels.') ? field.slice('metadata.labels.'.length) : undefined;
    if (label !== undefined) return object.metadata.labels?.[label];
    return field.split('.').reduce<unknown>((value, key) => (value as { [key: string]: unknown })?.[key], object);
  };

  test.each(DIFFERENCES.map((difference) => [difference.object, difference.field, difference] as const))(
    '%s has another %s, for a reason',
    (object, field, { here, upstream, why }: Difference) => {
      const [kind, name] = object.split(' ');
      const concerned = objects.filter(
        (candidate) => candidate.kind === kind && (name === '*' || candidate.metadata.name === name),
      );
      expect(concerned.length).toBeGreaterThan(0);
      for (const candidate of concerned) expect(at(candidate, field)).toEqual(here);
      expect(upstream).not.toEqual(here);
      expect(why).not.toBe('');
    },
  );

  test('docs/controller.md lists each difference with its reason', () => {
    const rows = DIFFERENCES.map(
      ({ object, field, upstream, here, why }) =>
        `| ${object} | \`${field}\` | ${cell(upstream)} | ${cell(here)} | ${why} |`,
    );
    const table = readFileSync('docs/controller.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.replace(/ +/g, ' ').trim());
    expect(table.filter((line) => / `(spec|metadata|data|webhooks|automount)/.test(line))).toEqual(rows);
  });
});

const cell = (value: unknown) => (value === undefined ? '' : `\`${JSON.stringify(value)}\``).replace(/^$/, '—');
