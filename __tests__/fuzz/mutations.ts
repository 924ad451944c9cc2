import { ApiObject, type ApiObjectProps, App, type Chart, JsonPatch, Size, YamlOutputType } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import {
  Exposure,
  IngressNginxController,
  NodeAgent,
  NodeRollout,
  PodCount,
  PodPort,
  RealIp,
  StorageClaim,
  WebService,
} from '../../lib';

/** The part of an app that a mutation changes: a chart, and the Deployment and Service of one web service in it. */
export interface Victim {
  readonly chart: Chart;
  readonly deployment: ApiObject;
  readonly service: ApiObject;
}

/** A change that breaks the objects of an app, and the check that has to find it. */
export interface Mutation {
  readonly name: string;
  readonly check: string;
  readonly apply: (victim: Victim) => void;
}

const CONTAINER = '/spec/template/spec/containers/0';
const set = (path: string, value: unknown) => JsonPatch.add(path, value);
const patch =
  (...patches: JsonPatch[]) =>
  ({ deployment }: Victim) =>
    deployment.addJsonPatch(...patches);
const patchService =
  (...patches: JsonPatch[]) =>
  ({ service }: Victim) =>
    service.addJsonPatch(...patches);

/** An Ingress with its own host, for a Service and port. */
function ingress(
  { chart }: Victim,
  name: string,
  port: k8s.ServiceBackendPort,
  { id = 'stray', path = '/', tlsHost }: { id?: string; path?: string; tlsHost?: string } = {},
): void {
  const backend = { service: { name, port } };
  new k8s.KubeIngress(chart, id, {
    metadata: { name: id },
    spec: {
      rules: [{ host: 'stray.com', http: { paths: [{ path, pathType: 'Prefix', backend }] } }],
      tls: tlsHost === undefined ? undefined : [{ hosts: [tlsHost], secretName: 'stray' }],
    },
  });
}

/** An object of another project. */
function neighbour(chart: Chart, apiVersion: string, kind: string, spec: object, name = 'stray'): void {
  new ApiObject(chart, name, { apiVersion, kind, metadata: { name }, spec } as ApiObjectProps);
}

function externalSecret(chart: Chart, name: string, keys: readonly string[], target: object = {}): void {
  const data = keys.map((secretKey) => ({ secretKey, remoteRef: { key: 'stray' } }));
  neighbour(chart, 'external-secrets.io/v1', 'ExternalSecret', { target, data }, name);
}

function certificate(chart: Chart, spec: object): void {
  const usual = { secretName: 'stray', dnsNames: ['stray.com'], issuerRef: { name: 'ca' } };
  neighbour(chart, 'cert-manager.io/v1', 'Certificate', { ...usual, ...spec }, 'certificate');
}

/** An Ingress of ingress-nginx for stray.com, as somebody writes it beside the app. */
const nginxIngress =
  (name: string, annotations: { readonly [name: string]: string }, path = '/', pathType = 'Prefix', to?: string) =>
  ({ chart, service: { name: victim } }: Victim) =>
    void new ApiObject(chart, name, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name,
        annotations: Object.fromEntries(
          Object.entries(annotations).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]),
        ),
      },
      spec: {
        ingressClassName: 'nginx',
        rules: [
          {
            host: 'stray.com',
            http: { paths: [{ path, pathType, backend: { service: { name: to ?? victim, port: { number: 80 } } } }] },
          },
        ],
      },
    } as object as ApiObjectProps);
