import { labels } from './object';

const container = {
  name: 'user',
  image: 'nginx:1.29.3',
  imagePullPolicy: 'IfNotPresent',
  command: ['/bin/app'],
  args: ['--quiet'],
  workingDir: '/srv',
  ports: [
    { name: 'http', containerPort: 8080, protocol: 'TCP' },
    { name: 'grpc', containerPort: 9000, hostPort: 9000, hostIP: '127.0.0.1' },
  ],
  env: [
    { name: 'A', value: '1' },
    { name: 'B', valueFrom: { configMapKeyRef: { name: 'config', key: 'a', optional: true } } },
    { name: 'C', valueFrom: { secretKeyRef: { name: 'secret', key: 'a' } } },
    { name: 'D', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'E', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m', containerName: 'user' } } },
  ],
  envFrom: [{ configMapRef: { name: 'config' } }, { prefix: 'X_', secretRef: { name: 'secret', optional: true } }],
  resources: {
    requests: { cpu: '50m', memory: '128Mi', 'ephemeral-storage': '1Gi' },
    limits: { memory: '256Mi', cpu: '1' },
  },
  volumeMounts: [
    { name: 'tmp', mountPath: '/tmp', readOnly: false, subPath: 'a/b' },
    { name: 'config', mountPath: '/etc/app', mountPropagation: 'None' },
    { name: 'claim', mountPath: '/data', subPathExpr: '$(A)' },
    { name: 'secret', mountPath: '/secret' },
    { name: 'projected', mountPath: '/projected' },
    { name: 'down', mountPath: '/down' },
  ],
  startupProbe: {
    httpGet: { path: '/', port: 'http', scheme: 'HTTP', httpHeaders: [{ name: 'X-A', value: 'b' }] },
    failureThreshold: 30,
    periodSeconds: 2,
  },
  readinessProbe: { tcpSocket: { port: 8080 }, successThreshold: 2, timeoutSeconds: 3, initialDelaySeconds: 1 },
  livenessProbe: { grpc: { port: 9000, service: 'a' }, terminationGracePeriodSeconds: 10 },
  lifecycle: { preStop: { exec: { command: ['sleep', '5'] } }, postStart: { httpGet: { path: '/', port: 8080 } } },
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  stdin: false,
  tty: false,
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: 1000,
    runAsGroup: 1000,
    capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
    seccompProfile: { type: 'RuntimeDefault' },
    privileged: false,
    procMount: 'Default',
    seLinuxOptions: { level: 's0' },
  },
};
const podSpec = {
  serviceAccountName: 'user',
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  restartPolicy: 'Always',
  terminationGracePeriodSeconds: 40,
  dnsPolicy: 'ClusterFirst',
  dnsConfig: { nameservers: ['10.0.0.1'], searches: ['a.example.com'], options: [{ name: 'ndots', value: '2' }] },
  hostNetwork: false,
  hostPID: false,
  hostIPC: false,
  shareProcessNamespace: false,
  hostname: 'a',
  subdomain: 'b',
  setHostnameAsFQDN: false,
  priorityClassName: 'important',
  preemptionPolicy: 'PreemptLowerPriority',
  schedulerName: 'default-scheduler',
  runtimeClassName: 'gvisor',
  os: { name: 'linux' },
  hostAliases: [{ ip: '127.0.0.1', hostnames: ['a.local'] }],
  nodeSelector: { 'kubernetes.io/arch': 'arm64' },
  readinessGates: [{ conditionType: 'example.com/a' }],
  tolerations: [
    { key: 'a', operator: 'Equal', value: 'b', effect: 'NoSchedule' },
    { key: 'c', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
  ],
  imagePullSecrets: [{ name: 'registry' }],
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 1000,
    fsGroup: 1000,
    fsGroupChangePolicy: 'OnRootMismatch',
    supplementalGroups: [1000],
    seccompProfile: { type: 'RuntimeDefault' },
    sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
  },
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          {
            matchExpressions: [
              { key: 'a', operator: 'In', values: ['b'] },
              { key: 'n', operator: 'Gt', values: ['3'] },
            ],
            matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n'] }],
          },
        ],
      },
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 1, preference: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } },
      ],
    },
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: {
            topologyKey: 'kubernetes.io/hostname',
            labelSelector: { matchLabels: labels },
            namespaces: ['a'],
          },
        },
      ],
      requiredDuringSchedulingIgnoredDuringExecution: [
        {
          topologyKey: 'kubernetes.io/hostname',
          labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['x'] }] },
          namespaceSelector: {},
        },
      ],
    },
  },
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: labels },
      matchLabelKeys: ['pod-template-hash'],
      nodeAffinityPolicy: 'Honor',
      nodeTaintsPolicy: 'Ignore',
    },
    {
      maxSkew: 1,
      minDomains: 2,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: labels },
    },
  ],
  volumes: [
    { name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: '10Mi' } },
    {
      name: 'config',
      configMap: { name: 'config', defaultMode: 420, optional: false, items: [{ key: 'a', path: 'x/a', mode: 256 }] },
    },
    { name: 'claim', persistentVolumeClaim: { claimName: 'data', readOnly: true } },
    { name: 'secret', secret: { secretName: 'secret', defaultMode: 256, items: [{ key: 'a', path: 'a' }] } },
    {
      name: 'projected',
      projected: {
        defaultMode: 256,
        sources: [
          { configMap: { name: 'config', items: [{ key: 'a', path: 'b' }] } },
          { secret: { name: 'secret' } },
          { serviceAccountToken: { path: 'token', expirationSeconds: 3600, audience: 'a' } },
          { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
        ],
      },
    },
    {
      name: 'down',
      downwardAPI: { items: [{ path: 'cpu', resourceFieldRef: { containerName: 'user', resource: 'limits.cpu' } }] },
    },
    { name: 'host', hostPath: { path: '/var/log', type: 'Directory' } },
    { name: 'csi', csi: { driver: 'a.example.com', volumeAttributes: { a: 'b' } } },
    { name: 'nfs', nfs: { server: 'a', path: '/b' } },
    {
      name: 'eph',
      ephemeral: {
        volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
      },
    },
  ],
  initContainers: [{ name: 'init', image: 'busybox:1.37', command: ['true'], resources: { requests: { cpu: '10m' } } }],
  containers: [container],
};
/** What pods are made from, with all of it. */
export const template = () => ({ metadata: { labels, annotations: { a: 'b' } }, spec: podSpec });
