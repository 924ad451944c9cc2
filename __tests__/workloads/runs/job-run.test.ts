import { Duration } from 'cdk8s';
import {
  Job,
  JobRestartPolicy,
  type JobRunOptions,
  LifecycleHook,
  PodFailureAction,
  PodFailureRule,
  PorticoDefaults,
} from '../../../lib';
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
    '[shop/import] an indexed Job needs completions, the number of pods that must succeed: write, for example, completions: 3.',
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

test('each number of an indexed job has retries of its own', () => {
  const indexed = { indexed: true, completions: 10, retriesPerIndex: 1 };
  const own = { completions: 10, completionMode: 'Indexed', backoffLimitPerIndex: 1 };
  expect(without(job({ ...indexed, maxFailedIndexes: 3 }))).toEqual({ ...own, maxFailedIndexes: 3 });
  // Next to retries of each number, the API server's default is the highest number there is.
  expect(without(job({ ...indexed, retries: 6 }))).toEqual({ ...own, backoffLimit: 6 });
  expect(without(job({ ...indexed, retries: 2 ** 31 - 1 }))).toEqual(own);
  expect(without(job({ completions: 10, retries: 6 }))).toEqual({ completions: 10 });
});

test('rules say what a pod that fails in some way means for the job', () => {
  const rules = [
    PodFailureRule.disruption(PodFailureAction.IGNORE),
    PodFailureRule.exitCodes([42, 3], PodFailureAction.FAIL_JOB, 'import'),
    PodFailureRule.otherExitCodes([0, 1], PodFailureAction.COUNT),
    PodFailureRule.condition('ConfigIssue', PodFailureAction.FAIL_INDEX),
  ];
  const fields = job({ podFailurePolicy: rules, indexed: true, completions: 3, retriesPerIndex: 0 });
  expect(fields.podFailurePolicy).toEqual({
    rules: [
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
      { action: 'FailJob', onExitCodes: { containerName: 'import', operator: 'In', values: [3, 42] } },
      { action: 'Count', onExitCodes: { operator: 'NotIn', values: [0, 1] } },
      { action: 'FailIndex', onPodConditions: [{ type: 'ConfigIssue', status: 'True' }] },
    ],
  });
});

test.each<[string, object, string[]]>([
  [
    'of a job without numbers',
    { retriesPerIndex: 2, maxFailedIndexes: 1 },
    [
      'retriesPerIndex is for the pods of an indexed job: write indexed: true, or leave retriesPerIndex out.',
      'maxFailedIndexes is for the pods of an indexed job: write indexed: true, or leave maxFailedIndexes out.',
    ],
  ],
  [
    'that cannot be',
    { indexed: true, completions: 3, maxFailedIndexes: 4 },
    [
      'maxFailedIndexes needs retriesPerIndex: write, for example, retriesPerIndex: 2.',
      'maxFailedIndexes 4 is too many for completions 3: write at most 3.',
    ],
  ],
  [
    'of a great many pods',
    { indexed: true, completions: 150_000, parallelism: 20_000, retriesPerIndex: 1 },
    [
      'completions 150000 with retriesPerIndex need maxFailedIndexes: write at most 10000.',
      'parallelism 20000 is too many for completions 150000 with retriesPerIndex: write at most 10000.',
    ],
  ],
  [
    'in rules that the API server refuses',
    {
      restartPolicy: JobRestartPolicy.ON_FAILURE,
      podFailurePolicy: [
        PodFailureRule.exitCodes([0, 300, 7, 7], PodFailureAction.FAIL_INDEX, 'importer'),
        PodFailureRule.otherExitCodes([], 'Fail' as never),
        PodFailureRule.condition('a b', PodFailureAction.COUNT),
        42,
      ],
    },
    [
      'podFailurePolicy needs pods that fail, which those of JobRestartPolicy.ON_FAILURE do not at once: leave restartPolicy out.',
      'podFailurePolicy fails an index, which goes with retriesPerIndex only: write, for example, retriesPerIndex: 2.',
      'exit code 0 of podFailurePolicy is not a whole number from 1 to 255: write, for example, 42.',
      'exit code 300 of podFailurePolicy is not a whole number from 1 to 255: write, for example, 42.',
      'podFailurePolicy has the exit code 7 twice in a rule: write it once.',
      'container "importer" of podFailurePolicy is not one of the pods: write "import".',
      'the action of podFailurePolicy "Fail" has the wrong type; expected a value such as PodFailureAction.FAIL_JOB.',
      'exit codes of podFailurePolicy [] has the wrong type; expected a list such as [42].',
      'the condition of podFailurePolicy "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
      'a rule of podFailurePolicy 42 has the wrong type; expected one such as PodFailureRule.exitCodes([42], …).',
    ],
  ],
  [
    'in no rules at all',
    { podFailurePolicy: [] },
    [
      'podFailurePolicy [] has the wrong type; expected a list such as [PodFailureRule.exitCodes([42], PodFailureAction.FAIL_JOB)].',
    ],
  ],
])('wrong failures %s are found', (_, options, expected) => {
  expect(problems(options)).toEqual(expected.map((message) => `[shop/import] ${message}`));
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
    '[shop/import] gracePeriod 30 is not a whole number of seconds of 0 or more: write, for example, Duration.seconds(30).',
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