/** The spec of a Job with the pods of the service. */
function jobOf({ deployment }: Victim) {
  const { template } = deployment.toJson().spec;
  return { template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } };
}
const all =
  (...changes: ((victim: Victim) => void)[]) =>
  (victim: Victim) => {
    for (const change of changes) change(victim);
  };

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'an object in duplicate',
    check: 'duplicates',
    apply: ({ chart, service }) =>
      void new ApiObject(chart, 'twin', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: service.name },
        spec: { ports: [{ port: 80 }] },
      }),
  },
  { name: 'a Deployment in upper case', check: 'names', apply: patch(set('/metadata/name', 'Upper')) },
  {
    name: 'a Service whose name starts with a digit',
    check: 'names',
    apply: patchService(set('/metadata/name', '1st')),
  },
  { name: 'a label value with a space', check: 'labels', apply: patch(set('/metadata/labels/team', 'not a label')) },
  {
    name: 'an annotation key with a space',
    check: 'annotations',
    apply: patch(set('/metadata/annotations', { 'not a key': '' })),
  },
  {
    name: 'a selector label renamed',
    check: 'selector-labels',
    apply: patch(set('/spec/selector/matchLabels/app', 'another')),
  },
  {
    name: 'the labels of pods renamed',
    check: 'selector-labels',
    apply: patch(set('/spec/template/metadata/labels', { app: 'another' })),
  },
  {
    name: 'a Service that selects no pod',
    check: 'service-targets',
    apply: patchService(set('/spec/selector/app', 'another')),
  },
  {
    name: 'a Service to a port that no pod opens',
    check: 'service-targets',
    apply: patchService(set('/spec/ports/0/targetPort', 'gone')),
  },
  {
    name: 'a container port dropped',
    check: 'service-targets',
    apply: (victim) => {
      // By number, a Service may lead to a port that no container declares.
      patchService(set('/spec/ports/0/targetPort', 'http'))(victim);
      patch(JsonPatch.remove(`${CONTAINER}/ports`))(victim);
    },
  },
  { name: 'a Service port above 65535', check: 'services', apply: patchService(set('/spec/ports/0/port', 70000)) },
  {
    name: 'a node port twice',
    check: 'node-ports',
    apply: ({ chart, service }) => {
      service.addJsonPatch(set('/spec/type', 'NodePort'), set('/spec/ports/0/nodePort', 32767));
      new k8s.KubeService(chart, 'stray', {
        metadata: { name: 'stray' },
        spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 32767 }] },
      });
    },
  },
  {
    name: 'a capability by its name in C',
    check: 'capabilities',
    apply: patch(set(`${CONTAINER}/securityContext/capabilities/drop`, ['CAP_ALL'])),
  },
  {
    // Pods of a random runtime may be privileged anyway.
    name: 'a namespace with a misspelt level',
    check: 'pod-security',
    apply: ({ chart }) =>
      void new ApiObject(chart, 'namespace', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'strict', labels: { 'pod-security.kubernetes.io/enforce': 'restrictd' } },
      }),
  },
  {
    name: 'a container port twice',
    check: 'container-ports',
    apply: patch(
      set(`${CONTAINER}/ports/-`, { name: 'twin', containerPort: 9 }),
      set(`${CONTAINER}/ports/-`, { name: 'twin', containerPort: 10 }),
    ),
  },
  { name: 'a container port 0', check: 'container-ports', apply: patch(set(`${CONTAINER}/ports/0/containerPort`, 0)) },
  {
    name: 'a port of each node twice',
    check: 'host-ports',
    apply: ({ chart }) => {
      for (const id of ['stray-logs', 'stray-metrics']) {
        new NodeAgent(chart, id, { image: 'agent:1', ports: { p: PodPort.podOnly(9) }, hostPorts: { p: 8999 } });
      }
    },
  },
  {
    name: 'a second agent on a node whose port the first one still has',
    check: 'host-ports',
    apply: ({ chart }) => {
      const rollout = NodeRollout.rolling({ maxSurge: PodCount.of(1) });
      new NodeAgent(chart, 'stray-agent', {
        image: 'agent:1',
        ports: { p: PodPort.podOnly(8998) },
        hostNetwork: true,
        rollout,
      });
    },
  },
  {
    name: 'a hook that sleeps longer than the pod has',
    check: 'probes',
    apply: patch(set(`${CONTAINER}/lifecycle`, { preStop: { sleep: { seconds: 5000 } } })),
  },
  {
    name: 'a probe of an unknown port',
    check: 'probes',
    apply: patch(set(`${CONTAINER}/livenessProbe`, { httpGet: { port: 'gone' } })),
  },
  {
    name: 'an env name twice',
    check: 'env',
    apply: patch(
      set(`${CONTAINER}/env`, [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ]),
    ),
  },
  { name: 'an env name with "="', check: 'env', apply: patch(set(`${CONTAINER}/env`, [{ name: 'A=B', value: '1' }])) },
  {
    name: 'a mount of an unknown volume',
    check: 'volumes',
    apply: patch(set(`${CONTAINER}/volumeMounts`, [{ name: 'gone', mountPath: '/gone' }])),
  },
  {
    name: 'a volume twice',
    check: 'volumes',
    apply: patch(
      set('/spec/template/spec/volumes', [
        { name: 'a', emptyDir: {} },
        { name: 'a', emptyDir: {} },
      ]),
    ),
  },
  {
    name: 'a request above its limit',
    check: 'resources',
    apply: patch(set(`${CONTAINER}/resources`, { requests: { cpu: '2' }, limits: { cpu: '500m' } })),
  },
  {
    name: 'a quantity that is none',
    check: 'resources',
    apply: patch(set(`${CONTAINER}/resources`, { requests: { memory: '1 GB' } })),
  },
  {
    name: 'a quota without room for a pod',
    check: 'resource-quotas',
    apply: ({ chart, deployment }) => {
      const { namespace } = deployment.metadata;
      const { replicas } = deployment.toJson().spec;
      if (replicas === 0) deployment.addJsonPatch(set('/spec/replicas', 1));
      new k8s.KubeResourceQuota(chart, 'stray', {
        metadata: { name: 'stray', namespace },
        spec: { hard: { pods: k8s.Quantity.fromNumber(0) } },
      });
    },
  },
  {
    name: 'a limit range below what a container asks for',
    check: 'limit-ranges',
    apply: ({ chart, deployment }) => {
      deployment.addJsonPatch(set(`${CONTAINER}/resources`, { requests: { cpu: '1' }, limits: { cpu: '1' } }));
      const max = { cpu: k8s.Quantity.fromString('10m') };
      new k8s.KubeLimitRange(chart, 'stray', {
        metadata: { name: 'stray', namespace: deployment.metadata.namespace },
        spec: { limits: [{ type: 'Container', max }] },
      });
    },
  },
  { name: 'an image in upper case', check: 'images', apply: patch(set(`${CONTAINER}/image`, 'Registry/User:1')) },
  {
    name: 'a key of a ConfigMap cut off',
    check: 'config-references',
    apply: ({ chart, deployment }) => {
      new k8s.KubeConfigMap(chart, 'stray', { metadata: { name: 'stray' }, data: { kept: '' } });
      deployment.addJsonPatch(
        set(`${CONTAINER}/env`, [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'stray', key: 'cut' } } }]),
      );
    },
  },
  {
    name: 'an Ingress to a Service that is not there',
    check: 'ingress-backends',
    apply: (victim) => ingress(victim, 'gone', { number: 80 }),
  },
  {
    name: 'an Ingress to a moved port',
    check: 'ingress-backends',
    apply: (victim) => ingress(victim, victim.service.name, { number: 64999 }),
  },
  {
    name: 'two workloads of one selector',
    check: 'selector-overlap',
    apply: ({ chart, deployment }) =>
      void new ApiObject(chart, 'twin', { ...deployment.toJson(), metadata: { name: 'twin' } }),
  },
  {
    name: 'a Deployment that never restarts',
    check: 'workloads',
    apply: patch(set('/spec/template/spec/restartPolicy', 'Never')),
  },
  {
    name: 'a DNS policy misspelt',
    check: 'field-types',
    apply: patch(set('/spec/template/spec/dnsPolicy', 'Defualt')),
  },
  { name: 'a field misspelt', check: 'unknown-fields', apply: patch(set('/spec/template/spec/contianers', [])) },
  {
    name: 'a field of the newest clusters',
    check: 'newer-fields',
    apply: patch(set('/spec/template/spec/hostnameOverride', 'user')),
  },
  {
    name: 'a text that kubectl reads as a number',
    check: 'texts',
    apply: patch(set('/metadata/annotations', { a: '0o7' })),
  },
  {
    name: 'a namespace that is made last',
    check: 'apply-order',
    apply: ({ chart, deployment }) => {
      deployment.addJsonPatch(set('/metadata/namespace', 'late'));
      new k8s.KubeNamespace(chart, 'late', { metadata: { name: 'late' } }).addDependency(deployment);
    },
  },
  {
    name: 'a file that is written twice',
    check: 'output-files',
    apply: ({ chart, deployment }) => {
      Object.assign(App.of(chart), { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
      new ApiObject(chart, 'stray', { ...deployment.toJson(), metadata: { name: deployment.name, namespace: 'late' } });
    },
  },
  {
    name: 'a key of a ConfigMap with a space',
    check: 'config-data',
    apply: ({ chart }) =>
      void new k8s.KubeConfigMap(chart, 'stray', { metadata: { name: 'stray' }, data: { 'log level': '' } }),
  },
  {
    name: 'an object above what etcd takes',
    check: 'object-size',
    apply: ({ chart }) =>
      void new k8s.KubeConfigMap(chart, 'stray', { metadata: { name: 'stray' }, data: { a: 'x'.repeat(2 ** 21) } }),
  },
  {
    name: 'a schedule of an hour that no day has',
    check: 'cron-schedules',
    apply: (victim) =>
      void new ApiObject(victim.chart, 'stray', {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'stray' },
        spec: { schedule: '0 25 * * *', jobTemplate: { spec: jobOf(victim) } },
      }),
  },
  {
    name: 'a Job that is over before its pods must have started',
    check: 'job-deadlines',
    apply: (victim) => {
      const job = jobOf(victim);
      job.template.spec.containers[0].startupProbe = { exec: { command: ['true'] }, periodSeconds: 5 };
      new ApiObject(victim.chart, 'stray', {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'stray' },
        spec: { ...job, activeDeadlineSeconds: 15 },
      });
    },
  },
  {
    name: 'a Job that is deleted although pods wait for it',
    check: 'job-waits',
    apply: (victim) => {
      new ApiObject(victim.chart, 'stray', {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'stray' },
        spec: { ...jobOf(victim), ttlSecondsAfterFinished: 60 },
      });
      const wait = { name: 'wait-for-stray', image: 'a:1', command: ['kubectl', 'wait', 'job/stray'] };
      patch(set('/spec/template/spec/initContainers', [wait]))(victim);
    },
  },
  {
    name: 'a role bound to an account of no namespace',
    check: 'rbac',
    apply: ({ chart }) =>
      void new k8s.KubeClusterRoleBinding(chart, 'stray', {
        metadata: { name: 'stray' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'stray' },
        subjects: [{ kind: 'ServiceAccount', name: 'stray' }],
      }),
  },
  {
    name: 'a policy for no pod',
    check: 'network-policies',
    apply: ({ chart }) =>
      void new k8s.KubeNetworkPolicy(chart, 'stray', {
        metadata: { name: 'stray' },
        spec: { podSelector: { matchLabels: { app: 'gone' } } },
      }),
  },
  {
    name: 'a policy that lets no controller in',
    check: 'network-paths',
    apply(victim) {
      const [port] = victim.service.toJson().spec.ports;
      new k8s.KubeNetworkPolicy(victim.chart, 'deny', {
        metadata: { name: 'deny' },
        spec: { podSelector: {}, policyTypes: ['Ingress'] },
      });
      ingress(victim, victim.service.name, { number: port.port });
    },
  },
  {
    name: 'two ExternalSecrets for one Secret',
    check: 'secret-makers',
    apply({ chart }) {
      for (const name of ['one', 'other']) externalSecret(chart, name, ['a'], { name: 'stray' });
    },
  },
  {
    name: 'a key that is fetched twice',
    check: 'external-secrets',
    apply: ({ chart }) => externalSecret(chart, 'stray', ['a', 'a']),
  },
  {
    name: 'a certificate of half an hour',
    check: 'certificates',
    apply: ({ chart }) => certificate(chart, { duration: '30m' }),
  },
  {
    name: 'a certificate for another host',
    check: 'certificate-hosts',
    apply(victim) {
      certificate(victim.chart, { dnsNames: ['other.com'] });
      ingress(victim, 'stray', { number: 80 }, { tlsHost: 'stray.com' });
    },
  },
  {
    name: 'an issuer that answers for another host',
    check: 'acme-solvers',
    apply({ chart }) {
      const solvers = [{ http01: { ingress: {} }, selector: { dnsNames: ['other.com'] } }];
      const acme = { server: 'https://acme.example.com', privateKeySecretRef: { name: 'account' }, solvers };
      neighbour(chart, 'cert-manager.io/v1', 'ClusterIssuer', { acme }, 'issuer');
      certificate(chart, { issuerRef: { kind: 'ClusterIssuer', name: 'issuer' } });
    },
  },
  {
    name: 'an HTTPRoute to a Service that is not there',
    check: 'http-routes',
    apply: ({ chart }) =>
      void new ApiObject(chart, 'stray', {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { name: 'stray' },
        spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'gone', port: 80 }] }] },
      }),
  },
  {
    name: 'two ListenerSets for one host',
    check: 'listener-sets',
    apply: ({ chart }) => {
      for (const name of ['stray', 'other']) {
        new ApiObject(chart, name, {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'ListenerSet',
          metadata: { name },
          spec: { parentRef: { name: 'edge' }, listeners: [{ name: 'web', port: 8080, protocol: 'HTTP' }] },
        });
      }
    },
  },
  {
    name: 'two BackendTLSPolicies of one Service',
    check: 'backend-tls-policies',
    apply: ({ chart }) => {
      for (const name of ['stray', 'other']) {
        new ApiObject(chart, name, {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'BackendTLSPolicy',
          metadata: { name },
          spec: {
            targetRefs: [{ group: '', kind: 'Service', name: 'vault' }],
            validation: { hostname: 'vault.internal', wellKnownCACertificates: 'System' },
          },
        });
      }
    },
  },
  {
    name: 'a path that does not start at the root',
    check: 'ingress-paths',
    apply: (victim) => ingress(victim, victim.service.name, { number: 80 }, { path: 'user' }),
  },
  {
    name: 'a path of a host twice',
    check: 'ingress-conflicts',
    apply: (victim) => {
      ingress(victim, victim.service.name, { number: 80 });
      ingress(victim, victim.service.name, { number: 80 }, { id: 'again' });
    },
  },
  {
    name: 'a certificate for a host that is not served',
    check: 'ingress-tls',
    apply: (victim) => ingress(victim, victim.service.name, { number: 80 }, { tlsHost: 'other.com' }),
  },
  {
    name: 'a removed API version',
    check: 'api-versions',
    apply: ({ chart }) =>
      void new ApiObject(chart, 'old', {
        apiVersion: 'extensions/v1beta1',
        kind: 'Ingress',
        metadata: { name: 'old' },
      }),
  },
  {
    name: 'an image without its tag',
    check: 'missing-values',
    apply: patch(set(`${CONTAINER}/image`, 'registry.example.com/user:undefined')),
  },
  {
    name: 'a database as a user who cannot write its data',
    check: 'stock-images',
    apply: patch(
      set('/spec/template/spec/containers', [
        { name: 'db', image: 'postgres:17.2', securityContext: { runAsUser: 10001 } },
      ]),
    ),
  },
  {
    name: 'a claim that nobody mounts',
    check: 'unused-claims',
    apply: ({ chart }) => void new StorageClaim(chart, 'stray', { size: Size.gibibytes(1) }),
  },
  {
    name: 'a claim for one node and many pods',
    check: 'volume-claims',
    apply: all(
      patch(
        set('/spec/replicas', 3),
        // The pods may all be meant for one node.
        set('/spec/template/spec/nodeSelector', {}),
        set('/spec/template/spec/affinity', {}),
        set('/spec/template/spec/volumes', [{ name: 'data', persistentVolumeClaim: { claimName: 'stray' } }]),
      ),
      ({ chart }) =>
        void new k8s.KubePersistentVolumeClaim(chart, 'claim', {
          metadata: { name: 'stray' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: k8s.Quantity.fromString('1Gi') } },
          },
        }),
    ),
  },
  {
    name: 'a StatefulSet without its Service',
    check: 'stateful-sets',
    apply: ({ chart }) =>
      void new k8s.KubeStatefulSet(chart, 'db', {
        metadata: { name: 'db' },
        spec: {
          serviceName: 'nope',
          selector: { matchLabels: { app: 'db' } },
          template: {
            metadata: { labels: { app: 'db' } },
            spec: { containers: [{ name: 'db', image: 'registry.example.com/db:1.0.0' }] },
          },
        },
      }),
  },
  {
    name: 'a password in an object that somebody else wrote',
    check: 'secret-literals',
    apply: ({ chart }) =>
      void new k8s.KubePod(chart, 'stray', {
        metadata: { name: 'stray' },
        spec: {
          containers: [
            { name: 'db', image: 'registry.example.com/db:1.0.0', env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] },
          ],
        },
      }),
  },
  {
    name: 'a role with a wrong letter',
    check: 'misspelt-names',
    apply: ({ chart }) => {
      new k8s.KubeRole(chart, 'role', { metadata: { name: 'stray-reader' } });
      new k8s.KubeRoleBinding(chart, 'binding', {
        metadata: { name: 'stray' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'stray-raeder' },
      });
    },
  },
  {
    name: 'an annotation that does not exist',
    check: 'ingress-annotations',
    apply: nginxIngress('stray', { 'rewrite-targt': '/' }),
  },
  {
    name: 'an expression that opens an exact path',
    check: 'ingress-hosts',
    apply: all(
      nginxIngress('stray-a', {}, '/foo', 'Exact'),
      nginxIngress('stray-b', { 'use-regex': 'true' }, '/[a-z]{2,40}', 'ImplementationSpecific', 'other'),
    ),
  },
  {
    name: 'a rewrite that makes one path of many',
    check: 'ingress-rewrites',
    apply: nginxIngress('stray', { 'rewrite-target': '/' }, '/stray'),
  },
  {
    name: 'two start pages of one host',
    check: 'ingress-host-options',
    apply: all(
      nginxIngress('stray-a', { 'app-root': '/a' }, '/a'),
      nginxIngress('stray-b', { 'app-root': '/b' }, '/b'),
    ),
  },
  {
    name: 'a canary of its own Service',
    check: 'ingress-canaries',
    apply: all(nginxIngress('stray-a', {}), nginxIngress('stray-b', { canary: 'true', 'canary-weight': '5' })),
  },
  { name: 'a command in one word', check: 'commands', apply: patch(set(`${CONTAINER}/command`, ['node server.js'])) },
  {
    name: 'a port that a Service does not have',
    check: 'service-addresses',
    apply: all(
      patch(set(`${CONTAINER}/env`, [{ name: 'A', value: 'http://stray:81' }])),
      ({ chart }) =>
        void new k8s.KubeService(chart, 'stray', { metadata: { name: 'stray' }, spec: { ports: [{ port: 80 }] } }),
    ),
  },
  {
    name: 'a load balancer alone with the PROXY protocol',
    check: 'proxy-protocol',
    apply: ({ chart }) => {
      const annotations = { 'loadbalancer.openstack.org/proxy-protocol': 'true' };
      new IngressNginxController(chart, 'mutated', {
        name: 'mutated',
        exposure: Exposure.loadBalancer({ annotations }),
      });
    },
  },
  {
    name: 'a controller that believes anybody',
    check: 'forwarded-headers',
    apply: ({ chart }) => {
      const config = { realIp: RealIp.fromForwardedHeaders(['10.0.0.0/8']) };
      new IngressNginxController(chart, 'mutated', { name: 'mutated', config });
    },
  },
  {
    name: 'a controller whose headers nobody makes',
    check: 'controller-config',
    apply: ({ chart }) => {
      const config = { options: { 'add-headers': 'mutated/headers' } };
      new IngressNginxController(chart, 'mutated', { name: 'mutated', namespace: 'mutated', config });
    },
  },
  {
    name: 'two sessions of one Service',
    check: 'sticky-sessions',
    apply: ({ chart, service }) => {
      for (const name of ['first', 'second']) {
        const backend = { service: { name: service.name, port: { number: 80 } } };
        new k8s.KubeIngress(chart, `sticky-${name}`, {
          metadata: {
            name: `sticky-${name}`,
            annotations: {
              'nginx.ingress.kubernetes.io/affinity': 'cookie',
              'nginx.ingress.kubernetes.io/session-cookie-name': name,
            },
          },
          spec: {
            ingressClassName: 'nginx',
            rules: [{ host: `${name}.example.com`, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
          },
        });
      }
    },
  },
  {
    name: 'a wildcard of an issuer that is elsewhere',
    check: 'wildcard-certificates',
    apply: ({ chart }) =>
      void new ApiObject(chart, 'certificate', {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        metadata: { name: 'wildcard' },
        spec: { secretName: 'wildcard', dnsNames: ['*.abc.com'], issuerRef: { name: 'letsencrypt' } },
      } as object as ApiObjectProps),
  },
  {
    name: 'a port for HTTPS that is asked by HTTP',
    check: 'https-backends',
    apply: all(
      patchService(set('/spec/ports/0', { name: 'https', port: 443 })),
      nginxIngress('secured', { 'proxy-body-size': '8m' }, '/', 'Prefix', undefined),
      ({ chart }) =>
        ApiObject.of(chart.node.findChild('secured')).addJsonPatch(
          set('/spec/rules/0/http/paths/0/backend/service/port/number', 443),
        ),
    ),
  },
  {
    name: 'a redirect to HTTPS that never ends',
    check: 'https-redirects',
    apply: ({ chart, service }) => {
      const name = 'ring-controller';
      new IngressNginxController(chart, name, { name, className: name, namespace: name });
      nginxIngress('ring', { 'force-ssl-redirect': 'true' })({ chart, service } as Victim);
      ApiObject.of(chart.node.findChild('ring')).addJsonPatch(set('/spec/ingressClassName', name));
    },
  },
  {
    name: 'a budget for no pod',
    check: 'disruption-budgets',
    apply: ({ chart }) =>
      void new k8s.KubePodDisruptionBudget(chart, 'pdb', {
        metadata: { name: 'pdb' },
        spec: { selector: { matchLabels: { app: 'gone' } }, maxUnavailable: k8s.IntOrString.fromNumber(1) },
      }),
  },
  {
    name: 'an autoscaler of nothing',
    check: 'autoscalers',
    apply: ({ chart }) =>
      void new k8s.KubeHorizontalPodAutoscalerV2(chart, 'hpa', {
        metadata: { name: 'hpa' },
        spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'gone' } },
      }),
  },
  {
    name: 'a rollout from one Service to the same',
    check: 'canary-rollouts',
    apply: ({ chart }) =>
      void new ApiObject(chart, 'moving', {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Rollout',
        metadata: { name: 'elsewhere' },
        spec: {
          workloadRef: { apiVersion: 'example.com/v1', kind: 'Widget', name: 'elsewhere' },
          strategy: {
            canary: { stableService: 'a', canaryService: 'a', trafficRouting: { nginx: { stableIngress: 'a' } } },
          },
        },
      } as never),
  },
  {
    name: 'hours without an end',
    check: 'scaled-objects',
    apply: ({ chart }) =>
      void new ApiObject(chart, 'scaled', {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'ScaledObject',
        metadata: { name: 'elsewhere' },
        spec: {
          scaleTargetRef: { apiVersion: 'example.com/v1', kind: 'Widget', name: 'elsewhere' },
          triggers: [{ type: 'cron', metadata: { timezone: 'UTC', start: '0 8 * * *', desiredReplicas: '5' } }],
        },
      } as never),
  },
];

/** The Deployment and Service of a web service of the app. */
export function victimOf(app: App, number: number): Victim {
  const services = app.charts.flatMap((chart) =>
    chart.node
      .findAll()
      .filter((construct) => construct instanceof WebService)
      .map(({ node }) => ({
        chart,
        deployment: node.tryFindChild('deployment'),
        service: node.tryFindChild('service'),
      })),
  );
  const { chart, deployment, service } = services[number % services.length] ?? {};
  if (chart === undefined || !isObject(deployment) || !isObject(service)) throw new Error('the app has no web service');
  return { chart, deployment, service };
}

const isObject = (construct: unknown): construct is ApiObject => construct instanceof ApiObject;
