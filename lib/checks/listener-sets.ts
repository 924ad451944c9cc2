import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { findParent, GATEWAY_API, leavesOut, listenersOf } from './model/gateways';
import { type ObjectFindings, problem } from './model/object-finding';
import { at, type Fields, fieldsOf } from './model/read';

/** A listener of a Gateway, and the object that has it. */
interface Taken {
  readonly owner: AppObject;
  readonly listener: Fields;
}

export const listenerSetsCheck: Check<'listener-sets'> = {
  name: 'listener-sets',
  summary:
    'A Gateway of the app allows the ListenerSets that name it, and has none of their listeners; no two ListenerSets of one Gateway have the same listener.',
  example:
    'Gateway "gateway" allows no ListenerSet of the namespace "shop": write it in spec.allowedListeners of the Gateway.',
  *check(app) {
    const taken = new Map<string, Taken[]>();
    for (const set of app.ofKind(GATEWAY_API, 'ListenerSet')) {
      const gateway = findParent(app, set, at(set.json, 'spec', 'parentRef'));
      if (gateway !== undefined) yield* checkAllowed(gateway, set);
      yield* checkClashes(takenOf(taken, set, gateway), set);
    }
  },
};

function* checkAllowed(gateway: AppObject, set: AppObject): ObjectFindings {
  if (!leavesOut(at(gateway.json, 'spec', 'allowedListeners', 'namespaces'), 'None', gateway, set)) return;
  const whose = set.namespace === '' ? '' : ` of the namespace ${show(set.namespace)}`;
  yield problem(
    set,
    `Gateway ${show(gateway.name)} allows no ListenerSet${whose}: write it in spec.allowedListeners of the Gateway.`,
  );
}

/** The listeners that a Gateway has without a ListenerSet: its own, and those of ListenerSets before it. */
function takenOf(all: Map<string, Taken[]>, set: AppObject, gateway: AppObject | undefined): Taken[] {
  const { name, namespace = set.namespace } = fieldsOf(at(set.json, 'spec', 'parentRef'));
  const key = `${namespace}/${name}`;
  const taken = all.get(key) ?? (gateway === undefined ? [] : listenersOf(gateway).map(by(gateway)));
  all.set(key, taken);
  return taken;
}

const by = (owner: AppObject) => (listener: Fields) => ({ owner, listener });

function* checkClashes(taken: Taken[], set: AppObject): ObjectFindings {
  const own = listenersOf(set);
  for (const listener of own) {
    const other = taken.find((each) => clash(each.listener, listener));
    if (other === undefined) continue;
    const { name, port, hostname } = other.listener;
    const of = hostname === undefined ? `port ${show(port)}` : `port ${show(port)} and the hostname ${show(hostname)}`;
    yield problem(
      set,
      `listener ${show(listener.name)} clashes with ${show(name)} of ${other.owner.kind} ${show(other.owner.name)}, which has ${of} as well: keep one of the two.`,
    );
  }
  taken.push(...own.map(by(set)));
}

/** Two listeners of one port differ in their hostnames, and either all speak HTTP or none does. */
function clash(left: Fields, right: Fields): boolean {
  if (left.port !== right.port) return false;
  if (left.protocol === right.protocol) return left.hostname === right.hostname;
  return left.protocol === 'HTTP' || right.protocol === 'HTTP';
}
