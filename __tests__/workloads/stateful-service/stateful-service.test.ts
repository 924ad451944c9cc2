import { App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import {
  AccessMode,
  AntiAffinity,
  ClaimRetention,
  PodCount,
  PodManagement,
  PodPort,
  PodVolume,
  PorticoDefaults,
  PortProtocol,
  Rollout,
  Scale,
  StatefulRollout,
  StatefulService,
  type StatefulServiceOptions,
  Storage,
  WebService,
} from '../../../lib';
import { noOpFields } from '../../support/api-defaults';
import { type Manifest, only, problemsOf, synthesize } from '../../support/app';
import { expectValid } from '../../support/validate';
import { image, proxy, untyped } from '../support';

const data = (size = 10) => Storage.claim({ size: Size.gibibytes(size) });

/** The objects of a database called `db`, which follow their schemas and repeat no default. */
function db(props: StatefulServiceOptions = {}, kubernetesVersion?: string): Manifest[] {
  const objects = synthesize((chart) => {
    if (kubernetesVersion !== undefined) PorticoDefaults.of(chart).set({ kubernetesVersion });
    new StatefulService(chart, 'db', { image, port: 5432, ...props });
  });
  expectValid(objects);
  expect(objects.flatMap(noOpFields)).toEqual([]);
  return objects;
}

const setOf = (props?: StatefulServiceOptions, kubernetesVersion?: string) =>
  only(db(props, kubernetesVersion), 'StatefulSet').spec;

const problems = (props: object) =>
  problemsOf((chart) => new StatefulService(chart, 'db', { image, ...props })).map((line) =>
    line.replace('[shop/db] ', ''),
  );

test('a database is one pod with its storage, a Service for its clients and one that gives the pod a name', () => {
  const objects = db({ storage: { '/var/lib/data': data() } });
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ServiceAccount db',
    'Service db-headless',
    'StatefulSet db',
    'Service db',
  ]);
  const { template, ...set } = only(objects, 'StatefulSet').spec;
  expect(set).toEqual({
    serviceName: 'db-headless',
    minReadySeconds: 5,
    revisionHistoryLimit: 3,
    selector: { matchLabels: { app: 'db' } },
    volumeClaimTemplates: [
      {
        metadata: { name: 'var-lib-data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      },
    ],
  });
  const { containers, securityContext, volumes, topologySpreadConstraints } = template.spec;
  expect(containers[0].volumeMounts).toEqual([
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'var-lib-data', mountPath: '/var/lib/data' },
  ]);
  expect(volumes).toEqual([{ name: 'tmp', emptyDir: {} }]);
  expect(securityContext).toMatchObject({ fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch' });
  expect(topologySpreadConstraints).toBeUndefined();
});

test('the headless Service leads to every port of the pods, ready or not', () => {
  const objects = db({
    ports: { peers: PodPort.podOnly(7946) },
    sidecars: [{ name: 'proxy', image: proxy, ports: { stats: PodPort.podOnly(9100) } }],
    service: { labels: { monitored: 'yes' } },
    headlessService: { labels: { monitored: 'no' } },
  });
  const [headless, service] = objects.filter(({ kind }) => kind === 'Service');
  expect(headless?.spec).toEqual({
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector: { app: 'db' },
    ports: [
      { name: 'tcp', port: 5432 },
      { name: 'peers', port: 7946 },
      { name: 'stats', port: 9100 },
    ],
  });
  expect(service?.spec).toEqual({ selector: { app: 'db' }, ports: [{ name: 'tcp', port: 5432, targetPort: 'tcp' }] });
  expect([headless, service].map((each) => each?.metadata.labels?.monitored)).toEqual(['no', 'yes']);
});

test('several pods are spread together whatever their revision, and drained one by one', () => {
  const objects = db({ scale: Scale.fixed(3), antiAffinity: AntiAffinity.required() });
  const { replicas, template } = only(objects, 'StatefulSet').spec;
  expect(replicas).toBe(3);
  expect(template.spec.topologySpreadConstraints[0]).toEqual({
    topologyKey: 'topology.kubernetes.io/zone',
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { app: 'db' } },
  });
  expect(template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toHaveLength(1);
  expect(only(objects, 'PodDisruptionBudget').spec).toMatchObject({ maxUnavailable: 1 });
});

test('an autoscaler scales the StatefulSet, and others may', () => {
  const auto = db({ scale: Scale.auto({ min: 3, max: 5 }) });
  expect(only(auto, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    name: 'db',
  });
  expect(only(auto, 'StatefulSet').spec.replicas).toBeUndefined();
  expect(setOf({ scale: Scale.external() }).replicas).toBeUndefined();
});

test('storage has the name, the class, the mode and the metadata that the options say', () => {
  const { volumeClaimTemplates, persistentVolumeClaimRetentionPolicy } = setOf({
    storage: {
      '/var/lib/data': Storage.claim({
        name: 'data',
        size: Size.gibibytes(10),
        storageClass: 'fast',
        accessMode: AccessMode.READ_WRITE_ONCE_POD,
        labels: { team: 'shop' },
        annotations: { note: 'x' },
      }),
      '/var/log/db': data(1),
    },
    storageRetention: { whenDeleted: ClaimRetention.RETAIN, whenScaled: ClaimRetention.DELETE },
  });
  expect(volumeClaimTemplates).toEqual([
    {
      metadata: { name: 'data', labels: { team: 'shop' }, annotations: { note: 'x' } },
      spec: {
        accessModes: ['ReadWriteOncePod'],
        storageClassName: 'fast',
        resources: { requests: { storage: '10Gi' } },
      },
    },
    {
      metadata: { name: 'var-log-db' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ]);
  expect(persistentVolumeClaimRetentionPolicy).toEqual({ whenScaled: 'Delete' });
});

test('a sidecar and an init container mount the same storage, or a part of it', () => {
  const storage = data();
  const { volumeClaimTemplates, template } = setOf({
    storage: { '/var/lib/data': storage },
    volumes: { '/etc/tls': PodVolume.secret('tls') },
    sidecars: [{ name: 'backup', image: proxy, volumes: { '/data': storage.volume().readOnly() } }],
    initContainers: [{ name: 'restore', image: proxy, volumes: { '/wal': storage.volume().subPath('wal') } }],
  });
  expect(volumeClaimTemplates).toHaveLength(1);
  expect(template.spec.volumes.map(({ name }: { name: string }) => name)).toEqual([
    'tmp',
    'etc-tls',
    'backup-tmp',
    'restore-tmp',
  ]);
  expect(template.spec.initContainers.map((each: Manifest) => each.volumeMounts[1])).toEqual([
    { name: 'var-lib-data', mountPath: '/data', readOnly: true },
    { name: 'var-lib-data', mountPath: '/wal', subPath: 'wal' },
  ]);
});

test('a rollout stops at a partition, takes several pods at a time, or waits for somebody', () => {
  const rolling = { partition: 2, minReady: Duration.seconds(0), history: 10 };
  expect(setOf({ rollout: StatefulRollout.rolling(rolling), scale: Scale.fixed(3) })).toMatchObject({
    updateStrategy: { rollingUpdate: { partition: 2 } },
  });
  const { minReadySeconds, revisionHistoryLimit } = setOf({
    rollout: StatefulRollout.rolling({ ...rolling, partition: 0 }),
  });
  expect([minReadySeconds, revisionHistoryLimit]).toEqual([undefined, undefined]);
  const several = StatefulRollout.rolling({ maxUnavailable: PodCount.percent(50) });
  expect(setOf({ rollout: several }, '1.35..1.37').updateStrategy).toEqual({
    rollingUpdate: { maxUnavailable: '50%' },
  });
  expect(setOf({ rollout: StatefulRollout.onDelete() }).updateStrategy).toEqual({ type: 'OnDelete' });
});

test('the default rollout of an app is for Deployments', () => {
  const objects = synthesize((chart) => {
    PorticoDefaults.of(chart).set({ rollout: Rollout.recreate() });
    new StatefulService(chart, 'db', { image });
  });
  expect(only(objects, 'StatefulSet').spec.updateStrategy).toBeUndefined();
});

test('each pod has an address of its own, also for other namespaces', () => {
  const app = new App();
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const made = new StatefulService(shop, 'db', {
    image,
    port: 5432,
    servicePort: 80,
    protocol: PortProtocol.tcp('postgres'),
    scale: Scale.fixed(3),
    firstOrdinal: 1,
  });
  expect([made.podHost(1), made.podAddress(3)]).toEqual(['db-1.db-headless', 'db-3.db-headless:5432']);
  expect(made.podAddress(1, new Chart(app, 'other', { namespace: 'other' }))).toBe('db-1.db-headless.shop.svc:5432');
  expect([made.address, made.url]).toEqual(['db:80', 'postgres://db:80']);
  expect(() => app.synth()).not.toThrow();
});

test.each<[string, StatefulServiceOptions, unknown, string | undefined]>([
  ['beyond the scale', { scale: Scale.fixed(3) }, 3, 'pods are numbered 0 to 2'],
  ['beyond a single pod', {}, 1, 'the only pod has the number 0'],
  ['before the first pod', { firstOrdinal: 2 }, 1, 'the only pod has the number 2'],
  ['beyond what an autoscaler adds', { scale: Scale.auto({ min: 1, max: 4 }) }, 4, 'pods are numbered 0 to 3'],
  ['that an autoscaler may add', { scale: Scale.auto({ min: 1, max: 4 }) }, 3, undefined],
  ['of a scale that others set', { scale: Scale.external() }, 99, undefined],
  ['of pods that are scaled by hand', { scale: Scale.fixed(0) }, 2, undefined],
])('the address of a pod %s', (_, options, number, range) => {
  const expected = `[shop/db] there is no pod ${number}, since ${range}: write another number, or raise scale.`;
  const found = problemsOf((chart) => new StatefulService(chart, 'db', { image, ...options }).podHost(untyped(number)));
  expect(found).toEqual(range === undefined ? [] : [expected]);
});

test('the address of a pod without a number', () => {
  const found = problemsOf((chart) => new StatefulService(chart, 'db', { image }).podAddress(untyped('0')));
  expect(found).toEqual(['[shop/db] number of a pod "0" is not a whole number of 0 or more: write, for example, 0.']);
});

test('what a live StatefulSet cannot change can be kept', () => {
  const objects = db({
    podManagement: PodManagement.PARALLEL,
    headlessServiceName: 'db-hl',
    firstOrdinal: 1,
    selector: { 'app.kubernetes.io/name': 'postgresql', 'app.kubernetes.io/instance': 'db' },
  });
  expect(only(objects, 'StatefulSet').spec).toMatchObject({
    podManagementPolicy: 'Parallel',
    serviceName: 'db-hl',
    ordinals: { start: 1 },
    selector: { matchLabels: { 'app.kubernetes.io/name': 'postgresql', 'app.kubernetes.io/instance': 'db' } },
  });
  expect(objects.some(({ kind, metadata }) => kind === 'Service' && metadata.name === 'db-hl')).toBe(true);
});

test('the objects take patches for fields that no option has', () => {
  const objects = synthesize((chart) => {
    const made = new StatefulService(chart, 'db', { image });
    made.statefulSet.addJsonPatch(JsonPatch.add('/spec/template/spec/hostname', 'x'));
    made.headlessService.addJsonPatch(JsonPatch.replace('/spec/publishNotReadyAddresses', false));
    expect([made.headlessServiceName, made.serviceName, made.service.name]).toEqual(['db-headless', 'db', 'db']);
  });
  expect(only(objects, 'StatefulSet').spec.template.spec.hostname).toBe('x');
  expect(objects.find(({ metadata }) => metadata.name === 'db-headless')?.spec.publishNotReadyAddresses).toBe(false);
});

test.each<[string, object, string[]]>([
  [
    'wrong values, all together,',
    {
      storage: {
        '/data': Storage.claim(untyped(5)),
        rel: 5,
        '/logs': Storage.claim({ name: 'X_', size: untyped('1Gi') }),
      },
      storageRetention: { whenDeleted: 'Recycle', whenGone: 'Delete' },
      podManagement: 'Serial',
      firstOrdinal: 1.5,
      rollout: 'rolling',
      headlessServiceName: 'X_',
      headlessService: 5,
      statefulSet: { name: 'x' },
    },
    [
      'headlessServiceName "X_" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "x".',
      'storage at "/data": Storage.claim 5 has the wrong type; expected an object with name, size, storageClass, accessMode, source, labels, annotations.',
      'storage at "/logs": size "1Gi" has the wrong type; expected a size such as Size.gibibytes(10).',
      'storage at "/logs": name "X_" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "x".',
      'storage path "rel" is not an absolute path without ".", "..", ":" and spaces: write, for example, "/var/cache".',
      'storage at "rel" 5 has the wrong type; expected storage such as Storage.claim({ size: Size.gibibytes(10) }).',
      'storageRetention has no option "whenGone": write one of whenDeleted, whenScaled.',
      'whenDeleted "Recycle" has the wrong type; expected a value such as ClaimRetention.DELETE.',
      'podManagement "Serial" has the wrong type; expected a value such as PodManagement.PARALLEL.',
      'firstOrdinal 1.5 is not a whole number of 0 or more: write, for example, 1.',
      'rollout "rolling" has the wrong type; expected StatefulRollout.rolling().',
      'headlessService 5 has the wrong type; expected labels and annotations such as { annotations: { "example.com/owner": "checkout" } }; its name is headlessServiceName.',
      'statefulSet has no option "name": write one of labels, annotations.',
    ],
  ],
  [
    'a rollout that could not begin',
    { rollout: StatefulRollout.rolling({ maxUnavailable: PodCount.of(0), partition: -1, history: -1 }) },
    [
      'history -1 is not a whole number of 0 or more: write, for example, 3.',
      'partition -1 is not a whole number of 0 or more: write, for example, 1.',
      'maxUnavailable 0 leaves no pod to begin with: write PodCount.of(1).',
    ],
  ],
  [
    'a partition of a rollout that waits for somebody',
    { rollout: StatefulRollout.onDelete(untyped({ partition: 2 })) },
    ['a rollout has no option "partition": write one of minReady, history.'],
  ],
  [
    'retention of nothing',
    { storageRetention: { whenScaled: ClaimRetention.DELETE } },
    ['storageRetention has no effect without storage: add storage, or leave storageRetention out.'],
  ],
  [
    'storage and a volume at one path',
    { storage: { '/data': data() }, volumes: { '/data': PodVolume.scratch() } },
    ['path "/data" is in storage and in volumes: keep one of the two.'],
  ],
  [
    'storage of pods in a sidecar only',
    { sidecars: [{ name: 'proxy', image: proxy, volumes: { '/data': data().volume() } }] },
    [
      'path "/data" has storage that each pod of a StatefulService has for itself, and that is not in its option storage: add it there, or write a StorageClaim.',
    ],
  ],
  [
    'storage of two paths with one name',
    { storage: { '/a/b': data(), '/a-b': data() } },
    ['path "/a-b" and path "/a/b" give one volume name: rename one of the folders.'],
  ],
  [
    'one name for both Services',
    { headlessServiceName: 'db' },
    ['serviceName and headlessServiceName are both "db": write another name for one of the two Services.'],
  ],
  [
    'a name that leaves the label of the pods no room',
    { name: 'x'.repeat(53) },
    [
      `the name "${'x'.repeat(53)}" of a StatefulSet has 53 characters: write at most 52, since its pods have it as a label, with a hash.`,
    ],
  ],
  [
    'names that Kubernetes has',
    { replicas: 3, volumeClaimTemplates: [], updateStrategy: {}, deployment: {} },
    [
      'the stateful service has no option "replicas": write scale: Scale.fixed(3).',
      'the stateful service has no option "volumeClaimTemplates": write storage: { "/var/lib/data": Storage.claim({ size: Size.gibibytes(10) }) }.',
      'the stateful service has no option "updateStrategy": write rollout: StatefulRollout.rolling().',
      'the stateful service has no option "deployment": write statefulSet: { annotations: { "example.com/owner": "checkout" } }.',
    ],
  ],
])('%s: a problem', (_, props, expected) => {
  expect(problems(props)).toEqual(expected);
});

test('storage of the pods of a StatefulService is none for other kinds', () => {
  const found = problemsOf((chart) => new WebService(chart, 'web', { image, volumes: { '/data': data().volume() } }));
  expect(found).toEqual([
    '[shop/web] path "/data" has storage that each pod of a StatefulService has for itself, and that is not in its option storage: add it there, or write a StorageClaim.',
  ]);
});

test('several pods at a time need clusters that know that', () => {
  const rollout = StatefulRollout.rolling({ maxUnavailable: PodCount.of(2) });
  expect(problems({ rollout, scale: Scale.fixed(3) })).toEqual([
    '[shop/db/stateful-set] spec.updateStrategy.rollingUpdate.maxUnavailable was added in Kubernetes 1.35, but the app is made for 1.32 and later: leave it out, or raise kubernetesVersion.',
  ]);
});
