import { Duration, Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import { ImageRuntime, PodVariable, PodVolume, PullPolicy, SecretKey, VolumePropagation } from '../../../../lib';
import { container, image, pod, problems, untyped } from '../support';

/** The volume of a workload that mounts it, without the folder `/tmp`. */
const written = (volume: PodVolume, oldest?: number) => pod({ volumes: { '/data': volume } }, oldest).volumes[1];

/** The problems of a workload that mounts it. */
const faults = (volume: PodVolume, oldest?: number) => problems({ volumes: { '/data': volume } }, oldest);

describe('keys of an object', () => {
  test('can be some of them, at paths of their own, with a mode, and need not be there', () => {
    const items = { 'tls.key': 'key.pem', 'tls.crt': 'certs/server.pem' };
    const files = {
      items: [
        { key: 'tls.crt', path: 'certs/server.pem' },
        { key: 'tls.key', path: 'key.pem' },
      ],
      defaultMode: 0o440,
      optional: true,
    };
    const options = { items, mode: 0o440, optional: true };
    expect(written(PodVolume.secret('tls', options))).toEqual({
      name: 'data',
      secret: { secretName: 'tls', ...files },
    });
    expect(written(PodVolume.configMap('ca', options))).toEqual({ name: 'data', configMap: { name: 'ca', ...files } });
  });

  test('have no field that repeats a default', () => {
    expect(written(PodVolume.secret('tls', { items: {}, mode: 0o644, optional: false }))).toEqual({
      name: 'data',
      secret: { secretName: 'tls' },
    });
  });

  test("belong to the runtime's group where not everybody may read them, since they would be root's", () => {
    const groupOf = (mode: number) => {
      const volumes = { '/data': PodVolume.secret('tls', { mode }) };
      return pod({ volumes, runtime: ImageRuntime.restricted({ user: 70, group: 71 }) }).securityContext.fsGroup;
    };
    expect([0o400, 0o440, 0o444, 0o644].map(groupOf)).toEqual([71, 71, undefined, undefined]);
  });

  test('are looked at', () => {
    const options = { items: { a: 'x', '..': '../y', c: 'x' }, mode: 440, optional: untyped('yes') };
    expect(faults(PodVolume.secret('My Secret', options))).toEqual([
      'Secret name "My Secret" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-secret". (dns-name)',
      'Secret key ".." is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml". (data-key)',
      'path of Secret key ".." "../y" is not a relative path without "." and "..": write, for example, "images/2026". (mount-path)',
      'items give two keys the path "x": write another for one of them. (volume)',
      'mode 440 is the mode 0o670: write 0o440 if that is meant. (number)',
      'optional "yes" has the wrong type; expected true or false. (wrong-type)',
    ]);
    expect(faults(PodVolume.configMap('ca', untyped({ defaultMode: 0o400 })))).toEqual([
      'a volume of a ConfigMap has no option "defaultMode": write one of items, mode, optional. (unknown-option)',
    ]);
  });
});

describe('a token', () => {
  test('has a recipient, a time and a path', () => {
    const volume = PodVolume.serviceAccountToken({
      audience: 'vault',
      expiration: Duration.minutes(10),
      path: 'vault/token',
    });
    expect(written(volume)).toEqual({
      name: 'data',
      projected: {
        sources: [{ serviceAccountToken: { audience: 'vault', expirationSeconds: 600, path: 'vault/token' } }],
      },
    });
    const { projected } = written(PodVolume.serviceAccountToken({ expiration: Duration.hours(1) }));
    expect(projected.sources).toEqual([{ serviceAccountToken: { path: 'token', expirationSeconds: 3600 } }]);
  });

  test('is looked at', () => {
    const volume = PodVolume.serviceAccountToken({ audience: '', expiration: Duration.minutes(9), path: '/token' });
    expect(faults(volume)).toEqual([
      'audience "" has the wrong type; expected the name of a recipient, such as "vault". (wrong-type)',
      'expiration 9 minutes is not a whole number of seconds of 600 or more: write, for example, Duration.seconds(600). (duration)',
      'path of the token "/token" is not a relative path without "." and "..": write, for example, "images/2026". (mount-path)',
    ]);
  });
});

describe('fields of the pod', () => {
  test('are files, of which limits are those of the container that mounts them', () => {
    const volume = PodVolume.downwardApi({
      memory: PodVariable.resource('limits.memory'),
      'pod/labels': PodVariable.field('metadata.labels'),
      name: EnvValue.fromFieldRef('metadata.name' as never),
    });
    const sidecars = [{ name: 'tool', image, volumes: { '/etc/pod': volume } }];
    expect(pod({ sidecars }).volumes).toContainEqual({
      name: 'tool-etc-pod',
      downwardAPI: {
        items: [
          { path: 'memory', resourceFieldRef: { containerName: 'tool', divisor: '0', resource: 'limits.memory' } },
          { path: 'name', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } },
          { path: 'pod/labels', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.labels' } },
        ],
      },
    });
  });

  test('are looked at', () => {
    const files = {
      '/a': PodVariable.field('metadata.name'),
      b: PodVariable.literal('x'),
      c: untyped('metadata.name'),
    };
    expect(faults(PodVolume.downwardApi(files))).toEqual([
      'file path "/a" is not a relative path without "." and "..": write, for example, "images/2026". (mount-path)',
      'file "b" {"value":"x"} has the wrong type; expected a field of the pod such as PodVariable.field("metadata.labels"). (wrong-type)',
      'file "c" "metadata.name" has the wrong type; expected a field of the pod such as PodVariable.field("metadata.labels"). (wrong-type)',
    ]);
    expect(faults(PodVolume.downwardApi({}))).toEqual([
      'files of the downward API {} has the wrong type; expected an object such as { labels: PodVariable.field("metadata.labels") }. (wrong-type)',
    ]);
  });
});

describe('an image', () => {
  const models = 'registry.example.com/shop/models:1.0.0';

  test('is mounted where every cluster can', () => {
    expect(written(PodVolume.image(models), 35)).toEqual({ name: 'data', image: { reference: models } });
    const volume = PodVolume.image(models, { pullPolicy: PullPolicy.ALWAYS });
    expect(written(volume, 35)).toEqual({ name: 'data', image: { reference: models, pullPolicy: 'Always' } });
    expect(container({ volumes: { '/data': volume.subPath('small') } }, 35).volumeMounts).toContainEqual({
      name: 'data',
      mountPath: '/data',
      subPath: 'small',
    });
  });

  test('is a problem where one cannot, and where it is not pinned', () => {
    expect(faults(PodVolume.image('models:latest', { pullPolicy: untyped('always') }), 34)).toEqual([
      'image of a volume "models:latest" moves with every push: pin a version or a digest, for example "models:1.0.0". (image)',
      'pullPolicy "always" has the wrong type; expected PullPolicy.ALWAYS. (wrong-type)',
      'volumes of images were added in Kubernetes 1.35, but the app is made for 1.34 and later: raise kubernetesVersion, or have an init container of the image copy its files into a PodVolume.scratch(). (volume)',
    ]);
  });
});

describe('ephemeral storage', () => {
  test("is claimed with each pod, and belongs to the runtime's group", () => {
    const volumes = { '/data': PodVolume.ephemeral({ size: Size.gibibytes(100), storageClass: 'fast' }) };
    const { volumes: all, securityContext } = pod({ volumes });
    expect(all[1]).toEqual({
      name: 'data',
      ephemeral: {
        volumeClaimTemplate: {
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'fast',
            resources: { requests: { storage: '100Gi' } },
          },
        },
      },
    });
    expect(securityContext.fsGroup).toBe(10001);
  });

  test('is looked at', () => {
    expect(faults(PodVolume.ephemeral(untyped({ size: '1Gi', storageClass: 'Fast', accessModes: [] })))).toEqual([
      'ephemeral storage has no option "accessModes": write one of size, storageClass. (unknown-option)',
      'size "1Gi" has the wrong type; expected a size such as Size.gibibytes(10). (wrong-type)',
      'storageClass "Fast" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "fast". (dns-name)',
    ]);
  });
});

