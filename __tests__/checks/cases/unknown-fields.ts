import { ApiObject, type Chart, JsonPatch } from 'cdk8s';
import { PorticoDefaults } from '../../../lib';
import { k8s } from '../../../lib/cdk8s/k8s';
import { type Case, raw } from '../case';
import {
  container,
  cronJob,
  deployment,
  job,
  object,
  path,
  service,
  statefulSet,
  user,
  withContainer,
} from '../objects';
import { definition, IN_ONE_APP, widget } from './field-types/custom-kinds';

const POD = 'spec.template.spec';

const lost = (path: string, props: string) =>
  `${path} is not written, since cdk8s drops what ${props} does not have: write it as there, for example clusterIp or { value: 80 }, or make the object with ApiObject.`;

/** A field that no version knows, in an object that is right without it. */
const unknown = (title: string, made: ReturnType<typeof object>, message: string) =>
  raw(title, [made], [`[shop/0] ${message}.`]);

const typed = (chart: Chart) =>
  new k8s.KubeDeployment(chart, 'typed', {
    spec: {
      selector: { matchLabels: { app: 'user' } },
      template: {
        metadata: { labels: { app: 'user' } },
        spec: { containers: [{ name: 'user', image: 'nginx:1.29.3' }] },
      },
    },
  });

const patched = (title: string, patch: JsonPatch, problem: string): Case => ({
  title,
  build: (chart) => typed(chart).addJsonPatch(patch),
  problems: [`[shop/typed] ${problem}`],
});

