import { quantity } from '../../private/quantities';

/** The type of a field: a scalar's name, a list of one shape, or fields; `!` marks those that are required. */
export type Shape = ScalarType | readonly [Shape] | { readonly [field: string]: Shape };

type ScalarType = keyof typeof TYPES;

const isMap = (value: unknown, of: (value: unknown) => boolean) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(of);
const isString = (value: unknown) => typeof value === 'string';

export const TYPES = {
  string: { fits: isString, example: '"user"' },
  'non-empty string': { fits: (value: unknown) => isString(value) && value !== '', example: '"user"' },
  boolean: { fits: (value: unknown) => typeof value === 'boolean', example: 'true' },
  'whole number': { fits: (value: unknown) => Number.isInteger(value), example: '3' },
  'whole number from 0': { fits: (value: unknown) => Number.isInteger(value) && (value as number) >= 0, example: '3' },
  'number or string': { fits: (value: unknown) => Number.isInteger(value) || isString(value), example: '8080' },
  'map of strings': { fits: (value: unknown) => isMap(value, isString), example: '{ app: "user" }' },
  'map of quantities': {
    fits: (value: unknown) => isMap(value, () => true),
    example: '{ cpu: "50m" }',
  },
  quantity: { fits: (value: unknown) => quantity(value) !== undefined, example: '"1Gi"' },
} as const;

const SELECTOR: Shape = {
  matchLabels: 'map of strings',
  matchExpressions: [{ 'key!': 'non-empty string', 'operator!': 'string', values: ['string'] }],
};

const KEY_REF: Shape = { 'key!': 'string', name: 'string', optional: 'boolean' };
const KEY_ITEMS: Shape = [{ 'key!': 'string', 'path!': 'string' }];

const HANDLER: { readonly [field: string]: Shape } = {
  exec: { command: ['string'] },
  httpGet: { 'port!': 'number or string', path: 'string', host: 'string', scheme: 'string' },
  tcpSocket: { 'port!': 'number or string', host: 'string' },
};

const PROBE: Shape = {
  ...HANDLER,
  grpc: { 'port!': 'whole number', service: 'string' },
  initialDelaySeconds: 'whole number',
  periodSeconds: 'whole number',
  timeoutSeconds: 'whole number',
  successThreshold: 'whole number',
  failureThreshold: 'whole number',
};

const CONTAINER: Shape = {
  'name!': 'string',
  image: 'string',
  imagePullPolicy: 'string',
  command: ['string'],
  args: ['string'],
  workingDir: 'string',
  ports: [{ 'containerPort!': 'whole number', hostPort: 'whole number', name: 'string', protocol: 'string' }],
  env: [
    {
      'name!': 'string',
      value: 'string',
      valueFrom: {
        configMapKeyRef: KEY_REF,
        secretKeyRef: KEY_REF,
        fieldRef: { 'fieldPath!': 'string' },
        resourceFieldRef: { 'resource!': 'string' },
      },
    },
  ],
  envFrom: [
    {
      prefix: 'string',
      configMapRef: { name: 'string', optional: 'boolean' },
      secretRef: { name: 'string', optional: 'boolean' },
    },
  ],
  resources: { requests: 'map of quantities', limits: 'map of quantities' },
  volumeMounts: [{ 'name!': 'string', 'mountPath!': 'non-empty string', subPath: 'string', readOnly: 'boolean' }],
  startupProbe: PROBE,
  readinessProbe: PROBE,
  livenessProbe: PROBE,
  lifecycle: { preStop: HANDLER, postStart: HANDLER },
};

const POD: Shape = {
  'containers!': [CONTAINER],
  initContainers: [CONTAINER],
  volumes: [
    {
      'name!': 'string',
      configMap: { name: 'string', items: KEY_ITEMS, optional: 'boolean' },
      secret: { secretName: 'string', items: KEY_ITEMS, optional: 'boolean' },
      emptyDir: { medium: 'string', sizeLimit: 'quantity' },
      hostPath: { 'path!': 'string' },
      persistentVolumeClaim: { 'claimName!': 'non-empty string' },
      projected: { sources: [{ configMap: { items: KEY_ITEMS }, secret: { items: KEY_ITEMS } }] },
    },
  ],
  restartPolicy: 'string',
  serviceAccountName: 'string',
  terminationGracePeriodSeconds: 'whole number from 0',
  hostNetwork: 'boolean',
  imagePullSecrets: [{ name: 'string' }],
  nodeSelector: 'map of strings',
};

const TEMPLATE: Shape = { 'spec!': POD };

