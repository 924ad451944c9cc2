import { App, Chart, Duration, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  CronJob,
  Drain,
  Identity,
  ImageRuntime,
  Job,
  type JobProps,
  PodVolume,
  type Rollout,
  WebService,
  Worker,
} from '../../../lib';
import { type Manifest, only, problemsOf, synthesize } from '../../support/app';
import { podSecurityViolations } from '../../support/pod-security';
import { expectValid } from '../../support/validate';

const image = 'registry.example.com/shop:2.3.0';
const KUBECTL = 'registry.k8s.io/kubectl:v1.34.1';

/** The objects of a job before the workloads that are made. */
const objectsOf = (make: (chart: Chart) => JobProps['before'], props: Partial<JobProps> = {}) =>
  synthesize((chart) => new Job(chart, 'migrate', { image, ...props, before: make(chart) }));

const names = (manifests: readonly Manifest[]) => manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
const web = (chart: Chart) => new WebService(chart, 'web', { image });

test('pods wait by a container of their own, which alone has access to the Kubernetes API', () => {
  const objects = objectsOf((chart) => [web(chart)]);
  expectValid(objects);
  expect(objects.flatMap(podSecurityViolations)).toEqual([]);
  const { spec } = only(objects, 'Deployment').spec.template;
  expect(spec.automountServiceAccountToken).toBe(false);
  const path = '/var/run/secrets/kubernetes.io/serviceaccount';
  expect(spec.initContainers).toMatchObject([
    {
      name: 'wait-for-migrate',
      image: KUBECTL,
      command: ['kubectl', 'wait', '--for=condition=complete', '--timeout=-1s', 'job/migrate-2-3-0'],
      securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      volumeMounts: [{ name: 'kube-api-access', mountPath: path }],
    },
  ]);
  expect(spec.containers[0].volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  expect(spec.volumes[1].projected.sources.map((source: object) => Object.keys(source))).toEqual([
    ['serviceAccountToken'],
    ['configMap'],
    ['downwardAPI'],
  ]);
});

test('the accounts of the pods may read this Job and nothing else', () => {
  const objects = objectsOf((chart) => [
    web(chart),
    new Worker(chart, 'mailer', { image, identity: Identity.existing('mail') }),
    new CronJob(chart, 'report', { image, schedule: '@daily', identity: Identity.existing('mail') }),
  ]);
  const role = only(objects, 'Role');
  expect(role.metadata.name).toBe('wait-for-migrate-2-3-0');
  expect(role.rules).toEqual([
    { apiGroups: ['batch'], resources: ['jobs'], resourceNames: ['migrate-2-3-0'], verbs: ['get', 'list', 'watch'] },
  ]);
  const { roleRef, subjects } = only(objects, 'RoleBinding');
  expect(roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'wait-for-migrate-2-3-0' });
  expect(subjects).toEqual([
    { kind: 'ServiceAccount', name: 'web' },
    { kind: 'ServiceAccount', name: 'mail' },
  ]);
});

test('a job with rights of its own has them next to those of the pods that wait', () => {
  const rules = [{ resources: ['pods'], verbs: ['get'] }];
  const objects = objectsOf((chart) => [web(chart)], { identity: Identity.own({ apiToken: true, rules }) });
  const roles = objects.filter(({ kind }) => kind === 'Role');
  expect(roles.map(({ metadata }) => metadata.name)).toEqual(['migrate', 'wait-for-migrate-2-3-0']);
});

test('the job is applied before what waits for it, whichever is made first and wherever it is', () => {
  const order = [
    'Job migrate-2-3-0',
    'Role wait-for-migrate-2-3-0',
    'RoleBinding wait-for-migrate-2-3-0',
    'Deployment web',
  ];
  const ordered = (objects: readonly Manifest[]) => names(objects).filter((name) => order.includes(name));
  expect(ordered(objectsOf((chart) => [web(chart)]))).toEqual(order);
  const within = synthesize((chart) => {
    const user = web(chart);
    new Job(user, 'migrate', { image, before: [user] });
  });
  expect(ordered(within)).toEqual(order);
  const app = new App();
  const user = web(new Chart(app, 'a-front'));
  new Job(new Chart(app, 'b-jobs'), 'migrate', { image, before: [user] });
  const yaml = app.synthYaml();
  expect(yaml.indexOf('kind: Job')).toBeLessThan(yaml.indexOf('kind: Deployment'));
});

