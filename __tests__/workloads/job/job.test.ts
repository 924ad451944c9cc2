import { JsonPatch } from 'cdk8s';
import { Identity, Job, type JobProps } from '../../../lib';
import { type Manifest, only, problemsOf, synthesize } from '../../support/app';

const image = 'registry.example.com/shop:2.3.0';
const digest = `sha256:9f86d08${'1'.repeat(57)}`;

const objects = (props: Partial<JobProps> = {}) =>
  synthesize((chart) => new Job(chart, 'migrate', { image, ...props }));
const problems = (props: object) => problemsOf((chart) => new Job(chart, 'migrate', { image, ...props }));
const names = (manifests: readonly Manifest[]) => manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test.each([
  ['the tag', {}, 'migrate-2-3-0'],
  ['the version, which takes the place of the tag', { version: 'v2' }, 'migrate-v2'],
  ['a tag of letters, digits, "_" and "."', { image: 'shop:Release__2.3-RC.' }, 'migrate-release-2-3-rc'],
  ['the beginning of a digest', { image: `registry.example.com:5000/shop@${digest}` }, 'migrate-9f86d08'],
  [
    'tag and digest, since another image may get the same tag',
    { image: `${image}@${digest}` },
    'migrate-2-3-0-9f86d08',
  ],
  ['a revision', { revision: 2 }, 'migrate-2-3-0-r2'],
  ['a version and a revision', { version: 'v2', revision: 1 }, 'migrate-v2-r1'],
  ['a name of its own', { name: 'schema' }, 'schema-2-3-0'],
] as const)('the name of the Job ends in %s', (_, props, name) => {
  expect(only(objects(props), 'Job').metadata.name).toBe(name);
});

test('account, settings and labels outlast a release, so that nothing else has to follow it', () => {
  const [before, after] = ['2.3.0', '2.4.0'].map((tag) =>
    objects({ image: `registry.example.com/shop:${tag}`, config: { LOG_LEVEL: 'info' } }),
  );
  expect([names(before ?? []), names(after ?? [])]).toEqual([
    ['ServiceAccount migrate', 'ConfigMap migrate-config', 'Job migrate-2-3-0'],
    ['ServiceAccount migrate', 'ConfigMap migrate-config', 'Job migrate-2-4-0'],
  ]);
  const job = only(after ?? [], 'Job');
  expect(job.spec.template.metadata.labels).toMatchObject({ app: 'migrate', 'app.kubernetes.io/instance': 'migrate' });
  expect(job.metadata.labels).toMatchObject({ app: 'migrate', 'app.kubernetes.io/instance': 'migrate-2-4-0' });
});

test('the pods of a Job are written without what may change between two releases, since the API server would refuse it', () => {
  const [before, after] = ['info', 'debug'].map((level) =>
    only(objects({ config: { LOG_LEVEL: level }, files: { '/etc/a.yaml': level } }), 'Job'),
  );
  expect(after).toEqual(before);
  // The selector is made by the cluster.
  expect(before?.spec).not.toHaveProperty('selector');
  expect(before?.spec.template.metadata).not.toHaveProperty('annotations');
});

test('a name that is too long together with the tag asks for a version', () => {
  const tag = '2.3.0-20261127.0815-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b';
  expect(problems({ image: `registry.example.com/shop:${tag}` })).toEqual([
    `[shop/migrate] name and image tag give "migrate-${tag.replaceAll('.', '-')}", 68 characters: write a shorter name, or a version, which takes the place of the tag; 63 are the most.`,
  ]);
  expect(problems({ image: `registry.example.com/shop:${tag}`, version: '2-3-0' })).toEqual([]);
});

test('an image without a tag is a problem of the image alone', () => {
  expect(problems({ image: 'registry.example.com/shop' })).toEqual([
    '[shop/migrate] image "registry.example.com/shop" has no tag or digest: pin one, for example "registry.example.com/shop:1.0.0".',
  ]);
});

test('two Jobs of one name in an app are a problem', () => {
  const twice = (second: Partial<JobProps>) =>
    problemsOf((chart) => {
      const identity = Identity.existing('default');
      new Job(chart, 'migrate', { image, identity });
      new Job(chart, 'again', { image, identity, name: 'migrate', ...second });
    });
  expect(twice({})).toEqual([
    '[shop/again/job] Job "migrate-2-3-0" is also made by shop/migrate/job, and one would overwrite the other: give one of the two another name.',
  ]);
  expect(twice({ revision: 2 })).toEqual([]);
});

test('two releases of one job in an app are a problem, as they share an account', () => {
  expect(
    problemsOf((chart) => {
      new Job(chart, 'migrate', { image });
      new Job(chart, 'next', { image: 'registry.example.com/shop:2.4.0', name: 'migrate' });
    }),
  ).toHaveLength(1);
});

test('others may ask for the name, and patch the Job', () => {
  const made = synthesize((chart) => {
    const migrate = new Job(chart, 'migrate', { image });
    expect([migrate.workloadName, migrate.selector, migrate.serviceAccountName]).toEqual([
      'migrate-2-3-0',
      { app: 'migrate' },
      'migrate',
    ]);
    migrate.apiObject.addJsonPatch(JsonPatch.add('/spec/podReplacementPolicy', 'Failed'));
  });
  expect(only(made, 'Job').spec.podReplacementPolicy).toBe('Failed');
});
