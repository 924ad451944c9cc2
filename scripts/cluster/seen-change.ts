import type { Raw } from '../../__tests__/checks/objects';

/** The outcome of an update; `in-place` where something is stored, and no pods are replaced. */
export type Seen = 'refused' | 'restart' | 'none' | 'in-place';

/** Everything that the server stores of what an author writes. */
function storedText({ metadata, status: _, ...fields }: Raw): string {
  const { labels, annotations: { 'kubectl.kubernetes.io/last-applied-configuration': __, ...annotations } = {} } =
    metadata;
  return JSON.stringify({ ...fields, labels, annotations });
}

/** The outcome of an update from what the server has stored before and after it, which is nothing where it refused. */
export function seenIn(before: Raw, after: Raw | undefined): Seen {
  if (after === undefined) return 'refused';
  if (storedText(before) === storedText(after)) return 'none';
  const [old, now] = [before.spec?.template, after.spec?.template];
  // A Rollout may have the pods of a Deployment in place of its own.
  const isRestart = old !== undefined && now !== undefined && JSON.stringify(old) !== JSON.stringify(now);
  return isRestart && ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'].includes(before.kind)
    ? 'restart'
    : 'in-place';
}
