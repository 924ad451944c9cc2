import * as fc from 'fast-check';

/** A field that is there in one of so many pods. */
const oneIn = <T>(pods: number, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: pods - 1 }, { arbitrary, weight: 1 });
/** A field that is mostly left out, so that many pods break one rule and no other. */
const seldom = <T>(...values: readonly T[]) => oneIn(24, fc.constantFrom(...values));

const profile = seldom(
  { type: 'RuntimeDefault' },
  { type: 'Localhost', localhostProfile: 'own' },
  { type: 'Unconfined' },
);
const seLinuxOptions = seldom<object>(
  { level: 's0:c1,c2' },
  { type: 'container_engine_t' },
  { type: 'spc_t' },
  { user: 'system_u' },
  { role: 'system_r' },
);

/** Settings that both pods and containers have. */
const shared = {
  runAsNonRoot: seldom(true, false),
  runAsUser: seldom(0, 1000),
  runAsGroup: seldom(0, 1000),
  seccompProfile: profile,
  appArmorProfile: profile,
  seLinuxOptions,
};

const sysctl = fc.constantFrom(
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_wmem',
  'net.ipv4.tcp_notsent_lowat',
  'net.core.somaxconn',
);

const podSecurity = fc.record({
  ...shared,
  runAsNonRoot: fc.constantFrom(true, true, true, true, true, true, false, undefined),
  seccompProfile: fc.oneof(
    { arbitrary: fc.constant({ type: 'RuntimeDefault' }), weight: 8 },
    { arbitrary: profile, weight: 1 },
  ),
  fsGroup: seldom(0, 2000),
  sysctls: oneIn(
    10,
    sysctl.map((name) => [{ name, value: '1' }]),
  ),
});

const containerSecurity = fc.record({
  ...shared,
  allowPrivilegeEscalation: fc.constantFrom(...Array<boolean>(12).fill(false), true, undefined),
  privileged: seldom(true, false),
  readOnlyRootFilesystem: seldom(true),
  procMount: seldom('Default', 'Unmasked'),
  capabilities: fc.oneof(
    { arbitrary: fc.constant({ drop: ['ALL'] }), weight: 12 },
    fc.record({
      drop: fc.constantFrom(['ALL'], ['NET_RAW'], undefined),
      add: oneIn(3, fc.subarray(['NET_BIND_SERVICE', 'CHOWN', 'SETUID', 'NET_RAW', 'SYS_ADMIN'], { minLength: 1 })),
    }),
    fc.constant(undefined),
  ),
});

const port = oneIn(3, fc.constantFrom([{ containerPort: 8080 }], [{ containerPort: 8080, hostPort: 8080 }]));
const probe = seldom<object>({ httpGet: { port: 8080 } }, { tcpSocket: { port: 8080, host: '10.0.0.1' } });
const preStop = seldom<object>({ httpGet: { port: 8080, host: 'example.com' } }, { exec: { command: ['sync'] } });

const container = (name: string) =>
  fc
    .record({ securityContext: containerSecurity, ports: port, livenessProbe: probe, preStop })
    .map(({ preStop: hook, ...rest }) => ({
      name,
      image: 'registry.example.com/app:1.0.0',
      ...rest,
      ...(hook && { lifecycle: { preStop: hook } }),
    }));

const volume = fc.constantFrom<object>(
  ...Array<object>(6).fill({ emptyDir: {} }),
  { configMap: { name: 'settings' } },
  { persistentVolumeClaim: { claimName: 'data' } },
  {},
  { hostPath: { path: '/var/log' } },
  { nfs: { server: 'nfs.example.com', path: '/' } },
);

/** Pods as their authors write them, with all settings that Pod Security looks at. An API server refuses some of them. */
export const randomPod: fc.Arbitrary<object> = fc
  .record({
    hostNetwork: seldom(true),
    hostUsers: oneIn(8, fc.boolean()),
    os: seldom({ name: 'linux' }, { name: 'windows' }),
    hostPID: seldom(true),
    hostIPC: seldom(true),
    securityContext: fc.oneof({ arbitrary: podSecurity, weight: 20 }, { arbitrary: fc.constant(undefined), weight: 1 }),
    main: container('main'),
    init: oneIn(2, container('init')),
    volumes: fc.array(volume, { maxLength: 2 }),
    annotation: seldom('runtime/default', 'unconfined', 'localhost/own'),
  })
  .map(({ main, init, volumes, annotation, ...spec }) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'user',
      ...(annotation && { annotations: { 'container.apparmor.security.beta.kubernetes.io/main': annotation } }),
    },
    spec: {
      ...spec,
      containers: [main],
      ...(init && { initContainers: [init] }),
      volumes: volumes.map((source, index) => ({ name: `v${index}`, ...source })),
    },
  }));
