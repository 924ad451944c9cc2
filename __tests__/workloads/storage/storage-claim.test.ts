import { App, Chart, JsonPatch, Size } from 'cdk8s';
import {
  AccessMode,
  PodVolume,
  PorticoDefaults,
  Scale,
  StorageClaim,
  type StorageClaimProps,
  StorageSource,
  WebService,
} from '../../../lib';
import { noOpFields } from '../../support/api-defaults';
import { type Manifest, only, problemsOf, synthesize } from '../../support/app';
import { expectValid } from '../../support/validate';
import { image, untyped } from '../support';

const size = Size.gibibytes(10);

function claim(props: Partial<StorageClaimProps> = {}): Manifest {
  const objects = synthesize((chart) => new StorageClaim(chart, 'uploads', { size, ...props }));
  expectValid(objects);
  expect(objects.flatMap(noOpFields)).toEqual([]);
  return only(objects, 'PersistentVolumeClaim');
}

test('a claim has its name, its size and the mode that every storage class knows', () => {
  expect(claim()).toEqual({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: 'uploads',
      labels: {
        'app.kubernetes.io/name': 'uploads',
        'app.kubernetes.io/instance': 'uploads',
        'app.kubernetes.io/part-of': 'shop',
        'app.kubernetes.io/managed-by': 'cdk8s-portico',
      },
    },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
  });
});

test('everything else is as the options say', () => {
  const { metadata, spec } = claim({
    name: 'files',
    size: Size.mebibytes(1.5),
    storageClass: 'fast',
    accessMode: AccessMode.READ_WRITE_MANY,
    source: StorageSource.snapshot('before-2-0'),
    labels: { team: 'shop' },
    annotations: { 'helm.sh/resource-policy': 'keep' },
    volumeName: 'pv-7',
  });
  expect(metadata).toMatchObject({
    name: 'files',
    labels: { team: 'shop', 'app.kubernetes.io/name': 'files' },
    annotations: { 'helm.sh/resource-policy': 'keep' },
  });
  expect(spec).toEqual({
    accessModes: ['ReadWriteMany'],
    storageClassName: 'fast',
    resources: { requests: { storage: '1536Ki' } },
    dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'before-2-0' },
    volumeName: 'pv-7',
  });
  expect(claim({ source: StorageSource.claim('old') }).spec.dataSource).toEqual({
    kind: 'PersistentVolumeClaim',
    name: 'old',
  });
});

test('no storage class at all is not the same as the default one', () => {
  expect(claim({ storageClass: '' }).spec.storageClassName).toBe('');
});

test('workloads mount it, in parts as well, and their group may write to it', () => {
  const objects = synthesize((chart) => {
    const uploads = new StorageClaim(chart, 'uploads', { size, accessMode: AccessMode.READ_WRITE_MANY });
    const volumes = {
      '/srv/images': uploads.volume().subPath('images'),
      '/srv/texts': uploads.volume().subPath('texts'),
    };
    new WebService(chart, 'web', { image, volumes });
  });
  const { securityContext, volumes, containers } = only(objects, 'Deployment').spec.template.spec;
  expect(volumes).toContainEqual({ name: 'srv-images', persistentVolumeClaim: { claimName: 'uploads' } });
  expect(containers[0].volumeMounts.slice(1)).toEqual([
    { name: 'srv-images', mountPath: '/srv/images', subPath: 'images' },
    { name: 'srv-images', mountPath: '/srv/texts', subPath: 'texts' },
  ]);
  expect(securityContext.fsGroup).toBe(10001);
});

test('what can only be read is mounted read-only', () => {
  const objects = synthesize((chart) => {
    const models = new StorageClaim(chart, 'models', { size, accessMode: AccessMode.READ_ONLY_MANY });
    new WebService(chart, 'web', { image, volumes: { '/models': models.volume() } });
  });
  const { securityContext, containers } = only(objects, 'Deployment').spec.template.spec;
  expect(containers[0].volumeMounts).toContainEqual({ name: 'models', mountPath: '/models', readOnly: true });
  expect(securityContext.fsGroup).toBeUndefined();
});

