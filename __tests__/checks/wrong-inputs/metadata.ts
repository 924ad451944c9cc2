import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { cronJob, deployment, job, object, type Row, raw, service, statefulSet, user, widgets } from './row';

const configMap = (name: unknown, metadata = {}) => object('v1', 'ConfigMap', { metadata }, name);

export const names: readonly Row[] = [
  raw(
    'an underscore in a Service',
    [deployment(), service({}, 'user_service')],
    [
      '[shop/1] name "user_service" of a Service is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user-service".',
    ],
  ),
  raw(
    'a Service that starts with a digit',
    [deployment(), service({}, '1user')],
    ['[shop/1] name "1user" of a Service starts with a digit: write a letter first, for example "v1user".'],
  ),
  raw(
    'a dot in a Service',
    [deployment(), service({}, 'user.v1')],
    [
      '[shop/1] name "user.v1" of a Service is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user-v1".',
    ],
  ),
  raw(
    'a Service of 64 characters',
    [deployment(), service({}, 'a'.repeat(64))],
    [
      '[shop/1] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" of a Service has 64 characters: write at most 63.',
    ],
  ),
  raw(
    'capitals in a Deployment',
    [deployment({}, {}, 'user'), object('v1', 'ConfigMap', {}, 'Settings')],
    [
      '[shop/1] name "Settings" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "settings".',
    ],
  ),
  raw(
    'a ConfigMap of 254 characters',
    [configMap('a'.repeat(254))],
    [
      '[shop/0] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… of a ConfigMap has 254 characters: write at most 253.',
    ],
  ),
  raw(
    'a ConfigMap that ends in a dash',
    [configMap('settings-')],
    [
      '[shop/0] name "settings-" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "settings".',
    ],
  ),
  raw(
    'a blank in a name',
    [configMap('my settings')],
    [
      '[shop/0] name "my settings" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-settings".',
    ],
  ),
  raw(
    'a name with a line break',
    [configMap('a\nb: c')],
    [
      '[shop/0] name "a\\nb: c" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "a-b-c".',
    ],
  ),
  raw(
    'a number as a name',
    [configMap(7)],
    [
      '[shop/0] name 7 of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "user".',
    ],
  ),
  raw(
    'an empty name',
    [configMap('')],
    [
      '[shop/0] name "" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "user".',
    ],
  ),
  raw(
    'a dot in a Namespace',
    [object('v1', 'Namespace', {}, 'shop.eu')],
    [
      '[shop/0] name "shop.eu" of a Namespace is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "shop-eu".',
    ],
  ),
  raw(
    'a slash in a Role',
    [object('rbac.authorization.k8s.io/v1', 'Role', { rules: [] }, 'a/b')],
    ['[shop/0] name "a/b" of a Role is not a path segment: write a name without "/" and "%".'],
  ),
  raw(
    'a percent sign in a ClusterRole',
    [object('rbac.authorization.k8s.io/v1', 'ClusterRole', { rules: [] }, 'a%b')],
    ['[shop/0] name "a%b" of a ClusterRole is not a path segment: write a name without "/" and "%".'],
  ),
  raw(
    'a custom resource with capitals',
    [object('example.com/v1', 'Widget', {}, 'Widget')],
    [
      '[shop/0] name "Widget" of a Widget is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "widget".',
    ],
  ),
  raw(
    'a CronJob of 53 characters',
    [object('batch/v1', 'CronJob', { spec: cronJob('0 3 * * *').spec }, 'a'.repeat(53))],
    [
      '[shop/0] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" of a CronJob has 53 characters: write at most 52, since its Jobs are named after it, with a number.',
    ],
  ),
  raw(
    'a Job of 64 characters',
    [job({}, {}, 'a'.repeat(64))],
    [
      '[shop/0] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" of a Job has 64 characters: write at most 63, since its pods have it as a label.',
    ],
  ),
  raw(
    'a StatefulSet of 53 characters',
    [statefulSet({}, {}, 'a'.repeat(53))],
    [
      '[shop/0] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" of a StatefulSet has 53 characters: write at most 52, since its pods have it as a label, with a hash.',
    ],
  ),
  raw(
    'a namespace with capitals',
    [configMap('settings', { namespace: 'Shop' })],
    [
      '[shop/0] namespace "Shop" of a ConfigMap is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "shop".',
    ],
  ),
  raw(
    'a namespace that is a number',
    [configMap('settings', { namespace: 5 })],
    [
      '[shop/0] namespace 5 of a ConfigMap is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user".',
    ],
  ),
  raw(
    'generateName beside a name',
    [configMap('settings', { generateName: 'settings-' })],
    [],
    ['[shop/0] generateName "settings-" has no effect next to the name "settings": leave it out.'],
  ),
  {
    what: 'a name that a patch took away',
    build: (chart) => {
      const map = new k8s.KubeConfigMap(chart, 'map', { metadata: { name: 'settings' } });
      map.addJsonPatch(JsonPatch.remove('/metadata/name'));
    },
    problems: ['[shop/map] a ConfigMap has no name: write metadata.name, which kubectl apply finds it by.'],
  },
  {
    what: 'a name that a patch made wrong',
    build: (chart) => {
      const map = new k8s.KubeConfigMap(chart, 'map', { metadata: { name: 'settings' } });
      map.addJsonPatch(JsonPatch.replace('/metadata/name', 'Settings!'));
    },
    problems: [
      '[shop/map] name "Settings!" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "settings".',
    ],
  },
];

