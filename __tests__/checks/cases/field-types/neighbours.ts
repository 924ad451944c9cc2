import { type Case, raw } from '../../case';
import { container, object, type Raw } from '../../objects';

const MONITORING = 'monitoring.coreos.com/v1';
const OR_CRD = 'or name the CRD of the cluster in PorticoChecks.of(app).knowsCrds().';

const podMonitor = (endpoint: Raw) =>
  object(MONITORING, 'PodMonitor', {
    spec: { selector: { matchLabels: { app: 'user' } }, podMetricsEndpoints: [{ port: 'http', ...endpoint }] },
  });

const rollout = (spec: Raw, pod: Raw = {}) =>
  object('argoproj.io/v1alpha1', 'Rollout', {
    spec: {
      selector: { matchLabels: { app: 'user' } },
      template: { metadata: { labels: { app: 'user' } }, spec: { containers: [container()], ...pod } },
      strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
      ...spec,
    },
  });

const externalSecret = (target: Raw) =>
  object('external-secrets.io/v1', 'ExternalSecret', {
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      target,
      data: [{ secretKey: 'password', remoteRef: { key: 'shop/db', property: 'password' } }],
    },
  });

const issuer = (kind: string, spec: Raw) => object('cert-manager.io/v1', kind, { spec });

export const wrong: readonly Case[] = [
  raw(
    'a port of a PodMonitor as a number',
    [podMonitor({ port: 8080 })],
    ['[shop/0] spec.podMetricsEndpoints[0].port 8080 is not a string: write, for example, "8080".'],
  ),
  raw(
    'an interval that is not one of Prometheus',
    [podMonitor({ interval: '30 seconds' })],
    [
      '[shop/0] spec.podMetricsEndpoints[0].interval "30 seconds" is not a duration of Prometheus: write one, for example "30s".',
    ],
  ),
  raw(
    'a ServiceMonitor that selects nothing',
    [object(MONITORING, 'ServiceMonitor', { spec: { endpoints: [] } })],
    ['[shop/0] spec.selector is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a number where KEDA takes texts',
    [
      object('keda.sh/v1alpha1', 'ScaledObject', {
        spec: {
          scaleTargetRef: { apiVersion: 'example.com/v1', kind: 'Widget', name: 'elsewhere' },
          triggers: [{ type: 'redis', metadata: { listLength: 5 } }],
        },
      }),
    ],
    ['[shop/0] spec.triggers[0].metadata.listLength 5 is not a string: write, for example, "5".'],
  ),
  raw(
    'a Certificate without its Secret',
    [object('cert-manager.io/v1', 'Certificate', { spec: { dnsNames: ['abc.com'], issuerRef: { name: 'ca' } } })],
    ['[shop/0] spec.secretName is missing: write it, since the API server requires it.'],
  ),
  raw(
    'an issuer of the whole cluster, which is like one of a namespace',
    [issuer('ClusterIssuer', { ca: {} })],
    ['[shop/0] spec.ca.secretName is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a word that only another version of the CRD can have',
    [externalSecret({ creationPolicy: 'Always' })],
    [],
    [
      `[shop/0] spec.target.creationPolicy "Always" is unknown to External Secrets Operator v2.9.0: write Owner, Orphan, Merge, None or CreateOrMerge, ${OR_CRD}`,
    ],
  ),
  raw(
    'a word that no version can have',
    [externalSecret({ creationPolicy: true })],
    ['[shop/0] spec.target.creationPolicy true is not a string: write, for example, "true".'],
  ),
  raw(
    'a pod of a Rollout by the rules of pods',
    [rollout({}, { terminationGracePeriodSeconds: -1 })],
    [
      '[shop/0] spec.template.spec.terminationGracePeriodSeconds -1 is not a whole number of 0 or more: write, for example, 3.',
    ],
  ),
  raw(
    'a VerticalPodAutoscaler without its target',
    [object('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', { spec: {} })],
    ['[shop/0] spec.targetRef is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a SealedSecret with plain text in a list',
    [object('bitnami.com/v1alpha1', 'SealedSecret', { spec: { encryptedData: [] } })],
    ['[shop/0] spec.encryptedData [] is not a map: write, for example, { app: "user" }.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'objects of neighbours as their projects write them',
    [
      podMonitor({ path: '/metrics', interval: '1m30s' }),
      rollout({}),
      externalSecret({}),
      object(
        'bitnami.com/v1alpha1',
        'SealedSecret',
        {
          spec: {
            encryptedData: { password: 'AgBy3i4OJSWK' },
            template: { metadata: { name: 'user', creationTimestamp: null }, type: 'Opaque' },
          },
        },
        'sealed',
      ),
      issuer('ClusterIssuer', { selfSigned: {} }),
      object(
        'external-secrets.io/v1beta1',
        'ExternalSecret',
        { spec: { target: 5, dataFrom: [{}] } },
        'of-an-older-version',
      ),
      object(MONITORING, 'Prometheus', { spec: { replicas: 2 } }, 'of-a-kind-that-is-not-in-the-table'),
    ],
    [],
  ),
];
