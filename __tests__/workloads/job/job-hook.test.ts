import { Job, JobHook, type JobProps, Settings, WebService } from '../../../lib';
import { type Manifest, only, problemsOf, synthesize } from '../../support/app';

const image = 'registry.example.com/shop:2.3.0';

const objectsOf = (props: Partial<JobProps>) =>
  synthesize((chart) => new Job(chart, 'migrate', { image, config: { LOG_LEVEL: 'info' }, ...props }));
const annotationsOf = (objects: readonly Manifest[]) =>
  Object.fromEntries(objects.map(({ kind, metadata }) => [kind, metadata.annotations]));

const PRE = { 'argocd.argoproj.io/hook': 'PreSync', 'helm.sh/hook': 'pre-install,pre-upgrade' };
const DELETE = {
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation,HookSucceeded',
  'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
};

test('a job before a release comes with the account and the settings that its pods need', () => {
  const objects = objectsOf({ hook: JobHook.beforeRelease() });
  expect(annotationsOf(objects)).toEqual({ ServiceAccount: PRE, ConfigMap: PRE, Job: { ...PRE, ...DELETE } });
  expect(only(objects, 'Job').spec.template.metadata).not.toHaveProperty('annotations');
});

test('a job after a release needs nothing else that comes late', () => {
  const objects = objectsOf({ hook: JobHook.afterRelease({ order: -2 }) });
  expect(annotationsOf(objects)).toEqual({
    ServiceAccount: undefined,
    ConfigMap: undefined,
    Job: {
      'argocd.argoproj.io/hook': 'PostSync',
      'argocd.argoproj.io/sync-wave': '-2',
      'helm.sh/hook': 'post-install,post-upgrade',
      'helm.sh/hook-weight': '-2',
      ...DELETE,
    },
  });
});

test('an annotation of the Job counts before that of the hook', () => {
  const job = { annotations: { 'helm.sh/hook': 'post-install' } };
  expect(only(objectsOf({ hook: JobHook.afterRelease(), job }), 'Job').metadata.annotations).toMatchObject({
    'helm.sh/hook': 'post-install',
    'argocd.argoproj.io/hook': 'PostSync',
  });
});

describe('problems', () => {
  const problems = (props: object) => problemsOf((chart) => new Job(chart, 'migrate', { image, ...props }));

  test('values that are no hooks', () => {
    expect(problems({ hook: 'PreSync' })).toEqual([
      '[shop/migrate] hook "PreSync" has the wrong type; expected a hook such as JobHook.beforeRelease().',
    ]);
    expect(problems({ hook: JobHook.beforeRelease({ order: 0.5, weight: 1 } as object) })).toEqual([
      '[shop/migrate] a hook has no option "weight": write order.',
      '[shop/migrate] order 0.5 is not a whole number from -1000 to 1000: write, for example, 1.',
    ]);
  });

  test('two ways to wait for one job', () => {
    expect(
      problemsOf((chart) => {
        const web = new WebService(chart, 'web', { image });
        new Job(chart, 'migrate', { image, before: [web], hook: JobHook.beforeRelease() });
      }),
    ).toEqual([
      '[shop/migrate] hook and before are two ways to wait for the job, of which a hook deletes it: write one of them.',
    ]);
  });

  test('settings that are applied after the job that needs them', () => {
    const shared = (hook: JobHook) =>
      problemsOf((chart) => {
        const settings = [new Settings(chart, 'common', { config: { A: '1' } })];
        new Job(chart, 'migrate', { image, settings, hook });
      });
    expect(shared(JobHook.beforeRelease())).toEqual([
      '[shop/migrate] hook runs before "shop/common" is applied, which its pods need, so that a first release never ends: write config and files of its own, or before in place of the hook.',
    ]);
    expect(shared(JobHook.afterRelease())).toEqual([]);
  });
});