const labelled = (labels: unknown) => object('v1', 'ConfigMap', { metadata: { labels } }, 'settings');

export const labels: readonly Row[] = [
  raw(
    'a blank in a value',
    [labelled({ team: 'a b' })],
    [
      '[shop/0] label "team" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'a value of 64 characters',
    [labelled({ team: 'a'.repeat(64) })],
    [
      '[shop/0] label "team" with the value "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'a value that ends in a dash',
    [labelled({ team: 'a-' })],
    [
      '[shop/0] label "team" with the value "a-" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'a number as a value',
    [labelled({ tier: 1 })],
    [
      '[shop/0] label "tier" with the value 1 is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'true as a value',
    [labelled({ canary: true })],
    [
      '[shop/0] label "canary" with the value true is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'a key with a blank',
    [labelled({ 'my team': 'a' })],
    [
      '[shop/0] label key "my team" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a key with two slashes',
    [labelled({ 'a/b/c': 'a' })],
    [
      '[shop/0] label key "a/b/c" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a key with capitals in its prefix',
    [labelled({ 'Example.com/team': 'a' })],
    [
      '[shop/0] label key "Example.com/team" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a key of 64 characters',
    [labelled({ ['a'.repeat(64)]: 'a' })],
    [
      '[shop/0] label key "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'an empty key',
    [labelled({ '': 'a' })],
    [
      '[shop/0] label key "" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a wrong label of pods',
    [
      deployment({
        template: {
          metadata: { labels: { app: 'user', team: 'a b' } },
          spec: { containers: [{ name: 'user', image: 'nginx:1' }] },
        },
      }),
    ],
    [
      '[shop/0] pod label "team" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
];

const annotated = (annotations: unknown) => object('v1', 'ConfigMap', { metadata: { annotations } }, 'settings');

export const annotations: readonly Row[] = [
  raw(
    'a number as a value',
    [annotated({ replicas: 3 })],
    ['[shop/0] annotation "replicas" with the value 3 is not a string: write, for example, "3".'],
  ),
  raw(
    'true as a value',
    [annotated({ 'example.com/on': true })],
    ['[shop/0] annotation "example.com/on" with the value true is not a string: write, for example, "true".'],
  ),
  raw(
    'an object as a value',
    [annotated({ config: { a: 1 } })],
    ['[shop/0] annotation "config" with the value {"a":1} is not a string: write, for example, "{\\"a\\":1}".'],
  ),
  raw(
    'a key with a blank',
    [annotated({ 'my key': 'a' })],
    [
      '[shop/0] annotation key "my key" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a key without a name',
    [annotated({ 'example.com/': 'a' })],
    [
      '[shop/0] annotation key "example.com/" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'more than 256 KiB',
    [annotated({ big: 'ü'.repeat(131072) })],
    ['[shop/0] the annotations have 262147 bytes together: write at most 262144, and put the rest into a ConfigMap.'],
    [
      '[shop/0] this ConfigMap has 262238 bytes, and kubectl apply keeps at most 262144 in an annotation: apply it with --server-side.',
    ],
  ),
  raw(
    'a wrong annotation of pods',
    [
      deployment({
        template: {
          metadata: { labels: { app: 'user' }, annotations: { port: 80 } },
          spec: { containers: [{ name: 'user', image: 'nginx:1' }] },
        },
      }),
    ],
    ['[shop/0] pod annotation "port" with the value 80 is not a string: write, for example, "80".'],
  ),
];

export const duplicates: readonly Row[] = [
  raw(
    'one ConfigMap twice',
    [configMap('settings'), configMap('settings')],
    [
      '[shop/1] ConfigMap "settings" is made by shop/0 as well, and would replace it: give one of the two another name.',
    ],
  ),
  raw(
    'one of three',
    [configMap('settings'), configMap('settings'), configMap('settings')],
    [
      '[shop/1] ConfigMap "settings" is made by shop/0 as well, and would replace it: give one of the two another name.',
      '[shop/2] ConfigMap "settings" is made by shop/0 as well, and would replace it: give one of the two another name.',
    ],
  ),
  raw(
    'two versions of one kind',
    [
      object('autoscaling/v1', 'HorizontalPodAutoscaler', {
        spec: { maxReplicas: 2, scaleTargetRef: { kind: 'Widget', name: 'w', apiVersion: 'example.com/v1' } },
      }),
      object('autoscaling/v2', 'HorizontalPodAutoscaler', {
        spec: { maxReplicas: 2, scaleTargetRef: { kind: 'Gadget', name: 'w', apiVersion: 'example.com/v1' } },
      }),
    ],
    [
      '[shop/1] HorizontalPodAutoscaler "user" is made by shop/0 as well, and would replace it: give one of the two another name.',
    ],
  ),
  raw(
    'a ClusterRole in two namespaces',
    ['a', 'b'].map((namespace) =>
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', { metadata: { namespace }, rules: [] }),
    ),
    ['[shop/1] ClusterRole "user" is made by shop/0 as well, and would replace it: give one of the two another name.'],
  ),
  raw(
    'custom resources',
    [object('example.com/v1', 'Widget'), object('example.com/v2', 'Widget')],
    ['[shop/1] Widget "user" is made by shop/0 as well, and would replace it: give one of the two another name.'],
  ),
];

const bare = (apiVersion: string, kind: string, ...problems: readonly string[]) =>
  raw(`${apiVersion} ${kind}`, [object(apiVersion, kind)], problems);

export const apiVersions: readonly Row[] = [
  bare(
    'extensions/v1beta1',
    'Deployment',
    '[shop/0] extensions/v1beta1 Deployment is not served since Kubernetes 1.16: write apps/v1.',
  ),
  bare(
    'extensions/v1beta1',
    'Ingress',
    '[shop/0] extensions/v1beta1 Ingress is not served since Kubernetes 1.22: write networking.k8s.io/v1.',
  ),
  bare(
    'networking.k8s.io/v1beta1',
    'IngressClass',
    '[shop/0] networking.k8s.io/v1beta1 IngressClass is not served since Kubernetes 1.22: write networking.k8s.io/v1.',
  ),
  bare(
    'policy/v1beta1',
    'PodSecurityPolicy',
    '[shop/0] policy/v1beta1 PodSecurityPolicy is not served since Kubernetes 1.25: write the label pod-security.kubernetes.io/enforce of a Namespace.',
  ),
  bare(
    'batch/v2alpha1',
    'CronJob',
    '[shop/0] batch/v2alpha1 CronJob is not served since Kubernetes 1.21: write batch/v1.',
  ),
  bare(
    'autoscaling/v2beta1',
    'HorizontalPodAutoscaler',
    '[shop/0] autoscaling/v2beta1 HorizontalPodAutoscaler is not served since Kubernetes 1.25: write autoscaling/v2.',
  ),
  bare(
    'rbac.authorization.k8s.io/v1beta1',
    'ClusterRoleBinding',
    '[shop/0] rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding is not served since Kubernetes 1.22: write rbac.authorization.k8s.io/v1.',
  ),
  bare(
    'apiextensions.k8s.io/v1beta1',
    'CustomResourceDefinition',
    '[shop/0] apiextensions.k8s.io/v1beta1 CustomResourceDefinition is not served since Kubernetes 1.22: write apiextensions.k8s.io/v1.',
  ),
  bare(
    'storage.k8s.io/v1beta1',
    'CSIStorageCapacity',
    '[shop/0] storage.k8s.io/v1beta1 CSIStorageCapacity is not served since Kubernetes 1.27: write storage.k8s.io/v1.',
  ),
  bare(
    'flowcontrol.apiserver.k8s.io/v1beta2',
    'FlowSchema',
    '[shop/0] flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema is not served since Kubernetes 1.29: write flowcontrol.apiserver.k8s.io/v1, or make the app for older clusters only.',
  ),
  bare(
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema',
    '[shop/0] flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema is not served since Kubernetes 1.32: write flowcontrol.apiserver.k8s.io/v1, or make the app for older clusters only.',
  ),
  raw(
    'flowcontrol.apiserver.k8s.io/v1 FlowSchema',
    [object('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', { spec: { priorityLevelConfiguration: { name: 'a' } } })],
    [
      '[shop/0] flowcontrol.apiserver.k8s.io/v1 FlowSchema came with Kubernetes 1.29, and the app is made for 1.27 on: write flowcontrol.apiserver.k8s.io/v1beta3, or raise kubernetesVersion.',
    ],
  ),
  bare(
    'admissionregistration.k8s.io/v1',
    'ValidatingAdmissionPolicy',
    '[shop/0] admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy came with Kubernetes 1.30, and the app is made for 1.27 on: write a ValidatingWebhookConfiguration, or raise kubernetesVersion.',
  ),
  bare(
    'scheduling.k8s.io/v1beta1',
    'PriorityClass',
    '[shop/0] scheduling.k8s.io/v1beta1 PriorityClass is not served since Kubernetes 1.22: write scheduling.k8s.io/v1.',
  ),
  bare(
    'discovery.k8s.io/v1beta1',
    'EndpointSlice',
    '[shop/0] discovery.k8s.io/v1beta1 EndpointSlice is not served since Kubernetes 1.25: write discovery.k8s.io/v1.',
  ),
  bare('apps/v1', 'Service', '[shop/0] there is no Service in apps/v1: write v1.'),
  bare('apps/v1', 'ConfigMap', '[shop/0] there is no ConfigMap in apps/v1: write v1.'),
  bare(
    'networking.k8s.io/v1',
    'HorizontalPodAutoscaler',
    '[shop/0] there is no HorizontalPodAutoscaler in networking.k8s.io/v1: write autoscaling/v2.',
  ),
];

export const objectSize: readonly Row[] = [
  raw(
    'a custom resource of 2 MiB',
    [object('example.com/v1', 'Widget', { spec: { text: 'a'.repeat(2 ** 21) } })],
    ['[shop/0] this Widget has 2097245 bytes, and etcd takes at most 1572864: split it.'],
  ),
  raw(
    'a custom resource of 300 KiB',
    [object('example.com/v1', 'Widget', { spec: { text: 'a'.repeat(300 * 1024) } })],
    [],
    [
      '[shop/0] this Widget has 307293 bytes, and kubectl apply keeps at most 262144 in an annotation: apply it with --server-side.',
    ],
  ),
];

export const right: readonly Row[] = [
  raw(
    'names that look odd and are not',
    [
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', { rules: [] }, 'system:auth-delegator'),
      object('v1', 'ConfigMap', {}, 'kube-root-ca.crt'),
      object('v1', 'ConfigMap', {}, '1'),
      object('v1', 'ConfigMap', {}, 'a'.repeat(253)),
      object('v1', 'Namespace', {}, '1-shop'),
      widgets(),
      object('apiregistration.k8s.io/v1', 'APIService', {}, 'v1.example.com'),
    ],
    [],
  ),
  raw(
    'labels and annotations that look odd and are not',
    [
      labelled({ '': undefined, a: '', 'example.com/A_b.c': 'A_b.c', ['a'.repeat(63)]: 'a'.repeat(63) }),
      object('v1', 'ConfigMap', { metadata: { annotations: { 'Example.COM/x': 'a: b\n# {{ c }} %d', y: '' } } }),
    ],
    [],
  ),
  raw(
    'one name in two namespaces, groups and kinds',
    [
      ...['a', 'b'].map((namespace) => configMap('user', { namespace })),
      object('v1', 'Secret'),
      object('example.com/v1', 'Widget'),
      object('example.org/v1', 'Widget'),
    ],
    [],
  ),
  raw(
    'kinds of other groups that have names of Kubernetes',
    [
      object('serving.knative.dev/v1', 'Service', { spec: { template: { spec: { containers: [{ image: 'x' }] } } } }),
      object('extensions.istio.io/v1beta1', 'Ingress', {}, 'Whatever'.toLowerCase()),
      object('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler'),
      object('gateway.networking.k8s.io/v1beta1', 'Gateway'),
      object('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'),
    ],
    [],
  ),
  raw(
    'an object that says next to nothing',
    [object('v1', 'ConfigMap'), object('v1', 'Secret'), object('v1', 'ServiceAccount'), ...user],
    [],
  ),
];
