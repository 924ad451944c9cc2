import type { AppIndex } from '../../../../lib/checks/model/app-index';
import { type AppObject, objectTitle } from '../../../../lib/checks/model/app-object';
import type { Elsewhere, ReachPort } from '../../../../lib/checks/model/policy-reach';
import { type AppReach, reachOf } from '../../../../lib/checks/model/reach';
import { at, itemsOf } from '../../../../lib/checks/model/read';
import { podPorts, type Workload } from '../../../../lib/checks/model/workload';
import type { Change } from '../change';
import type { Snapshot } from '../objects/snapshot';
import { listWords } from '../traffic/subject-words';
import type { Comparison } from './judge';

/** A workload that exists before and after a change. */
interface KeptWorkload {
  readonly before: Workload;
  readonly after: Workload;
}

/** Asks the policies of a side whether they allow something. */
type Ask = (reach: AppReach, side: keyof KeptWorkload) => boolean;

/** True for what was allowed before a change, and is not after it. */
type IsLost = (ask: Ask) => boolean;

/** A port, or undefined for any of pods that declare none. */
type Port = ReachPort | undefined;

const ENDS: readonly Elsewhere[] = ['other pods', 'an address'];

/** Connections of pods that NetworkPolicies allowed, and refuse after a change. Pods that are new lose none. */
export function* refusedConnections({ before, after, pairs }: Comparison): Generator<Change> {
  const changed = pairs.flatMap((pair) =>
    [pair.before, pair.after].filter((object) => object?.kind === 'NetworkPolicy'),
  );
  if (changed.length === 0) return;
  const [old, now] = [indexOf(before), indexOf(after)];
  const [formerly, reach] = [reachOf(old), reachOf(now)];
  // Where there is no policy, everything is allowed.
  if (reach === undefined) return;
  const isLost: IsLost = (ask) => (formerly === undefined || ask(formerly, 'before')) && !ask(reach, 'after');
  const workloads = now.workloads.flatMap((workload): KeptWorkload[] => {
    const { group, kind, namespace, name } = workload.object;
    const was = old.findWorkload(group, kind, namespace, name);
    return was === undefined ? [] : [{ before: was, after: workload }];
  });
  const named = changed.flatMap((policy) => (policy === undefined ? [] : portsOf(policy)));
  for (const workload of workloads) {
    for (const message of [...lostIn(workload, workloads, isLost), ...lostOut(workload, named, isLost)]) {
      yield { object: objectTitle(workload.after.object), class: 'traffic', message, steps: [] };
    }
  }
}

function indexOf(side: Snapshot): AppIndex {
  return side.index(side.documents.flatMap((document) => side.objectsOf(document)));
}

/** The connections that pods took, from those of the app and from elsewhere. */
function* lostIn(to: KeptWorkload, all: readonly KeptWorkload[], isLost: IsLost): Generator<string> {
  const asked = portsAsked(to.after);
  const ports = new Set<Port>();
  const isLostAtAny = (askAt: (port: Port) => Ask) => {
    const lost = asked.filter((port) => isLost(askAt(port)));
    for (const port of lost) ports.add(port);
    return lost.length > 0;
  };
  const callers = all.filter((from) =>
    isLostAtAny((port) => ({ policies, podsOf }, side) => {
      const [caller, callee] = [podsOf(from[side]), podsOf(to[side])];
      return policies.mayEnter(caller, callee, port) && policies.mayLeave(caller, callee, port);
    }),
  );
  const ends = ENDS.filter((end) =>
    isLostAtAny(
      (port) =>
        ({ policies, podsOf }, side) =>
          policies.mayEnter(end, podsOf(to[side]), port),
    ),
  );
  const others = callers.filter((from) => from !== to).map((from) => objectTitle(from.after.object));
  const names = others.length < callers.length ? [...others, 'each other'] : others;
  const from = [listWords(names, 'and', 'workloads'), endWords(ends)].filter((words) => words !== '');
  if (from.length === 0) return;
  yield `its pods took connections${portWords([...ports])} that NetworkPolicies refuse now: from ${from.join(', and from ')}.`;
}

/**
 * The connections that pods opened to what is not in the app.
 *
 * @param ports those that policies name, at which one may be lost where others are left.
 */
function* lostOut(from: KeptWorkload, ports: readonly ReachPort[], isLost: IsLost): Generator<string> {
  if (isLost(({ policies, podsOf }, side) => policies.leavesFreely(podsOf(from[side])))) {
    yield 'its pods opened any connection, and NetworkPolicies refuse all now but those that they name.';
    return;
  }
  const isLostAt = (end: Elsewhere, port: ReachPort) =>
    isLost(({ policies, podsOf }, side) => policies.mayLeave(podsOf(from[side]), end, port));
  const lost = ports.filter((port) => ENDS.some((end) => isLostAt(end, port)));
  const ends = ENDS.filter((end) => lost.some((port) => isLostAt(end, port)));
  if (lost.length === 0) return;
  yield `its pods opened connections${portWords(lost)} ${endWords(ends, 'of ')} that NetworkPolicies refuse now.`;
}

/** @param before the word before one that is named. */
function endWords([end, other]: readonly Elsewhere[], before = ''): string {
  if (other !== undefined) return 'outside of the app';
  if (end === undefined) return '';
  return `${before}${end === 'other pods' ? 'pods of other apps' : 'addresses outside of the cluster'}`;
}

function portsAsked(workload: Workload): Port[] {
  const ports = podPorts(workload).flatMap(({ number, protocol }) =>
    number === undefined ? [] : [{ number, protocol }],
  );
  return ports.length === 0 ? [undefined] : ports;
}

/** The ports that a policy names for connections that its pods open. */
function portsOf({ json }: AppObject): ReachPort[] {
  const ports = itemsOf(at(json, 'spec', 'egress')).flatMap((rule) => itemsOf(rule.ports));
  return ports.flatMap(({ port, protocol = 'TCP' }) =>
    typeof port === 'number' ? [{ number: port, protocol: String(protocol) }] : [],
  );
}

function portWords(ports: readonly Port[]): string {
  const numbers = [...new Set(ports.flatMap((port) => port?.number ?? []))].map(String);
  return numbers.length === 0 ? '' : ` to port${numbers.length === 1 ? '' : 's'} ${listWords(numbers, 'and', 'ports')}`;
}
