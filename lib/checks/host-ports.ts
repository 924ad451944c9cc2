import { show } from '../rules/show';
import type { Check } from './check';
import { placeOf } from './model/app-object';
import { collide, coversNodes, type HostPort, hostPortsOf } from './model/host-port';
import { isMadeByPortico } from './model/made-by-portico';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { isLasting, surgeOf } from './model/pod-numbers';
import { at, fieldsOf } from './model/read';
import type { Workload } from './model/workload';

export const hostPortsCheck: Check<'host-ports'> = {
  name: 'host-ports',
  summary:
    'No two pods of a node need one port of it: that of a DaemonSet and any other, or the old and the new pod of a DaemonSet that starts the new one first. A rollout of a Deployment that needs a node with a free port is a warning.',
  example:
    'hostPort 9100 is already taken by DaemonSet "logs" (shop/0) on each node, so that the pods stay Pending: write another port.',
  *check(app) {
    const taken = new Map<number, Taken[]>();
    for (const workload of app.knownWorkloads) {
      if (!isLasting(workload)) continue;
      const ports = workload.containers
        .filter((container) => container.isLasting)
        .flatMap((container) => hostPortsOf(container, workload.pod));
      for (const port of ports) {
        const others = taken.get(port.number) ?? [];
        yield* checkOthers({ workload, port }, others);
        taken.set(port.number, [...others, { workload, port }]);
      }
      const [first] = ports;
      if (first !== undefined) yield* checkRollout(workload, first);
    }
  },
};

/** A port of the nodes, and the pods that take it. */
interface Taken {
  readonly workload: Workload;
  readonly port: HostPort;
}

function* checkOthers({ workload, port }: Taken, others: readonly Taken[]): ObjectFindings {
  const found = others.find(
    (other) =>
      other.workload !== workload &&
      collide(port, other.port) &&
      (coversNodes(other.workload, workload) || coversNodes(workload, other.workload)),
  );
  if (found === undefined) return;
  const { object } = found.workload;
  const where = object.kind === 'DaemonSet' ? ' on each node' : '';
  yield problem(
    workload.object,
    `hostPort ${port.number} is already taken by ${object.kind} ${show(object.name)} (${placeOf(object)})${where}, so that the pods stay Pending: write another port.`,
  );
}

function* checkRollout(workload: Workload, { number }: HostPort): ObjectFindings {
  const { object } = workload;
  const { updateStrategy, replicas = 1 } = fieldsOf(object.json.spec);
  if (object.kind === 'DaemonSet') {
    const { maxSurge = 0 } = fieldsOf(at(updateStrategy, 'rollingUpdate'));
    if (maxSurge === 0 || maxSurge === '0%' || at(updateStrategy, 'type') === 'OnDelete') return;
    const fix = isMadeByPortico(object)
      ? 'write rollout: NodeRollout.rolling({ maxUnavailable: PodCount.of(1) })'
      : 'write maxUnavailable 1 in its place';
    yield problem(
      object,
      `maxSurge ${show(maxSurge)} starts a second pod on a node where the first one still has port ${number}, so that no rollout ever ends: ${fix}.`,
    );
  } else if (typeof replicas === 'number' && replicas > 1 && surgeOf(workload, replicas) > 0) {
    yield warning(
      object,
      `port ${number} of a node is for one pod, and a rollout that stops no pod first waits for a node without one: ${object.kind === 'Rollout' ? 'use a Deployment with' : 'write'} maxUnavailable 1 and maxSurge 0.`,
    );
  }
}
