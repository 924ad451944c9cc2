import { type Case, raw } from '../case';
import { deployment, job, object, type Raw, service } from '../objects';

const RBAC = 'rbac.authorization.k8s.io/v1';

const role = object(RBAC, 'Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }, 'reader');
const account = object('v1', 'ServiceAccount', {}, 'robot');

const binding = (name: string, subject = 'robot') =>
  object(RBAC, 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name: subject }],
  });

const claim = (storageClassName: string) =>
  object('v1', 'PersistentVolumeClaim', {
    spec: { storageClassName, accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } },
  });

const route = (name: string) =>
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: { parentRefs: [{ name }] } });

const gateway = object(
  'gateway.networking.k8s.io/v1',
  'Gateway',
  { spec: { gatewayClassName: 'envoy', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } },
  'entrance',
);

const listenerSet = (name: string) =>
  object(
    'gateway.networking.k8s.io/v1',
    'ListenerSet',
    { spec: { parentRef: { name }, listeners: [{ name: 'web', port: 8080, protocol: 'HTTP' }] } },
    'router',
  );

const certificate = (name: string) =>
  object('cert-manager.io/v1', 'Certificate', {
    spec: { secretName: 'abc', dnsNames: ['abc.com'], issuerRef: { kind: 'ClusterIssuer', name } },
  });

const issuer = object('cert-manager.io/v1', 'ClusterIssuer', { spec: { selfSigned: {} } }, 'letsencrypt');

const webhook = (name: string) =>
  object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
    webhooks: [
      {
        name: 'user.example.com',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        clientConfig: { service: { name, namespace: 'shop' } },
      },
    ],
  });

const inShop = (each: Raw) => ({ ...each, metadata: { ...each.metadata, namespace: 'shop' } });

const spread = (app: string) =>
  deployment(
    {},
    {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: { app } },
        },
      ],
    },
  );

const apart = (app: string) =>
  deployment(
    {},
    {
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 1,
              podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app } } },
            },
          ],
        },
      },
    },
  );

const slip = (title: string, message: string, ...objects: readonly Raw[]) => raw(title, objects, [], [message]);

export const wrong: readonly Case[] = [
  slip(
    'a role',
    '[shop/0] roleRef Role "raeder" is not in the app: write "reader" if that is meant.',
    binding('raeder'),
    role,
    account,
  ),
  slip(
    'a subject of a role',
    '[shop/0] subject ServiceAccount "robto" is not in the app: write "robot" if that is meant.',
    binding('reader', 'robto'),
    role,
    account,
  ),
  slip(
    'a pull secret',
    '[shop/0] imagePullSecrets Secret "regcerd" is not in the app: write "regcred" if that is meant.',
    deployment({}, { imagePullSecrets: [{ name: 'regcerd' }] }),
    object('v1', 'Secret', {}, 'regcred'),
  ),
  slip(
    'a priority class',
    '[shop/0] priorityClassName PriorityClass "hihg" is not in the app: write "high" if that is meant.',
    deployment({}, { priorityClassName: 'hihg' }),
    object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1000 }, 'high'),
  ),
  slip(
    'a storage class',
    '[shop/0] storageClassName StorageClass "fats" is not in the app: write "fast" if that is meant.',
    claim('fats'),
    object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'example.com/disk' }, 'fast'),
  ),
  slip(
    'a gateway',
    '[shop/0] parentRef Gateway "entrace" is not in the app: write "entrance" if that is meant.',
    route('entrace'),
    gateway,
  ),
  slip(
    'a ListenerSet',
    '[shop/0] parentRef ListenerSet "ruoter" is not in the app: write "router" if that is meant.',
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
      spec: { parentRefs: [{ kind: 'ListenerSet', name: 'ruoter' }] },
    }),
    listenerSet('edge'),
  ),
  slip(
    'the gateway of a ListenerSet',
    '[shop/0] parentRef Gateway "entrace" is not in the app: write "entrance" if that is meant.',
    listenerSet('entrace'),
    gateway,
  ),
  slip(
    'the authority of a BackendTLSPolicy',
    '[shop/0] caCertificateRef ConfigMap "internal-cas" is not in the app: write "internal-ca" if that is meant.',
    object('gateway.networking.k8s.io/v1', 'BackendTLSPolicy', {
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: 'vault' }],
        validation: {
          hostname: 'vault.internal',
          caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'internal-cas' }],
        },
      },
    }),
    object('v1', 'ConfigMap', { data: { 'ca.crt': 'x' } }, 'internal-ca'),
  ),
  slip(
    'an issuer',
    '[shop/0] issuerRef ClusterIssuer "letsencryt" is not in the app: write "letsencrypt" if that is meant.',
    certificate('letsencryt'),
    issuer,
  ),
  slip(
    'a store of secrets',
    '[shop/0] secretStoreRef SecretStore "valt" is not in the app: write "vault" if that is meant.',
    object('external-secrets.io/v1', 'ExternalSecret', {
      spec: { secretStoreRef: { name: 'valt' }, data: [{ secretKey: 'a', remoteRef: { key: 'b' } }] },
    }),
    object('external-secrets.io/v1', 'SecretStore', {}, 'vault'),
  ),
  slip(
    'a Job that pods wait for',
    '[shop/0] init container "wait" Job "migrat" is not in the app: write "migrate" if that is meant.',
    deployment({}, { initContainers: [{ name: 'wait', image: 'a:1', command: ['kubectl', 'wait', 'job/migrat'] }] }),
    job({}, {}, 'migrate'),
  ),
  slip(
    'the Service of a webhook',
    '[shop/0] clientConfig.service Service "usr" is not in the app: write "user" if that is meant.',
    webhook('usr'),
    ...[deployment(), service()].map(inShop),
  ),
  slip(
    'the labels that pods are spread by',
    '[shop/0] labelSelector "app=usr" selects no pods in this namespace: write "app=user" if that is meant.',
    spread('usr'),
  ),
  slip(
    'the labels of an affinity',
    '[shop/0] labelSelector "app=uesr" selects no pods in this namespace: write "app=user" if that is meant.',
    apart('uesr'),
  ),
];

export const right: readonly Case[] = [
  raw(
    'names that are in the app, or nothing like them',
    [
      binding('reader'),
      role,
      account,
      { ...binding('admin', 'default'), metadata: { name: 'other' } },
      claim('fast-2'),
      object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'example.com/disk' }, 'fast-1'),
      route('entrance'),
      gateway,
      certificate('letsencrypt'),
      issuer,
      { ...spread('user'), metadata: { name: 'spread' } },
    ],
    [],
  ),
  raw('the labels of pods that others make', [apart('database')], []),
];
