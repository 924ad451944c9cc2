import { ImageRuntime, PodPort, PodVolume, PorticoDefaults, SecurityProfile, WebService } from '../../../../lib';
import { problemsOf } from '../../../support/app';
import { container, image, pod, proxy } from '../support';

type Mount = { readonly mountPath: string };

const mounts = (runtime: ImageRuntime) => container({ runtime }).volumeMounts.map(({ mountPath }: Mount) => mountPath);

test('the user, the group and the writable folders are those that the image needs', () => {
  const runtime = ImageRuntime.restricted({ user: 65532, group: 100, writablePaths: ['/tmp', '/var/lib/app'] });
  expect(pod({ runtime }).securityContext).toMatchObject({ runAsUser: 65532, runAsGroup: 100 });
  expect(mounts(runtime)).toEqual(['/tmp', '/var/lib/app']);
  expect(pod({ runtime }).volumes).toEqual([
    { name: 'tmp', emptyDir: {} },
    { name: 'var-lib-app', emptyDir: {} },
  ]);
});

test('an image that writes nothing has no empty folder, for which a node drain would ask', () => {
  const spec = pod({ runtime: ImageRuntime.restricted({ writablePaths: [] }) });
  expect(spec.volumes).toBeUndefined();
  expect(spec.containers[0].volumeMounts).toBeUndefined();
  expect(spec.containers[0].securityContext.readOnlyRootFilesystem).toBe(true);
});

test('Node runs as the user of the official image', () => {
  expect(pod({ runtime: ImageRuntime.node() }).securityContext).toMatchObject({ runAsUser: 1000, runAsGroup: 1000 });
});

test('a port below 1024 is opened to a user without privileges, and only then', () => {
  const sysctls = [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }];
  expect(pod({}, 27, 80).securityContext.sysctls).toEqual(sysctls);
  expect(pod({}, 27, 1024).securityContext.sysctls).toBeUndefined();
});

test('a restricted sidecar opens low ports next to a container that may do anything', () => {
  const security = (port: number) => {
    const ports = { web: PodPort.podOnly(port) };
    const sidecars = [{ name: 'proxy', image: proxy, runtime: ImageRuntime.restricted(), ports }];
    return pod({ runtime: ImageRuntime.unrestricted(), sidecars }, 27, 70).securityContext;
  };
  expect(security(80)).toEqual({ sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] });
  expect(security(8081)).toBeUndefined();
});

test('nothing is added to an unrestricted image', () => {
  const { securityContext, volumes, containers } = pod({ runtime: ImageRuntime.unrestricted() }, 27, 80);
  const { securityContext: own, volumeMounts } = containers[0];
  expect([securityContext, volumes, own, volumeMounts]).toEqual(Array(4).fill(undefined));
});

test('the root file system may be writable, with everything else as strict as before', () => {
  const { readOnlyRootFilesystem, ...rest } = container().securityContext;
  expect(readOnlyRootFilesystem).toBe(true);
  expect(container({ runtime: ImageRuntime.restricted({ readOnlyRoot: false }) }).securityContext).toEqual(rest);
});

const STRICT = {
  pod: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } },
  container: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
};

test('root with the capabilities that stock databases change their user by, and everything else as strict as before', () => {
  const runtime = ImageRuntime.baseline({ user: 0, capabilities: ['CHOWN', 'SETGID', 'SETUID'] });
  const { securityContext, containers } = pod({ runtime });
  expect(securityContext).toEqual({ runAsUser: 0, runAsGroup: 0, seccompProfile: { type: 'RuntimeDefault' } });
  expect(containers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'], add: ['CHOWN', 'SETGID', 'SETUID'] },
  });
});

const localhost = SecurityProfile.localhost('profiles/audit.json');
const { capabilities } = STRICT.container;

test.each<[string, ImageRuntime, object, object]>([
  ['a group of root', ImageRuntime.restricted({ group: 0 }), { runAsGroup: 0 }, {}],
  ['a group of volumes', ImageRuntime.restricted({ fsGroup: 2000 }), { fsGroup: 2000 }, {}],
  ['further groups', ImageRuntime.restricted({ supplementalGroups: [7, 8] }), { supplementalGroups: [7, 8] }, {}],
  [
    'a capability',
    ImageRuntime.restricted({ capabilities: ['NET_BIND_SERVICE'] }),
    {},
    { capabilities: { ...capabilities, add: ['NET_BIND_SERVICE'] } },
  ],
  [
    'profiles of the node',
    ImageRuntime.restricted({ seccomp: localhost, appArmor: SecurityProfile.localhost('k8s-nginx') }),
    {
      seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/audit.json' },
      appArmorProfile: { type: 'Localhost', localhostProfile: 'k8s-nginx' },
    },
    {},
  ],
  [
    'privilege escalation',
    ImageRuntime.baseline({ privilegeEscalation: true }),
    {},
    { allowPrivilegeEscalation: undefined },
  ],
  [
    'a capability of the node',
    ImageRuntime.privileged({ capabilities: ['NET_ADMIN'] }),
    {},
    { capabilities: { ...capabilities, add: ['NET_ADMIN'] } },
  ],
  [
    'no seccomp profile',
    ImageRuntime.privileged({ seccomp: SecurityProfile.unconfined() }),
    { seccompProfile: { type: 'Unconfined' } },
    {},
  ],
  [
    'no AppArmor profile',
    ImageRuntime.privileged({ appArmor: SecurityProfile.unconfined() }),
    { appArmorProfile: { type: 'Unconfined' } },
    {},
  ],
  [
    'all privileges',
    ImageRuntime.privileged({ privileged: true }),
    {},
    { privileged: true, allowPrivilegeEscalation: undefined, capabilities: undefined },
  ],
])('%s changes that one thing', (_, runtime, ofPod, ofContainer) => {
  const written = pod({ runtime });
  expect(written.securityContext).toEqual({ ...STRICT.pod, ...ofPod });
  expect(written.containers[0].securityContext).toEqual({ ...STRICT.container, ...ofContainer });
});

