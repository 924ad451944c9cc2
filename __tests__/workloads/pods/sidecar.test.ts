import { Health, ImageRuntime, PodPort, PodVolume } from '../../../lib';
import { image, pod, problems, proxy } from './support';

type Named = { readonly name: string; readonly restartPolicy?: string };

const logs = PodVolume.scratch();
const sidecars = [
  {
    name: 'proxy',
    image: proxy,
    args: ['--quiet'],
    ports: { proxy: PodPort.offered(8443, 443) },
    health: Health.tcp(),
    volumes: { '/logs': logs },
    files: { '/etc/envoy.yaml': 'x' },
  },
];
const names = (items: readonly Named[]) => items.map(({ name }) => name);

test('a sidecar runs next to the workload, restricted like it, and shares a volume by its value', () => {
  const { containers, initContainers, volumes } = pod({ sidecars, volumes: { '/var/log/app': logs } });
  expect(names(containers)).toEqual(['user']);
  expect(names(initContainers)).toEqual(['proxy']);
  expect(initContainers[0]).toMatchObject({
    image: proxy,
    args: ['--quiet'],
    ports: [{ name: 'proxy', containerPort: 8443 }],
    readinessProbe: { tcpSocket: { port: 'proxy' } },
    securityContext: containers[0].securityContext,
    resources: containers[0].resources,
  });
  expect(initContainers[0].volumeMounts).toEqual([
    { name: 'proxy-tmp', mountPath: '/tmp' },
    { name: 'var-log-app', mountPath: '/logs' },
    { name: 'files', mountPath: '/etc/envoy.yaml', subPath: 'proxy_etc_envoy.yaml' },
  ]);
  expect(names(volumes)).toEqual(['tmp', 'var-log-app', 'proxy-tmp', 'files']);
});

test('a sidecar starts before the init containers and stops after the workload, unless clusters are too old for that', () => {
  const initContainers = [{ name: 'migrate', image, command: ['/bin/migrate'] }];
  const { containers, initContainers: first } = pod({ sidecars, initContainers }, 29);
  expect(names(containers)).toEqual(['user']);
  const old = pod({ sidecars, initContainers }, 28);
  expect([old.containers, old.initContainers].map(names)).toEqual([['user', 'proxy'], ['migrate']]);
  expect(first.map(({ name, restartPolicy }: Named) => [name, restartPolicy])).toEqual([
    ['proxy', 'Always'],
    ['migrate', undefined],
  ]);
});

test('a sidecar with a runtime of its own sets what differs from the pod', () => {
  const own = [{ name: 'proxy', image: proxy, runtime: ImageRuntime.restricted({ user: 101, writablePaths: [] }) }];
  const [restricted] = pod({ sidecars: own }).initContainers;
  expect(restricted.securityContext).toMatchObject({ runAsUser: 101, runAsGroup: 101 });
  expect(restricted.volumeMounts).toBeUndefined();
  const other = pod({ sidecars: own, runtime: ImageRuntime.unrestricted() });
  expect(other.initContainers[0].securityContext).toMatchObject({
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test('command and args are lists, which no shell reads', () => {
  const [own] = pod({ command: ['/bin/app'], args: ['$HOME; ls'] }).containers;
  expect(own).toMatchObject({ command: ['/bin/app'], args: ['$HOME; ls'] });
});

test.each<[string, object, string[]]>([
  [
    "the workload's name",
    { name: 'user' },
    ['sidecar "user": another container of the pod has this name: write another name. (pod-container)'],
  ],
  [
    'a name that containers cannot have',
    { name: 'X_' },
    [
      'sidecar "X_": name "X_" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "x". (dns-name)',
    ],
  ],
  [
    'an image without a tag',
    { image: 'envoy' },
    ['sidecar "proxy": image "envoy" has no tag or digest: pin one, for example "envoy:1.0.0". (image)'],
  ],
  [
    'a misspelt option',
    { port: 80 },
    [
      expect.stringMatching(
        /^a sidecar has no option "port": write one of name, image, .*ports, health, .*\. \(unknown-option\)$/,
      ),
    ],
  ],
  [
    'the name of Kubernetes for an option',
    { readinessProbe: {} },
    ['a sidecar has no option "readinessProbe": write health: Health.http("/ready"). (unknown-option)'],
  ],
])('a sidecar with %s is a problem', (_, own, expected) => {
  expect(problems({ sidecars: [{ name: 'proxy', image: proxy, ...own }] })).toEqual(expected);
});