test('where the order is the other way round already, pods wait for what comes later', () => {
  const objects = synthesize((chart) => {
    const user = web(chart);
    const group = new Construct(chart, 'group');
    group.node.addDependency(user);
    new Job(group, 'migrate', { image, before: [user] });
  });
  expect(names(objects).slice(-3)).toEqual([
    'Job migrate-2-3-0',
    'Role wait-for-migrate-2-3-0',
    'RoleBinding wait-for-migrate-2-3-0',
  ]);
});

test('where the order is turned round after the job was made, pods wait for what comes later, too', () => {
  const objects = synthesize((chart) => {
    const user = web(chart);
    const job = new Job(chart, 'migrate', { image, before: [user] });
    job.node.addDependency(user);
  });
  expect(names(objects).indexOf('Job migrate-2-3-0')).toBeGreaterThan(names(objects).indexOf('Deployment web'));
  const app = new App();
  const [front, jobs] = [new Chart(app, 'front'), new Chart(app, 'jobs')];
  new Job(jobs, 'migrate', { image, before: [web(front)] });
  jobs.addDependency(front);
  const yaml = app.synthYaml();
  expect(yaml.indexOf('kind: Job')).toBeGreaterThan(yaml.indexOf('kind: Deployment'));
});

test('a new release of the job rolls out the pods that wait for it', () => {
  const [before, after] = ['2.3.0', '2.4.0'].map((tag) =>
    only(
      objectsOf((chart) => [web(chart)], { image: `registry.example.com/migrate:${tag}` }),
      'Deployment',
    ),
  );
  expect(after?.spec.template).not.toEqual(before?.spec.template);
  expect(JSON.stringify(after).replaceAll('2-4-0', '2-3-0')).toBe(JSON.stringify(before));
});

test('pods wait for several jobs, and jobs for each other', () => {
  const objects = synthesize((chart) => {
    const user = new WebService(chart, 'web', { image, initContainers: [{ name: 'warm-up', image }] });
    const migrate = new Job(chart, 'migrate', { image, before: [user], kubectlImage: 'mirror.example.com/kubectl:v1' });
    new Job(chart, 'prepare', { image, before: [migrate, user] });
  });
  const containers = (object: Manifest) =>
    object.spec.template.spec.initContainers?.map(({ name }: { name: string }) => name);
  expect(containers(only(objects, 'Deployment'))).toEqual(['wait-for-migrate', 'wait-for-prepare', 'warm-up']);
  const jobs = objects.filter(({ kind }) => kind === 'Job');
  expect(jobs.map((job) => [job.metadata.name, containers(job)])).toEqual([
    ['prepare-2-3-0', undefined],
    ['migrate-2-3-0', ['wait-for-prepare']],
  ]);
  expect(only(objects, 'Deployment').spec.template.spec.volumes).toHaveLength(3);
});

test('the deadline of a rollout has room for that of the job', () => {
  const deadlines = (deadline?: Duration, rollout?: Rollout) =>
    only(
      objectsOf((chart) => [new WebService(chart, 'web', { image, rollout })], { deadline }),
      'Deployment',
    ).spec.progressDeadlineSeconds;
  expect(deadlines()).toBeUndefined();
  expect(deadlines(Duration.minutes(1))).toBeUndefined();
  // Startup, image pull and the time for which a new pod must have been ready come on top.
  expect(deadlines(Duration.minutes(30))).toBe(1800 + 60 + 120 + 5);
});

test('a pod without any privileges left to restrict still waits without', () => {
  const objects = objectsOf((chart) => [
    new Worker(chart, 'legacy', { image, runtime: ImageRuntime.unrestricted(), drain: Drain.none() }),
  ]);
  const [wait] = only(objects, 'Deployment').spec.template.spec.initContainers;
  expect(wait.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001, allowPrivilegeEscalation: false });
});