const INGRESS_BACKEND: Shape = {
  service: { 'name!': 'non-empty string', port: { name: 'string', number: 'whole number' } },
};

const ROLE_BINDING: Shape = {
  'roleRef!': { 'apiGroup!': 'string', 'kind!': 'string', 'name!': 'string' },
  subjects: [{ 'kind!': 'string', 'name!': 'string', namespace: 'string' }],
};

const RULES: Shape = [{ 'verbs!': ['string'], apiGroups: ['string'], resources: ['string'] }];

const JOB: Shape = {
  'template!': TEMPLATE,
  backoffLimit: 'whole number from 0',
  completions: 'whole number from 0',
  parallelism: 'whole number from 0',
  activeDeadlineSeconds: 'whole number',
  ttlSecondsAfterFinished: 'whole number from 0',
};

/** By group and kind: what the API server requires, and the types of the fields that checks read. */
export const SHAPES: { readonly [kind: string]: { readonly [field: string]: Shape } } = {
  ' ConfigMap': { data: 'map of strings', binaryData: 'map of strings', immutable: 'boolean' },
  ' PersistentVolumeClaim': {
    spec: { accessModes: ['string'], resources: { requests: 'map of quantities' }, storageClassName: 'string' },
  },
  ' Pod': { 'spec!': POD },
  ' Secret': { data: 'map of strings', stringData: 'map of strings', type: 'string', immutable: 'boolean' },
  ' Service': {
    'spec!': {
      type: 'string',
      clusterIP: 'string',
      externalName: 'string',
      selector: 'map of strings',
      ports: [
        {
          'port!': 'whole number',
          targetPort: 'number or string',
          nodePort: 'whole number',
          name: 'string',
          protocol: 'string',
        },
      ],
    },
  },
  'apps DaemonSet': { 'spec!': { 'selector!': SELECTOR, 'template!': TEMPLATE } },
  'apps Deployment': {
    'spec!': {
      replicas: 'whole number from 0',
      'selector!': SELECTOR,
      'template!': TEMPLATE,
      minReadySeconds: 'whole number from 0',
      progressDeadlineSeconds: 'whole number from 0',
      revisionHistoryLimit: 'whole number from 0',
      strategy: {
        type: 'string',
        rollingUpdate: { maxSurge: 'number or string', maxUnavailable: 'number or string' },
      },
    },
  },
  'apps ReplicaSet': { 'spec!': { replicas: 'whole number from 0', 'selector!': SELECTOR, template: TEMPLATE } },
  'apps StatefulSet': {
    'spec!': {
      replicas: 'whole number from 0',
      'selector!': SELECTOR,
      serviceName: 'string',
      'template!': TEMPLATE,
      volumeClaimTemplates: [{ metadata: { 'name!': 'string' } }],
    },
  },
  'autoscaling HorizontalPodAutoscaler': {
    'spec!': {
      'scaleTargetRef!': { 'kind!': 'string', 'name!': 'string', apiVersion: 'string' },
      minReplicas: 'whole number from 0',
      'maxReplicas!': 'whole number',
    },
  },
  'batch CronJob': {
    'spec!': {
      'schedule!': 'string',
      timeZone: 'string',
      concurrencyPolicy: 'string',
      suspend: 'boolean',
      'jobTemplate!': { 'spec!': JOB },
    },
  },
  'batch Job': { 'spec!': JOB },
  'networking.k8s.io Ingress': {
    'spec!': {
      ingressClassName: 'string',
      defaultBackend: INGRESS_BACKEND,
      rules: [
        {
          host: 'string',
          http: { 'paths!': [{ 'pathType!': 'string', path: 'string', 'backend!': INGRESS_BACKEND }] },
        },
      ],
      tls: [{ hosts: ['string'], secretName: 'string' }],
    },
  },
  'networking.k8s.io NetworkPolicy': {
    'spec!': {
      podSelector: SELECTOR,
      policyTypes: ['string'],
      ingress: [{ ports: [{ port: 'number or string', endPort: 'whole number', protocol: 'string' }] }],
      egress: [{ ports: [{ port: 'number or string', endPort: 'whole number', protocol: 'string' }] }],
    },
  },
  'policy PodDisruptionBudget': {
    spec: { selector: SELECTOR, minAvailable: 'number or string', maxUnavailable: 'number or string' },
  },
  'rbac.authorization.k8s.io ClusterRole': { rules: RULES },
  'rbac.authorization.k8s.io ClusterRoleBinding': ROLE_BINDING,
  'rbac.authorization.k8s.io Role': { rules: RULES },
  'rbac.authorization.k8s.io RoleBinding': ROLE_BINDING,
};