test('a claim of another chart comes before the workloads that mount it', () => {
  const app = new App();
  const shop = new Chart(app, 'shop');
  const uploads = new StorageClaim(new Chart(app, 'storage'), 'uploads', { size });
  new WebService(shop, 'web', { image, scale: Scale.fixed(0), volumes: { '/srv': uploads.volume() } });
  const yaml = app.synthYaml();
  expect(yaml.indexOf('kind: PersistentVolumeClaim')).toBeLessThan(yaml.indexOf('kind: Deployment'));
});

test('it takes a patch for a field that no option has, and says its name', () => {
  const objects = synthesize((chart) => {
    PorticoDefaults.of(chart).set({ kubernetesVersion: '1.34..1.37' });
    const uploads = new StorageClaim(chart, 'uploads', { size });
    uploads.claim.addJsonPatch(JsonPatch.add('/spec/volumeAttributesClassName', 'gold'));
    expect(uploads.claimName).toBe('uploads');
  });
  expect(only(objects, 'PersistentVolumeClaim').spec.volumeAttributesClassName).toBe('gold');
});

test.each<[string, (chart: Chart, app: App) => void, string[]]>([
  [
    'wrong values, all together,',
    (chart) => {
      const props = {
        name: 'Up',
        size: 5,
        storageClass: 'X_',
        accessMode: 'RWX',
        source: 'old',
        labels: { 'a b': 'c' },
        annotations: 5,
        volumeName: 'X_',
        accessModes: [],
      };
      const uploads = new StorageClaim(chart, 'uploads', untyped(props));
      expect(uploads.claim.kind).toBe('PersistentVolumeClaim');
      new WebService(chart, 'web', { image, volumes: { '/srv': uploads.volume() } });
    },
    [
      '[shop/uploads] name "Up" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "up".',
      '[shop/uploads] StorageClaim has no option "accessModes": write accessMode: AccessMode.READ_WRITE_MANY.',
      '[shop/uploads] size 5 has the wrong type; expected a size such as Size.gibibytes(10).',
      '[shop/uploads] storageClass "X_" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "x".',
      '[shop/uploads] accessMode "RWX" has the wrong type; expected a value such as AccessMode.READ_WRITE_MANY.',
      '[shop/uploads] source "old" has the wrong type; expected a source such as StorageSource.snapshot("before-2-0").',
      '[shop/uploads] label key "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
      '[shop/uploads] annotations 5 has the wrong type; expected an object such as { "example.com/owner": "checkout" }.',
      '[shop/uploads] volumeName "X_" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "x".',
    ],
  ],
  [
    'a claim of another namespace',
    (chart, app) => {
      const uploads = new StorageClaim(new Chart(app, 'other', { namespace: 'other' }), 'uploads', { size });
      new WebService(chart, 'web', { image, volumes: { '/srv': uploads.volume(), '/old': uploads.volume() } });
    },
    [
      `[shop/web] StorageClaim "other/uploads" of the namespace "other" cannot be used by pods of "kubectl's own": make one in that namespace.`,
    ],
  ],
  [
    'a claim for one pod that two would mount',
    (chart) => {
      const uploads = new StorageClaim(chart, 'uploads', { size, accessMode: AccessMode.READ_WRITE_ONCE_POD });
      new WebService(chart, 'web', { image, volumes: { '/srv': uploads.volume() } });
    },
    [
      '[shop/web/deployment] PersistentVolumeClaim "uploads" is for one pod (ReadWriteOncePod), and this Deployment runs up to 3, so that the others would wait forever: write the access mode "ReadWriteMany" in the claim, or one pod with the strategy Recreate.',
    ],
  ],
])('%s is a problem', (_, build, expected) => {
  expect(problemsOf(build)).toEqual(expected);
});

test('a name is all that a claim of others needs', () => {
  const objects = synthesize((chart) => {
    const uploads = new StorageClaim(chart, 'uploads', { size, accessMode: AccessMode.READ_WRITE_MANY });
    new WebService(chart, 'web', { image, volumes: { '/srv': PodVolume.claim(uploads.claimName) } });
  });
  expect(only(objects, 'Deployment').spec.template.spec.volumes).toContainEqual({
    name: 'srv',
    persistentVolumeClaim: { claimName: 'uploads' },
  });
});