describe('problems', () => {
  const problems = (make: (chart: Chart, app: App) => unknown, props: object = {}) =>
    problemsOf((chart, app) => new Job(chart, 'migrate', { image, before: make(chart, app) as never, ...props }));

  test('values that are no workloads', () => {
    expect(problems((chart) => web(chart))).toEqual([
      '[shop/migrate] before the construct "shop/web" has the wrong type; expected a list of workloads such as [web].',
    ]);
    expect(problems(() => ['web'])).toEqual([
      '[shop/migrate] before "web" has the wrong type; expected a workload such as new WebService(chart, "web", { … }).',
    ]);
  });

  test('a workload twice', () => {
    expect(
      problems((chart) => {
        const user = web(chart);
        return [user, user];
      }),
    ).toEqual(['[shop/migrate] before has the same workload twice: list each once.']);
  });

  test('a workload whose pods cannot ask for the Job', () => {
    expect(problems((_, app) => [web(new Chart(app, 'front', { namespace: 'front' }))])).toEqual([
      '[shop/migrate] before "front/web": its pods are in the namespace "front", and cannot wait for a job in kubectl\'s own: make the job in that namespace.',
    ]);
    expect(problems(() => [web(new Chart(new App(), 'other'))])).toEqual([
      '[shop/migrate] before "other/web": it is in another app, whose pods cannot wait for this job: make the job in that app.',
    ]);
  });

  test('a pod without a place for the container that waits', () => {
    expect(
      problems((chart) => [new WebService(chart, 'web', { image, sidecars: [{ name: 'wait-for-migrate', image }] })]),
    ).toEqual([
      '[shop/migrate] before "shop/web": another container of its pods has the name "wait-for-migrate": rename that one.',
    ]);
    expect(
      problems((chart) => [
        new WebService(chart, 'web', { image, volumes: { '/kube/api/access': PodVolume.scratch() } }),
      ]),
    ).toEqual([
      '[shop/migrate] before "shop/web": path "/kube/api/access" and path "/var/run/secrets/kubernetes.io/serviceaccount" give one volume name: rename one of the folders.',
    ]);
  });

  test('an image of kubectl that is not pinned, or that nothing uses', () => {
    expect(problems((chart) => [web(chart)], { kubectlImage: 'kubectl' })).toEqual([
      '[shop/migrate] kubectlImage "kubectl" has no tag or digest: pin one, for example "kubectl:1.0.0".',
    ]);
    expect(problems(() => undefined, { kubectlImage: KUBECTL })).toEqual([
      '[shop/migrate] kubectlImage has no effect without before, whose pods run it: leave it out.',
    ]);
  });

  test('a workload with problems of its own is waited for without more of them', () => {
    expect(problems((chart) => [new WebService(chart, 'web', { image: 'nginx' })])).toEqual([
      '[shop/web] image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0".',
    ]);
  });

  test('a Job that is deleted although pods wait for it', () => {
    expect(problems((chart) => [web(chart)], { ttl: Duration.hours(1) })).toEqual([
      '[shop/migrate/job] ttlSecondsAfterFinished 3600 deletes the Job, for which the pods of Deployment "web" (shop/web/deployment) wait whenever they start: leave it out.',
    ]);
  });

  test('a job with problems makes nothing wait', () => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    const user = web(chart);
    new Job(chart, 'migrate', { image: 'shop', before: [user] });
    expect(() => Testing.synth(chart)).toThrow('1 problem');
    expect(JSON.stringify(user.deployment.toJson())).not.toContain('wait-for');
  });
});

test('a job of another version than the pods that wait for it is a warning, since it has run before', () => {
  const warningsOf = (...images: string[]) => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
    objectsOf((chart) => images.map((each, index) => new WebService(chart, `web-${index}`, { image: each })));
    const lines = printed.mock.calls.map(([line]) => String(line).replace(/^warning: \[\S+\] \S+ /, ''));
    printed.mockRestore();
    return lines;
  };
  const newer = 'registry.example.com/shop:2.4.0';
  expect(warningsOf(newer)).toEqual([
    `the image "${image}" of the job is another version than "${newer}", the image of the pods that wait for it. Write the same image in both, so that the job runs again for each version. (job-image)`,
  ]);
  expect(warningsOf(image)).toEqual([]);
  expect(warningsOf(newer, image)).toEqual([]);
  expect(warningsOf('registry.example.com/other:2.4.0')).toEqual([]);
});