export const wrong: readonly Case[] = [
  unknown(
    'options of an image of another kind of object',
    object('v1', 'PersistentVolume', {
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        rbd: { monitors: ['10.0.0.1:6789'], image: 'data', imagefeatures: 'layering' },
      },
    }),
    'spec.rbd.imagefeatures is not a field of PersistentVolume: leave it out',
  ),
  raw(
    'fields that only another version of a CRD can have',
    [
      object('monitoring.coreos.com/v1', 'PodMonitor', {
        spec: { selector: {}, podMetricsEndpoint: [{ port: 'http' }], shards: 2 },
      }),
    ],
    [],
    [
      '[shop/0] spec.podMetricsEndpoint is not a field of PodMonitor in prometheus-operator v0.92.0: write podMetricsEndpoints, or name the CRD of the cluster in PorticoChecks.of(app).knowsCrds().',
      '[shop/0] spec.shards is not a field of PodMonitor in prometheus-operator v0.92.0: leave it out, or name the CRD of the cluster in PorticoChecks.of(app).knowsCrds().',
    ],
  ),
  raw(
    'a misspelt field of a custom kind of the app',
    [definition, widget({ sise: 3, parts: [{ name: 'ab', sort: 'x' }] })],
    [
      '[shop/1] spec.parts[0].sort is not a field of Widget: leave it out.',
      '[shop/1] spec.sise is not a field of Widget: write size.',
    ],
    IN_ONE_APP,
  ),
  unknown(
    'a backend in the form of extensions/v1beta1',
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
      spec: { parentRefs: [{ name: 'edge' }], rules: [{ backend: { service: { name: 'user' } } }] },
    }),
    'spec.rules[0].backend is not a field of HTTPRoute: write backendRefs',
  ),
  unknown(
    'misspelt containers',
    deployment({}, { contianers: [] }),
    `${POD}.contianers is not a field of Deployment: write containers`,
  ),
  unknown(
    'a field in another case',
    deployment({}, { hostIpc: true }),
    `${POD}.hostIpc is not a field of Deployment: write hostIPC`,
  ),
  unknown(
    'a field at the root',
    { ...deployment(), replicas: 2 },
    'replicas is not a field of Deployment: write it in spec',
  ),
  unknown(
    'containers one level too high',
    deployment({ containers: [] }),
    'spec.containers is not a field of Deployment: write it in template.spec',
  ),
  unknown(
    'a field that no object has',
    deployment({ canary: true }),
    'spec.canary is not a field of Deployment: leave it out',
  ),
  unknown(
    'a singular instead of a plural',
    withContainer({ volumeMount: [] }),
    `${POD}.containers[0].volumeMount is not a field of Deployment: write volumeMounts`,
  ),
  unknown(
    'the probe of a Service',
    service({ readinessProbe: {}, selector: undefined }, 'api'),
    'spec.readinessProbe is not a field of Service: leave it out',
  ),
  unknown(
    'a misspelt field of an object of a later version',
    deployment({}, { schedulingGroup: { podGroup: 'user' } }),
    `${POD}.schedulingGroup.podGroup is not a field of Deployment: write podGroupName`,
  ),
  unknown(
    'a misspelt field of metadata',
    object('v1', 'ConfigMap', { metadata: { label: { app: 'user' } } }),
    'metadata.label is not a field of ConfigMap: write labels',
  ),
  unknown('a Secret with a spec', object('v1', 'Secret', { spec: {} }), 'spec is not a field of Secret: leave it out'),
  unknown('a Job with a schedule', job({ schedule: '0 3 * * *' }), 'spec.schedule is not a field of Job: leave it out'),
  unknown(
    'the pod template of a CronJob one level too high',
    cronJob('0 3 * * *', { template: {} }),
    'spec.template is not a field of CronJob: write it in jobTemplate.spec',
  ),
  unknown(
    'a misspelt field of a claim of a StatefulSet',
    statefulSet({
      serviceName: undefined,
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessMode: [], accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    }),
    'spec.volumeClaimTemplates[0].spec.accessMode is not a field of StatefulSet: write accessModes',
  ),
  unknown(
    'a misspelt field of an autoscaler',
    object('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: {
        scaleTargetRef: { apiVersion: 'example.com/v1', kind: 'Shop', name: 'user' },
        minReplica: 1,
        maxReplicas: 3,
      },
    }),
    'spec.minReplica is not a field of HorizontalPodAutoscaler: write minReplicas',
  ),
  unknown(
    'a misspelt field of a NetworkPolicy',
    object('networking.k8s.io/v1', 'NetworkPolicy', {
      spec: { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', excep: [] } }] }] },
    }),
    'spec.egress[0].to[0].ipBlock.excep is not a field of NetworkPolicy: write except',
  ),
  unknown(
    'a misspelt field of a Role',
    object('rbac.authorization.k8s.io/v1', 'Role', {
      rules: [{ apiGroup: [''], apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    }),
    'rules[0].apiGroup is not a field of Role: write apiGroups',
  ),
  raw(
    'a misspelt field of an Ingress',
    [
      ...user,
      object('networking.k8s.io/v1', 'Ingress', {
        spec: { ingressClass: 'nginx', rules: [{ http: { paths: [path('/')] } }] },
      }),
    ],
    ['[shop/2] spec.ingressClass is not a field of Ingress: write ingressClassName.'],
  ),
  {
    title: 'a misspelt field in a patch of a raw object',
    build: (chart) => new ApiObject(chart, '0', deployment() as never).addJsonPatch(JsonPatch.add('/spec/replica', 2)),
    problems: ['[shop/0] spec.replica is not a field of Deployment: write replicas.'],
  },
  patched(
    'a patch that a typed object drops',
    JsonPatch.add('/spec/template/spec/foo', 1),
    lost(`${POD}.foo`, 'KubeDeploymentProps'),
  ),
  patched(
    'a patch within a patch that a typed object drops',
    JsonPatch.add('/spec/template/spec/containers/0/securityContext', { appArmorProfile: { type: 'Unconfined' } }),
    lost(`${POD}.containers[0].securityContext.appArmorProfile`, 'KubeDeploymentProps'),
  ),
  patched(
    'a patch with the name of the YAML',
    JsonPatch.add('/spec/template/spec/hostIPC', true),
    lost(`${POD}.hostIPC`, 'KubeDeploymentProps'),
  ),
  patched(
    'a patch with a number where a typed object has an IntOrString',
    JsonPatch.add('/spec/strategy', { rollingUpdate: { maxSurge: 2 } }),
    lost('spec.strategy.rollingUpdate.maxSurge', 'KubeDeploymentProps'),
  ),
];

export const right: readonly Case[] = [
  raw(
    'fields that take anything',
    [
      object('v1', 'ConfigMap', { data: { contianers: 'a', toString: 'b' } }),
      deployment(
        { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } }, replicas: 3 },
        {
          nodeSelector: { 'example.com/contianers': 'yes', map: 'a', value: 'b' },
          overhead: { cpu: '1' },
          volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }],
          containers: [container({ volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] })],
        },
      ),
    ],
    [],
  ),
  raw(
    'a claim with fields that kubectl prints',
    [
      statefulSet({
        serviceName: undefined,
        volumeClaimTemplates: [
          {
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            metadata: { name: 'data', creationTimestamp: null },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
            status: { phase: 'Pending' },
          },
        ],
      }),
    ],
    [],
  ),
  raw('an object of a custom API', [object('example.com/v1', 'Deployment', { spec: { contianers: [] } })], []),
  raw(
    'fields that props of typed objects name otherwise',
    [
      deployment({}, { hostPID: true, hostIPC: false, setHostnameAsFQDN: false }),
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', {
        rules: [{ nonResourceURLs: ['/healthz'], verbs: ['get'] }],
      }),
    ],
    [],
  ),
  raw(
    'a CustomResourceDefinition',
    [
      object(
        'apiextensions.k8s.io/v1',
        'CustomResourceDefinition',
        {
          spec: {
            group: 'example.com',
            names: { kind: 'Shop', plural: 'shops' },
            scope: 'Namespaced',
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    'x-kubernetes-validations': [{ rule: 'true', optionalOldSelf: true }],
                  },
                },
              },
            ],
          },
        },
        'shops.example.com',
      ),
    ],
    [],
  ),
  {
    title: 'fields of later versions than the typed API',
    build: (chart) => {
      PorticoDefaults.of(chart).set({ kubernetesVersion: '1.36' });
      new ApiObject(
        chart,
        '0',
        withContainer(
          {
            restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [3] } }],
            restartPolicy: 'Never',
            volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
            env: [{ name: 'A', valueFrom: { fileKeyRef: { key: 'a', path: 'env', volumeName: 'tmp' } } }],
            securityContext: { appArmorProfile: { type: 'RuntimeDefault' } },
          },
          { volumes: [{ name: 'tmp', emptyDir: {} }], resources: { requests: { cpu: '1' } } },
        ) as never,
      );
      new ApiObject(
        chart,
        '1',
        job({ successPolicy: { rules: [{ succeededCount: 1 }] }, completionMode: 'Indexed', completions: 2 }) as never,
      );
    },
    problems: [],
  },
  {
    title: 'patches that a typed object writes',
    build: (chart) =>
      typed(chart).addJsonPatch(
        JsonPatch.add('/spec/replicas', 2),
        JsonPatch.add('/spec/template/spec/hostIpc', true),
        JsonPatch.add('/spec/strategy', { rollingUpdate: { maxSurge: { value: 2 } } }),
      ),
    problems: [],
  },
];
