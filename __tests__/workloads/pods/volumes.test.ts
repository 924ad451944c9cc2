import { Size } from 'cdk8s';
import { HostPathType, ImageRuntime, PodVolume } from '../../../lib';
import { container, pod, problems, proxy, untyped } from './support';

test('scratch, claims, Secrets and ConfigMaps are mounted at the paths of the map', () => {
  const options = {
    volumes: {
      '/cache': PodVolume.scratch({ sizeLimit: Size.mebibytes(100), memory: true }),
      '/data': PodVolume.claim('data'),
      '/etc/ca': PodVolume.configMap('ca'),
      '/etc/tls': PodVolume.secret('tls'),
    },
  };
  expect(pod(options).volumes).toEqual([
    { name: 'tmp', emptyDir: {} },
    { name: 'cache', emptyDir: { medium: 'Memory', sizeLimit: '100Mi' } },
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    { name: 'etc-ca', configMap: { name: 'ca' } },
    { name: 'etc-tls', secret: { secretName: 'tls' } },
  ]);
  expect(container(options).volumeMounts).toEqual([
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'cache', mountPath: '/cache' },
    { name: 'data', mountPath: '/data' },
    { name: 'etc-ca', mountPath: '/etc/ca' },
    { name: 'etc-tls', mountPath: '/etc/tls' },
  ]);
});

test('parts of a volume, and those that only read it, are mounts of one volume', () => {
  const shared = PodVolume.claim('shared');
  const options = {
    volumes: { '/srv/images': shared.subPath('images'), '/srv/texts': shared.subPath('texts').subPath('de') },
    sidecars: [{ name: 'proxy', image: proxy, volumes: { '/srv': shared.readOnly() } }],
  };
  const { containers, initContainers, volumes } = pod(options);
  expect(volumes).toContainEqual({ name: 'srv-images', persistentVolumeClaim: { claimName: 'shared' } });
  expect([...containers, ...initContainers].flatMap(({ volumeMounts }) => volumeMounts)).toEqual([
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'srv-images', mountPath: '/srv/images', subPath: 'images' },
    { name: 'srv-images', mountPath: '/srv/texts', subPath: 'texts/de' },
    { name: 'proxy-tmp', mountPath: '/tmp' },
    { name: 'srv-images', mountPath: '/srv', readOnly: true },
  ]);
});

test('a file of a Secret can be mounted alone', () => {
  const volumes = { '/etc/app/ca.crt': PodVolume.secret('tls').subPath('ca.crt') };
  expect(container({ volumes }).volumeMounts).toContainEqual({
    name: 'etc-app-ca-crt',
    mountPath: '/etc/app/ca.crt',
    subPath: 'ca.crt',
  });
});

test('a size is written as the API server writes it back', () => {
  const volumes = { '/a': PodVolume.scratch({ sizeLimit: Size.mebibytes(1.5) }) };
  expect(pod({ volumes }).volumes).toContainEqual({ name: 'a', emptyDir: { sizeLimit: '1536Ki' } });
});

test("a writable claim belongs to the runtime's group, and one that is only read does not need to", () => {
  const security = (readOnly: boolean) =>
    pod({ volumes: { '/data': PodVolume.claim('data', { readOnly }) } }).securityContext;
  expect(security(false)).toMatchObject({ fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch' });
  expect(security(true).fsGroup).toBeUndefined();
  expect(pod({ volumes: { '/data': PodVolume.claim('data').readOnly() } }).securityContext.fsGroup).toBeUndefined();
});

test('the name of a volume is the end of a long path', () => {
  const path = `/opt/${'application/'.repeat(6)}data`;
  const [, volume] = pod({ volumes: { [path]: PodVolume.scratch() } }).volumes;
  expect(volume).toEqual({ name: `${'application-'.repeat(6)}data`.slice(-63), emptyDir: {} });
});

test('a volume takes the place of a folder that the runtime writes to', () => {
  const volumes = { '/tmp': PodVolume.scratch({ sizeLimit: Size.mebibytes(64) }) };
  expect(pod({ volumes }).volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }]);
});

test('a path of the node is mounted read-only unless asked otherwise, and may have to be there', () => {
  const { volumes, containers } = pod({
    volumes: {
      '/host': PodVolume.hostPath('/'),
      '/run/agent': PodVolume.hostPath('/run/agent', { readOnly: false, type: HostPathType.DIRECTORY_OR_CREATE }),
    },
  });
  expect(volumes).toEqual(
    expect.arrayContaining([
      { name: 'host', hostPath: { path: '/' } },
      { name: 'run-agent', hostPath: { path: '/run/agent', type: 'DirectoryOrCreate' } },
    ]),
  );
  expect(containers[0].volumeMounts).toEqual(
    expect.arrayContaining([
      { name: 'host', mountPath: '/host', readOnly: true },
      { name: 'run-agent', mountPath: '/run/agent' },
    ]),
  );
});