test('mounts of the node can be seen, and what cannot be is a problem', () => {
  const volume = PodVolume.hostPath('/').mountPropagation(VolumePropagation.HOST_TO_CONTAINER);
  expect(container({ volumes: { '/data': volume } }).volumeMounts[1]).toEqual({
    name: 'data',
    mountPath: '/data',
    readOnly: true,
    mountPropagation: 'HostToContainer',
  });
  for (const wrong of ['None', undefined]) {
    expect(faults(volume.mountPropagation(untyped(wrong)))).toEqual([
      `mountPropagation ${JSON.stringify(wrong)} has the wrong type; expected a value such as VolumePropagation.HOST_TO_CONTAINER. (wrong-type)`,
    ]);
  }
});

test('nothing is mounted within a volume in which no folder for it can be made', () => {
  const volumes = {
    '/run/token': PodVolume.serviceAccountToken(),
    '/run/token/cache': PodVolume.scratch(),
    '/etc/pod': PodVolume.downwardApi({ labels: PodVariable.field('metadata.labels') }),
    '/etc/pod/more': PodVolume.scratch(),
    '/models': PodVolume.image('models:1.0.0'),
    '/models/cache': PodVolume.scratch(),
  };
  const within = (inner: string, outer: string) =>
    `container "user" mounts "${inner}" within "${outer}", which is a read-only folder: move one of them. (volume)`;
  expect(problems({ volumes }, 35)).toEqual([
    within('/etc/pod/more', '/etc/pod'),
    within('/models/cache', '/models'),
    within('/run/token/cache', '/run/token'),
  ]);
});

describe('keys of several Secrets', () => {
  const password = SecretKey.of('database', 'password');

  test('are files of one folder, and those of one Secret are a plain volume', () => {
    expect(
      written(PodVolume.secretKeys({ 'db/password': password, 'db/user': SecretKey.of('database', 'user') })),
    ).toEqual({
      name: 'data',
      secret: {
        secretName: 'database',
        items: [
          { key: 'password', path: 'db/password' },
          { key: 'user', path: 'db/user' },
        ],
      },
    });
    const files = { password, token: SecretKey.of('mail', 'token', { optional: true }) };
    expect(written(PodVolume.secretKeys(files, { mode: 0o440 }))).toEqual({
      name: 'data',
      projected: {
        sources: [
          { secret: { name: 'database', items: [{ key: 'password', path: 'password' }] } },
          { secret: { name: 'mail', items: [{ key: 'token', path: 'token' }], optional: true } },
        ],
        defaultMode: 0o440,
      },
    });
  });

  test('are looked at', () => {
    expect(faults(PodVolume.secretKeys({ '../a': SecretKey.of('Database', 'a b'), b: untyped('password') }))).toEqual([
      'file path "../a" is not a relative path without "." and "..": write, for example, "images/2026". (mount-path)',
      'Secret name "Database" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "database". (dns-name)',
      'Secret key "a b" is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml". (data-key)',
      'file "b" "password" has the wrong type; expected a key such as SecretKey.of("database", "password"). (wrong-type)',
    ]);
    expect(faults(PodVolume.secretKeys({}, untyped({ items: {} })))).toEqual([
      'files of Secrets {} has the wrong type; expected an object such as { password: SecretKey.of("database", "password") }. (wrong-type)',
      'a volume of Secret keys has no option "items": write mode. (unknown-option)',
    ]);
  });
});
