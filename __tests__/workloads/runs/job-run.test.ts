import { Duration } from 'cdk8s';
import { Job, JobRestartPolicy, type JobRunOptions, LifecycleHook, PorticoDefaults } from '../../../lib';
import { only, problemsOf, synthesize } from '../../support/app';
import { image, proxy } from '../support';

const job = (options: JobRunOptions = {}, kubernetesVersion?: string) =>
  only(
    synthesize((chart) => {
      if (kubernetesVersion !== undefined) PorticoDefaults.of(chart).set({ kubernetesVersion });
      new Job(chart, 'import', { image, ...options });
    }),
    'Job',
  ).spec;

const problems = (options: object, kubernetesVersion = '1.32..1.37') =>
  problemsOf((chart) => {
    PorticoDefaults.of(chart).set({ kubernetesVersion });
    new Job(chart, 'import', { image, ...options });
  });

const without = <T extends { template: unknown }>({ template: _template, ...fields }: T) => fields;

test('pods that run at a time, and that must succeed', () => {
  expect(without(job({ completions: 5, parallelism: 2 }))).toEqual({ completions: 5, parallelism: 2 });
  expect(without(job({ parallelism: 3 }))).toEqual({ parallelism: 3 });
  // Together with another number of pods, one completion is not the API server's default.
  expect(without(job({ completions: 1, parallelism: 0 }))).toEqual({ completions: 1, parallelism: 0 });
  expect(without(job({ completions: 3, indexed: true }))).toEqual({ completions: 3, completionMode: 'Indexed' });
});

test('pods that never run, or of which it is not known how many there are', () => {
  expect(problems({ indexed: true })).toEqual([
    '[shop/import] indexed needs the number of pods that must succeed: write, for example, completions: 3.',
  ]);
  expect(problems({ completions: 2, parallelism: 3 })).toEqual([
    '[shop/import] parallelism 3 is above completions 2, and no more pods than those run: write at most 2.',
  ]);
  expect(problems({ completions: 200_000, parallelism: 150_000, indexed: true })).toEqual([
    '[shop/import] parallelism 150000 of an indexed job is above 100000: write at most that.',
  ]);
});

test('a failed pod is replaced by another, or its container is started again', () => {
  expect(job().template.spec.restartPolicy).toBe('Never');
  expect(job({ restartPolicy: JobRestartPolicy.ON_FAILURE }).template.spec.restartPolicy).toBe('OnFailure');
  expect(problems({ restartPolicy: 'Always' })).toEqual([
    '[shop/import] restartPolicy "Always" has the wrong type; expected JobRestartPolicy.NEVER or JobRestartPolicy.ON_FAILURE.',
  ]);
});

test("the time to stop is written unless it is the API server's own, and there is no pause before it", () => {
  const pod = (seconds?: number) =>
    job(seconds === undefined ? {} : { gracePeriod: Duration.seconds(seconds) }).template.spec;
  expect(pod(120).terminationGracePeriodSeconds).toBe(120);
  expect(pod(0).terminationGracePeriodSeconds).toBe(0);
  for (const spec of [pod(), pod(30)]) expect(spec).not.toHaveProperty('terminationGracePeriodSeconds');
  expect(pod().containers[0]).not.toHaveProperty('lifecycle');
});

test('a hook sleeps no longer than the time to stop, and a wrong time to stop is one problem', () => {
  const postStart = LifecycleHook.sleep(Duration.seconds(1));
  expect(problems({ postStart, gracePeriod: Duration.seconds(1) })).toEqual([]);
  expect(problems({ postStart, gracePeriod: Duration.seconds(0) })).toEqual([
    '[shop/import] postStart sleeps 1 s, longer than the grace period of 0 s, which the API server refuses: shorten it, or raise gracePeriod, an option of jobs and of Drain.graceful().',
  ]);
  expect(problems({ gracePeriod: 30 })).toEqual([
    '[shop/import] gracePeriod 30 is not a whole number of seconds from 0: write, for example, Duration.seconds(30).',
  ]);
});

test('a sidecar ends with the job, or is a problem where the clusters do not do that', () => {
  const sidecars = [{ name: 'proxy', image: proxy }];
  expect(job({ sidecars }).template.spec.initContainers).toMatchObject([{ name: 'proxy', restartPolicy: 'Always' }]);
  expect(problems({ sidecars }, '1.28..1.33')).toEqual([
    '[shop/import] sidecar "proxy" would keep the job from ending on clusters below Kubernetes 1.29, where sidecars do not end with the work: raise kubernetesVersion to "1.29..1.33", or leave it out.',
  ]);
  expect(problems({}, '1.28..1.33')).toEqual([]);
});