test('a profile of AppArmor is a problem on clusters that do not know the field', () => {
  const found = problemsOf((chart) => {
    PorticoDefaults.of(chart).set({ kubernetesVersion: '1.29..1.36' });
    const runtime = ImageRuntime.restricted({ appArmor: SecurityProfile.runtimeDefault() });
    new WebService(chart, 'user', { image, runtime });
  });
  expect(found).toEqual([
    '[shop/user/deployment] spec.template.spec.securityContext.appArmorProfile was added in Kubernetes 1.30, but the app is made for 1.29 and later: leave it out, or raise kubernetesVersion.',
  ]);
});

test('storage belongs to the group of the process, unless it is root or the user says another', () => {
  const volumes = { '/data': PodVolume.claim('data') };
  const security = (runtime: ImageRuntime) => pod({ runtime, volumes }).securityContext;
  const once = { fsGroupChangePolicy: 'OnRootMismatch' };
  expect(security(ImageRuntime.restricted({ group: 100 }))).toMatchObject({ fsGroup: 100, ...once });
  expect(security(ImageRuntime.restricted({ fsGroup: 2000 }))).toMatchObject({ fsGroup: 2000, ...once });
  expect(security(ImageRuntime.baseline({ user: 0 }))).not.toHaveProperty('fsGroup');
  expect(security(ImageRuntime.baseline({ user: 0, fsGroup: 2000 }))).toMatchObject({ fsGroup: 2000, ...once });
});

test('root without NET_BIND_SERVICE opens low ports by the rule of the pod, and root with it needs none', () => {
  const security = (runtime: ImageRuntime) => pod({ runtime }, 27, 80).securityContext.sysctls;
  expect(security(ImageRuntime.baseline({ user: 0 }))).toHaveLength(1);
  expect(security(ImageRuntime.baseline({ capabilities: ['NET_BIND_SERVICE', 'KILL'] }))).toHaveLength(1);
  expect(security(ImageRuntime.baseline({ user: 0, capabilities: ['NET_BIND_SERVICE'] }))).toBeUndefined();
  expect(security(ImageRuntime.privileged({ user: 0, privileged: true }))).toBeUndefined();
});

test('companions of a root process are not root unless they say so', () => {
  const runtime = ImageRuntime.baseline({ user: 0 });
  const root = { name: 'setup', image: proxy, runtime: ImageRuntime.baseline({ user: 0, capabilities: ['CHOWN'] }) };
  const { securityContext, initContainers } = pod({ runtime, initContainers: [{ name: 'wait', image: proxy }, root] });
  expect(securityContext).toMatchObject({ runAsUser: 0, seccompProfile: { type: 'RuntimeDefault' } });
  const [wait, setup] = initContainers;
  expect(wait.securityContext).toEqual({
    ...STRICT.container,
    runAsNonRoot: true,
    runAsUser: 10001,
    runAsGroup: 10001,
  });
  expect(setup.securityContext).toEqual({ ...STRICT.container, capabilities: { ...capabilities, add: ['CHOWN'] } });
  const restricted = pod({ initContainers: [root] });
  expect(restricted.securityContext).toEqual(STRICT.pod);
  expect(restricted.initContainers[0].securityContext).toMatchObject({
    runAsNonRoot: false,
    runAsUser: 0,
    runAsGroup: 0,
  });
});

test('next to a container of which nothing is known, the others have their settings themselves', () => {
  const sidecars = [{ name: 'proxy', image: proxy, runtime: ImageRuntime.unrestricted() }];
  const { securityContext, containers, initContainers } = pod({ sidecars });
  expect(securityContext).toBeUndefined();
  expect(containers[0].securityContext).toEqual({ ...STRICT.pod, ...STRICT.container });
  expect(initContainers[0].securityContext).toBeUndefined();
});
