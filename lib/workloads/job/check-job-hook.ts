import type { Construct } from 'constructs';
import { pathOf } from '../../cdk8s/app-trees';
import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { claimsOf } from '../pods/volume-layout';
import type { WorkloadSpec } from '../pods/workload-spec';
import { JobHook } from './job-hook';
import type { JobProps } from './job-props';

interface Annotations {
  readonly [key: string]: string;
}

/** A failed Job stays for whoever looks for the reason, until the next one is made. */
const DELETE_POLICY: Annotations = {
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation,HookSucceeded',
  'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
};

/** Annotations of the Job itself, and of the objects that it needs. */
export function hookAnnotations(hook: unknown): { readonly job: Annotations; readonly needed: Annotations } {
  if (!(hook instanceof JobHook)) return { job: {}, needed: {} };
  return { job: { ...hook._annotations, ...DELETE_POLICY }, needed: hook._isBefore ? hook._annotations : {} };
}

/** A job before a release finds nothing of it but its own, and one that a tool waits for needs no other way. */
export function* checkJobHook(pods: WorkloadSpec, { hook, before, settings }: JobProps): Findings {
  if (hook === undefined) return;
  if (!(hook instanceof JobHook)) {
    yield wrongType('hook', hook, 'a hook such as JobHook.beforeRelease()');
    return;
  }
  yield* hook._check();
  if (before !== undefined) {
    yield finding(
      'job',
      'hook and before are two ways to wait for the job, of which a hook deletes it: write one of them.',
    );
  }
  if (!hook._isBefore) return;
  const later: Construct[] = [...(Array.isArray(settings) ? settings : []), ...claimsOf(pods)];
  for (const each of later.filter((one) => one?.node !== undefined)) {
    yield finding(
      'job',
      `hook runs before ${show(pathOf(each))} is applied, which its pods need, so that a first release never ends: write config and files of its own, or before in place of the hook.`,
    );
  }
}
