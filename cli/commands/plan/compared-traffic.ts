import type { Change } from './change';
import { changeOf } from './judges/judge';
import { ROUTING_KINDS } from './judges/left-behind';
import { type Difference, showDifferences } from './objects/differences';
import { isChanged, type Pair } from './objects/pairs';
import type { Snapshot } from './objects/snapshot';
import { trafficChanges } from './traffic/traffic-changes';

/** Changes of how requests are answered, and a sentence where that is not known. */
export interface ComparedTraffic {
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
}

/** Compares what the route tables of both sides answer; without these, objects that route are all that is known. */
export function comparedTraffic(before: Snapshot, after: Snapshot, pairs: readonly Pair[]): ComparedTraffic {
  if (before.tables !== undefined && after.tables !== undefined) {
    const changes = trafficChanges(before.tables, after.tables).map(
      ({ router, kind, message, request, before: formerly, after: now }): Change => ({
        object: `IngressRouter ${router}`,
        class: kind,
        message,
        steps: [],
        ...(request !== undefined && { example: { request, before: formerly ?? '', after: now ?? '' } }),
      }),
    );
    return { changes, notes: [] };
  }
  const routing = pairs.filter(
    (pair) =>
      ROUTING_KINDS.test((pair.after ?? pair.before)?.kind ?? '') &&
      (!isChanged(pair) || pair.differences.some(mayRoute)),
  );
  if (routing.length === 0) return { changes: [], notes: [] };
  const unknown = [before, after].filter(({ tables }) => tables === undefined).map(({ title }) => title);
  return {
    changes: routing.map((pair) => changeOf(pair, 'traffic', routingText(pair))),
    notes: [
      `Which requests are answered otherwise is not known, since the routes of ${unknown.join(' and ')} are not: compare with --from git:HEAD, or with an output that portico synth has written in this folder.`,
    ],
  };
}

/** True for a difference by which requests may go elsewhere: recommended labels are for people, and no controller reads them. */
function mayRoute({ steps, before, after }: Difference): boolean {
  const [part, field, label] = steps;
  if (part !== 'metadata' || field !== 'labels') return true;
  const labels = label === undefined ? Object.keys({ ...Object(before), ...Object(after) }) : [String(label)];
  return labels.some((each) => !each.startsWith('app.kubernetes.io/'));
}

function routingText(pair: Pair): string {
  if (isChanged(pair)) return `requests may be answered otherwise: ${showDifferences(pair.differences)}.`;
  return pair.after === undefined
    ? 'requests go by its rules until it is deleted.'
    : 'requests that match its rules are answered by them.';
}