test.each<[string, object, string[]]>([
  [
    'a file and a folder at one path',
    { files: { '/etc/app': 'x' }, volumes: { '/etc/app': PodVolume.claim('data') } },
    ['container "user" mounts two things at "/etc/app": move one of them. (volume)'],
  ],
  [
    'something within a file or a read-only folder',
    {
      files: { '/etc/app': 'x', '/etc/app/b': 'y', '/etc/tls/ca.crt': 'z', '/data/app.yaml': 'w' },
      volumes: {
        '/etc/tls': PodVolume.secret('tls'),
        '/etc/app/cache': PodVolume.scratch(),
        '/data': PodVolume.claim('data'),
      },
    },
    [
      'container "user" mounts "/etc/tls/ca.crt" within "/etc/tls", which is a read-only folder: move one of them. (volume)',
      'container "user" mounts "/etc/app/cache" within "/etc/app", which is a file: move one of them. (volume)',
      'container "user" mounts "/etc/app/b" within "/etc/app", which is a file: move one of them. (volume)',
    ],
  ],
  [
    'a path without a letter or digit that names of volumes can have',
    { volumes: { '/数据': PodVolume.scratch() } },
    ['path "/数据" has no letters or digits for the name of its volume: write some. (volume)'],
  ],
  [
    'such a path in a sidecar',
    { sidecars: [{ name: 'proxy', image: proxy, volumes: { '/数据': PodVolume.scratch() } }] },
    ['path "/数据" has no letters or digits for the name of its volume: write some. (volume)'],
  ],
  [
    'two paths that give one name',
    { runtime: ImageRuntime.restricted({ writablePaths: ['/a/b', '/a-b'] }) },
    ['path "/a/b" and path "/a-b" give one volume name: rename one of the folders. (volume)'],
  ],
  [
    "a folder with the name of the volume of the workload's own files",
    { volumes: { '/files': PodVolume.claim('data') }, files: { '/etc/app.yaml': 'x' } },
    ['path "/files" and the files of ConfigMap "user-files" give one volume name: rename one of the folders. (volume)'],
  ],
  [
    'sizes that are not above 0, not whole bytes, and not sizes',
    {
      volumes: {
        '/a': PodVolume.scratch({ sizeLimit: Size.mebibytes(0) }),
        '/b': PodVolume.scratch({ sizeLimit: Size.kibibytes(0.3) }),
        '/c': PodVolume.scratch({ sizeLimit: untyped(5), memory: untyped(1) }),
      },
    },
    [
      'sizeLimit 0Mi is not above 0: write, for example, Size.mebibytes(100). (volume)',
      'sizeLimit 0.3Ki is not a whole number of bytes: write, for example, Size.mebibytes(100). (volume)',
      'memory 1 has the wrong type; expected true or false. (wrong-type)',
      'sizeLimit 5 has the wrong type; expected a size such as Size.mebibytes(100). (wrong-type)',
    ],
  ],
  [
    'names that objects cannot have',
    {
      volumes: {
        '/a': PodVolume.claim('Data'),
        '/b': PodVolume.secret('My Secret'),
        '/c': PodVolume.configMap(untyped(undefined)),
      },
    },
    [
      'PersistentVolumeClaim name "Data" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "data". (dns-name)',
      'Secret name "My Secret" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-secret". (dns-name)',
      'ConfigMap name undefined is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "user". (dns-name)',
    ],
  ],
  [
    'a part that is not in the volume',
    {
      volumes: {
        '/a': PodVolume.claim('data').subPath('../b'),
        '/c': PodVolume.scratch().subPath(untyped(5)),
        '/d': PodVolume.secret('tls').subPath('/ca.crt'),
      },
    },
    ['"../b"', '5', '"/ca.crt"'].map(
      (path) =>
        `subPath ${path} is not a relative path without "." and "..": write, for example, "images/2026". (mount-path)`,
    ),
  ],
  [
    'paths that no node has',
    {
      volumes: {
        '/a': PodVolume.hostPath('var/log'),
        '/b': PodVolume.hostPath('/var/../etc', untyped({ type: 'Folder', readonly: true })),
      },
    },
    [
      'hostPath "var/log" is not an absolute path without "." and "..": write, for example, "/var/log". (mount-path)',
      'hostPath "/var/../etc" is not an absolute path without "." and "..": write, for example, "/var/log". (mount-path)',
      'a hostPath has no option "readonly": write one of readOnly, type. (unknown-option)',
      'type of a hostPath "Folder" has the wrong type; expected a value such as HostPathType.DIRECTORY. (wrong-type)',
    ],
  ],
  [
    'a relative path, and a text as a volume',
    { volumes: { data: PodVolume.scratch(), '/b': 'data' } },
    [
      'volume at "/b" "data" has the wrong type; expected a volume such as PodVolume.claim("data"). (wrong-type)',
      'volume path "data" is not an absolute path without ".", "..", ":" and spaces: write, for example, "/var/cache". (mount-path)',
    ],
  ],
])('%s: a problem', (_, options, expected) => {
  expect(problems(options)).toEqual(expected);
});
