import { POD_SECURITY_RULES, podSecurityViolations } from './pod-security';

const container = {
  name: 'web',
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};
const pod = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [container],
};

const deployment = (spec: object, annotations = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { template: { metadata: { annotations }, spec: { ...pod, ...spec } } },
});
const violations = (spec: object, annotations = {}) => podSecurityViolations(deployment(spec, annotations));
const inContainer = (fields: object) => ({ containers: [{ ...container, ...fields }] });
const inContext = (fields: object) => inContainer({ securityContext: { ...container.securityContext, ...fields } });
const inPod = (fields: object) => ({ securityContext: { ...pod.securityContext, ...fields } });

test('a pod that follows every rule passes, in every kind of workload', () => {
  const spec = { ...pod, volumes: [{ name: 'tmp', emptyDir: {} }] };
  expect(violations(spec)).toEqual([]);
  const base = { apiVersion: 'v1', metadata: { name: 'web' } };
  expect(podSecurityViolations({ ...base, kind: 'Pod', spec })).toEqual([]);
  expect(podSecurityViolations({ ...base, kind: 'Pod', spec: { ...spec, hostPID: true } })).toEqual(['hostNamespaces']);
  const job = (fields: object) => ({ template: { spec: { ...spec, ...fields } } });
  expect(podSecurityViolations({ ...base, kind: 'Job', spec: job({ hostPID: true }) })).toEqual(['hostNamespaces']);
  const cronJob = { ...base, kind: 'CronJob', spec: { jobTemplate: { spec: job({ hostPID: true }) } } };
  expect(podSecurityViolations(cronJob)).toEqual(['hostNamespaces']);
  expect(podSecurityViolations({ ...base, kind: 'Service', spec: {} })).toEqual([]);
});

const UNSAFE: readonly (readonly [rule: string, spec: object, annotations?: object])[] = [
  ['hostNamespaces', { hostNetwork: true }],
  ['hostNamespaces', { hostPID: true }],
  ['hostNamespaces', { hostIPC: true }],
  ['privileged', inContext({ privileged: true })],
  ['capabilities_baseline', inContext({ capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } })],
  ['capabilities_restricted', inContext({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } })],
  ['capabilities_restricted', inContext({ capabilities: { drop: ['NET_RAW'] } })],
  ['hostPathVolumes', { volumes: [{ name: 'root', hostPath: { path: '/' } }] }],
  ['hostPorts', inContainer({ ports: [{ containerPort: 80, hostPort: 80 }] })],
  ['hostProbesAndHostLifecycle', inContainer({ livenessProbe: { httpGet: { port: 80, host: 'example.com' } } })],
  [
    'hostProbesAndHostLifecycle',
    inContainer({ lifecycle: { preStop: { tcpSocket: { port: 80, host: '127.0.0.1' } } } }),
  ],
  ['appArmorProfile', inPod({ appArmorProfile: { type: 'Unconfined' } })],
  ['appArmorProfile', {}, { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' }],
  ['seLinuxOptions', inContext({ seLinuxOptions: { type: 'spc_t' } })],
  ['seLinuxOptions', inPod({ seLinuxOptions: { user: 'system_u' } })],
  ['seLinuxOptions', inPod({ seLinuxOptions: { role: 'system_r' } })],
  ['procMount_baseline', inContext({ procMount: 'Unmasked' })],
  ['procMount_restricted', { hostUsers: false, ...inContext({ procMount: 'Unmasked' }) }],
  ['seccompProfile_baseline', inContext({ seccompProfile: { type: 'Unconfined' } })],
  ['seccompProfile_restricted', inPod({ seccompProfile: undefined })],
  ['sysctls', inPod({ sysctls: [{ name: 'kernel.msgmax', value: '1' }] })],
  ['windowsHostProcess', inPod({ windowsOptions: { hostProcess: true } })],
  ['restrictedVolumes', { volumes: [{ name: 'share', nfs: { server: 'nfs', path: '/' } }] }],
  ['allowPrivilegeEscalation', inContext({ allowPrivilegeEscalation: undefined })],
  ['runAsNonRoot', inPod({ runAsNonRoot: undefined })],
  ['runAsNonRoot', inContext({ runAsNonRoot: false })],
  ['runAsUser', inPod({ runAsUser: 0 })],
  ['runAsUser', inContext({ runAsUser: 0 })],
];

test.each(UNSAFE.map(([rule, spec, annotations]) => ({ rule, spec, annotations })))(
  '$rule bites: $spec',
  ({ rule, spec, annotations }) => {
    expect(violations(spec, annotations)).toContain(rule);
  },
);

test('init containers follow the same rules', () => {
  expect(violations({ initContainers: [{ name: 'setup' }] })).toEqual([
    'allowPrivilegeEscalation',
    'capabilities_restricted',
  ]);
});

test('a pod of Windows, and one in a user namespace of its own, need less', () => {
  const spec = { containers: [{ name: 'web' }], securityContext: { runAsNonRoot: true } };
  expect(violations({ ...spec, os: { name: 'windows' } })).toEqual([]);
  expect(violations({ ...inPod({ runAsNonRoot: undefined, runAsUser: 0 }), hostUsers: false })).toEqual([]);
});

test('each rule has a pod that breaks it', () => {
  expect([...new Set(UNSAFE.map(([rule]) => rule))].sort()).toEqual([...POD_SECURITY_RULES].sort());
});
