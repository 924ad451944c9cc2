import { type AppObject, objectTitle } from '../../../lib/checks/model/app-object';
import { isMadeByPortico } from '../../../lib/checks/model/made-by-portico';
import type { Change } from './change';
import { changeOf } from './judges/judge';
import { ROUTING_KINDS } from './judges/left-behind';
import { type Difference, showDifferences } from './objects/differences';
import { isChanged, type Pair } from './objects/pairs';
import type { Snapshot } from './objects/snapshot';
import type { Host } from './traffic/app-routers';
import { ServedHosts } from './traffic/served-hosts';
import { type TrafficChange, trafficChanges } from './traffic/traffic-changes';

/** Changes of how requests are answered, and a sentence where that is not known. */
export interface ComparedTraffic {
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
}

/**
 * Compares what the route tables of both sides answer. Objects that route are all that is known without these, and of objects that
 * no router wrote.
 */
export function comparedTraffic(before: Snapshot, after: Snapshot, pairs: readonly Pair[]): ComparedTraffic {
  const routing = pairs.filter(({ before, after }) => ROUTING_KINDS.test((after ?? before)?.kind ?? ''));
  if (before.tables === undefined || after.tables === undefined) {
    const titles = [before, after].filter(({ tables }) => tables === undefined).map(({ title }) => title);
    const unknown = `since the routes of ${titles.join(' and ')} are not: compare with --from git:HEAD, or with an output that portico synth has written in this folder`;
    return byObjects(routing, `Which requests are answered otherwise is not known, ${unknown}.`);
  }
  const foreign = routing.filter((pair) => !objectsOf(pair).every(isMadeByPortico));
  const served = new ServedHosts(foreign.flatMap(objectsOf));
  const all = trafficChanges(before.tables, after.tables);
  const isKnown = (host: Host) => !served.mayHave(host);
  const known = foreign.length === 0 ? all : trafficChanges(before.tables, after.tables, isKnown);
  const titles = foreign.flatMap((pair) => objectsOf(pair).slice(0, 1).map(objectTitle)).join(', ');
  const others = byObjects(
    foreign,
    `Which requests to ${served} are answered otherwise is not known, since no router wrote both sides of ${titles}.`,
    all.length > known.length,
  );
  return { changes: [...known.map(changeOfTraffic), ...others.changes], notes: others.notes };
}

const objectsOf = ({ before, after }: Pair): AppObject[] => [before, after].filter((object) => object !== undefined);

const changeOfTraffic = ({ router, kind, message, request, before, after }: TrafficChange): Change => ({
  object: `IngressRouter ${router}`,
  class: kind,
  message,
  steps: [],
  ...(request !== undefined && { example: { request, before: before ?? '', after: after ?? '' } }),
});

function byObjects(pairs: readonly Pair[], note: string, isMissing = false): ComparedTraffic {
  const routing = pairs.filter((pair) => !isChanged(pair) || pair.differences.some(mayRoute));
  const changes = routing.map((pair) => changeOf(pair, 'traffic', routingText(pair)));
  return { changes, notes: changes.length > 0 || isMissing ? [note] : [] };
}

/** True for a difference by which requests may go elsewhere: recommended labels are for people, and no controller reads them. */
function mayRoute({ steps, before, after }: Difference): boolean {
  const [part, field, label] = steps;
  if (part !== 'metadata' || field !== 'labels') return true;
  const labels = label === undefined ? Object.keys({ ...Object(before), ...Object(after) }) : [String(label)];
  return labels.some((each) => !each.startsWith('app.kubernetes.io/'));
}

function routingText(pair: Pair): string {
  if (isChanged(pair))
    return `requests may be answered otherwise: ${showDifferences(pair.differences.filter(mayRoute))}.`;
  return pair.after === undefined
    ? 'requests go by its rules until it is deleted.'
    : 'requests that match its rules are answered by them.';
}
