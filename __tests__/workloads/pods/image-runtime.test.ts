import { ImageRuntime, PodPort } from '../../../lib';
import { checkRuntime } from '../../../lib/workloads/pods/image-runtime';
import { container, messages, pod, proxy, untyped } from './support';

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

test('nginx runs as its own user and writes where the official image writes', () => {
  const runtime = ImageRuntime.nginx();
  expect(pod({ runtime }).securityContext).toMatchObject({ runAsUser: 101, runAsGroup: 101 });
  expect(mounts(runtime)).toEqual(['/tmp', '/var/cache/nginx', '/var/run']);
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

test.each<[string, unknown, string[]]>([
  [
    'root',
    ImageRuntime.restricted({ user: 0 }),
    [
      'user 0 is root, which "restricted" forbids: write a whole number from 1, or use ImageRuntime.unrestricted(). (runtime)',
    ],
  ],
  [
    'a group by name',
    ImageRuntime.restricted({ group: untyped('www') }),
    ['group "www" is not a numeric id: write a whole number from 1, or use ImageRuntime.unrestricted(). (runtime)'],
  ],
  [
    'a relative folder',
    ImageRuntime.restricted({ writablePaths: ['tmp'] }),
    [
      'writable path "tmp" is not an absolute path without "." and "..": write, for example, "/var/cache". (mount-path)',
    ],
  ],
  [
    'a folder twice',
    ImageRuntime.restricted({ writablePaths: ['/tmp', '/tmp'] }),
    ['writablePaths ["/tmp","/tmp"] has a folder twice: list each once. (runtime)'],
  ],
  [
    'a number as folders',
    ImageRuntime.restricted({ writablePaths: untyped(5) }),
    ['writablePaths 5 has the wrong type; expected a list such as ["/tmp", "/var/cache"]. (wrong-type)'],
  ],
  ['null', null, ['runtime null has the wrong type; expected a runtime such as ImageRuntime.nginx(). (wrong-type)']],
])('a runtime with %s is a problem', (_, runtime, expected) => {
  expect(messages(checkRuntime(runtime))).toEqual(expected);
});
