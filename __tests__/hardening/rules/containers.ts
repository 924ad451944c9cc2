import { containers, type Fields, kind, pod, type Rule, workload } from '../rule';

type App = Parameters<Rule['holds']>[0];

const images = (app: App): readonly string[] => containers(app).map(({ image }) => image);
const has = (app: App, kinds: 'requests' | 'limits', name: string) =>
  containers(app).every((one) => one.resources?.[kinds]?.[name] !== undefined);
const sources = (app: App): readonly Fields[] =>
  containers(app).flatMap(({ env = [], envFrom = [] }) => [...env, ...envFrom]);

/** Polaris' and kube-linter's patterns, together. */
const SECRET_NAME = /secret|password|token|bearer/i;

/** Kinds whose pods go on until they are stopped. */
const LASTING = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** Images, probes, resources and settings of containers. */
export const CONTAINER_RULES: readonly Rule[] = [
  {
    asks: 'an image by tag, and not `latest`',
    by: {
      'kube-score': 'container-image-tag',
      'kube-linter': 'latest-tag',
      Polaris: 'tagNotSpecified',
      trivy: 'KSV-0013',
      checkov: 'CKV_K8S_14',
    },
    holds: (app) => images(app).every((image) => /[:@]/.test(image) && !/:latest$/.test(image)),
  },
  {
    asks: 'an image by digest',
    by: { checkov: 'CKV_K8S_15, CKV_K8S_43' },
    dependsOn: '`image`: write `name:tag@sha256:…`',
    holds: (app) => images(app).every((image) => image.includes('@')),
  },
  {
    asks: 'an image of a registry that the checker trusts',
    by: { trivy: 'KSV-0125' },
    dependsOn: '`image`',
    holds: (app) => images(app).every((image) => /^[^/]+\.(azurecr\.io|amazonaws\.com)\//.test(image)),
  },
  {
    asks: 'images that are pulled at every start',
    by: { 'kube-score': 'container-image-pull-policy', Polaris: 'pullPolicyNotAlways' },
    unmet: 'a pinned image does not change, and pods should start even when the registry does not answer',
    holds: (app) => containers(app).every(({ imagePullPolicy }) => imagePullPolicy === 'Always'),
  },
  {
    asks: 'no image that is out of support, Tiller or git-sync',
    by: { checkov: 'CKV_K8S_44, CKV_K8S_159', kubescape: 'C-0292' },
    note: 'kubescape finds the controller that `IngressNginxController` installs, [which is retired](from-ingress-nginx.md)',
    holds: (app) =>
      kind(app, 'Service').every(({ metadata }) => metadata.name !== 'tiller-deploy') &&
      images(app).every((image) => !/ingress-nginx\/controller|git-sync/.test(image)),
  },
  {
    asks: 'requests of CPU and memory',
    by: {
      'kube-linter': 'unset-cpu-requirements',
      Polaris: 'cpuRequestsMissing, memoryRequestsMissing',
      kubesec: 'RequestsCPU, RequestsMemory',
      trivy: 'KSV-0015, KSV-0016',
      checkov: 'CKV_K8S_10, CKV_K8S_12',
    },
    holds: (app) => has(app, 'requests', 'cpu') && has(app, 'requests', 'memory'),
  },
  {
    asks: 'a memory limit',
    by: {
      'kube-linter': 'unset-memory-requirements',
      Polaris: 'memoryLimitsMissing',
      kubesec: 'LimitsMemory',
      trivy: 'KSV-0018',
      checkov: 'CKV_K8S_13',
      kubescape: 'C-0271',
    },
    holds: (app) => has(app, 'limits', 'memory'),
  },
  {
    asks: 'a CPU limit',
    by: {
      'kube-score': 'container-resources',
      Polaris: 'cpuLimitsMissing',
      kubesec: 'LimitsCPU',
      trivy: 'KSV-0011',
      checkov: 'CKV_K8S_11',
      kubescape: 'C-0270',
    },
    dependsOn: '`resources`: by default none, since a limit slows a service down although its node has CPU to spare',
    holds: (app) => has(app, 'limits', 'cpu'),
  },
  {
    asks: 'request and limit of ephemeral storage',
    by: { 'kube-score': 'container-ephemeral-storage-request-and-limit' },
    dependsOn: '`resources`: by default none, since it is not known how much an image writes',
    holds: (app) => has(app, 'requests', 'ephemeral-storage') && has(app, 'limits', 'ephemeral-storage'),
  },
  {
    asks: 'no variable twice',
    by: { 'kube-score': 'environment-variable-key-duplication', 'kube-linter': 'duplicate-env-var' },
    holds: (app) =>
      containers(app).every(({ env = [] }) => new Set(env.map(({ name }: Fields) => name)).size === env.length),
  },
  {
    asks: "no literal under a name that looks like a secret's",
    by: {
      'kube-linter': 'env-var-secret',
      Polaris: 'sensitiveContainerEnvVar, sensitiveConfigmapContent',
      trivy: 'KSV-0109, KSV-01010',
      kubescape: 'C-0012',
    },
    note: 'in `config` and `env` a problem at synth',
    holds: (app) =>
      sources(app).every(({ name, value }) => value === undefined || !SECRET_NAME.test(name)) &&
      kind(app, 'ConfigMap').every(({ data }) => Object.keys(data).every((key) => !SECRET_NAME.test(key))),
  },
  {
    asks: 'no Secret in the environment',
    by: { kubesec: 'SecretsAsEnvironmentVariables', checkov: 'CKV_K8S_35' },
    note: 'unless `secrets` or `secretsFrom` ask for it; `PodVolume.secret()` makes files instead',
    holds: (app) => sources(app).every(({ valueFrom, secretRef }) => !valueFrom?.secretKeyRef && !secretRef),
  },
  {
    asks: 'readiness and liveness probes',
    by: {
      'kube-score': 'pod-probes',
      Polaris: 'readinessProbeMissing, livenessProbeMissing',
      checkov: 'CKV_K8S_8, CKV_K8S_9',
    },
    about: LASTING,
    dependsOn: '`health`: without a port there is nothing that could be asked unless it says so',
    holds: (app) => pod(app).containers.every((one: Fields) => one.readinessProbe && one.livenessProbe),
  },
  {
    asks: 'a liveness probe other than the readiness probe',
    by: { 'kube-score': 'pod-probes-identical' },
    about: LASTING,
    dependsOn: '`health`: `Health.http()` asks a path for readiness, and the port for liveness',
    holds: (app) =>
      pod(app).containers.every(
        ({ readinessProbe: ready, livenessProbe: live }: Fields) =>
          !live?.tcpSocket || ready?.tcpSocket?.port !== live.tcpSocket.port,
      ) && pod(app).containers.every((one: Fields) => one.livenessProbe),
  },
  {
    asks: 'probes of ports that the container declares',
    by: { 'kube-linter': 'liveness-port, readiness-port, startup-port' },
    holds: (app) =>
      pod(app).containers.every(({ ports = [], startupProbe, readinessProbe, livenessProbe }: Fields) =>
        [startupProbe, readinessProbe, livenessProbe]
          .flatMap((probe) => (probe?.tcpSocket ?? probe?.httpGet)?.port ?? [])
          .every((asked) => ports.some(({ name }: Fields) => name === asked)),
      ),
  },
  {
    asks: "a label `app.kubernetes.io/instance` that is the object's name",
    by: { Polaris: 'metadataAndInstanceMismatched' },
    holds: (app) => workload(app).metadata.labels?.['app.kubernetes.io/instance'] === workload(app).metadata.name,
  },
];
