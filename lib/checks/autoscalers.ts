import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { type AppObject, placeOf } from './model/app-object';
import { SCALABLE_KINDS, type Scaler, type ScaleTarget, scalersOf } from './model/autoscaler';
import { annotationsOf } from './model/ingress';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, fieldsOf } from './model/read';
import { checkRollouts } from './model/rollouts';
import { checkMeasured, replicasFlaw } from './model/scale-target';
import { checkVerticalAutoscalers } from './model/vertical-autoscalers';

/** Kinds that PorticoChecks takes as external. */
const EXTERNAL_KINDS = ['Deployment', 'StatefulSet'];

export const autoscalersCheck: Check<'autoscalers'> = {
  name: 'autoscalers',
  summary:
    'The target of a HorizontalPodAutoscaler or of a ScaledObject of KEDA is in the app, has no `replicas` of its own and requests the measured resources; the least number of pods is not above the most. A Deployment whose pods an Argo Rollout runs has no pods of its own, and a VerticalPodAutoscaler does not set the resource by which another autoscaler counts pods, nor that of the pods of a second one.',
  example:
    'Deployment "user" has replicas 2, so that every apply would undo what the HorizontalPodAutoscaler sets: leave replicas out.',
  *check(app) {
    for (const object of app.ofKind('autoscaling', 'HorizontalPodAutoscaler')) yield* checkRange(object, HPA_RANGE);
    for (const object of app.ofKind('keda.sh', 'ScaledObject')) yield* checkRange(object, KEDA_RANGE);
    const scalers = scalersOf(app);
    const owners = new Map<string, AppObject>();
    for (const scaler of scalers) {
      yield* checkGroup(scaler);
      yield* checkOwner(scaler, owners);
      yield* isAgent(scaler.target) ? checkNumber(scaler) : checkTarget(app, scaler);
    }
    yield* checkRollouts(app);
    yield* checkVerticalAutoscalers(app, scalers);
  },
};

/** The fields for the least and the most pods. */
interface Range {
  readonly least: string;
  readonly most: string;
  readonly defaultLeast: number;
  readonly lowest: number;
}

const HPA_RANGE: Range = { least: 'minReplicas', most: 'maxReplicas', defaultLeast: 1, lowest: 1 };
const KEDA_RANGE: Range = { least: 'minReplicaCount', most: 'maxReplicaCount', defaultLeast: 0, lowest: 0 };

function* checkRange(object: AppObject, { least, most, defaultLeast, lowest }: Range): ObjectFindings {
  const { [least]: from = defaultLeast, [most]: to, idleReplicaCount: idle } = fieldsOf(object.json.spec);
  if (typeof to === 'number' && (to < lowest || to < Number(from))) {
    yield problem(object, `${most} ${to} is below ${least} ${from}: write at least as many.`);
  }
  // KEDA takes a least number that is written as 0 for 1 here.
  const active = at(object.json, 'spec', least) === 0 ? 1 : Number(from);
  if (lowest === 0 && typeof idle === 'number' && idle >= active) {
    yield problem(object, `idleReplicaCount ${idle} is not below ${least} ${from}: write 0, and ${least} 1 or more.`);
  }
}

function* checkGroup({ object, target: { kind, group, version } }: Scaler): ObjectFindings {
  if (!SCALABLE_KINDS.includes(kind) || (group !== '' && group !== 'extensions')) return;
  const apiVersion = group === '' ? version : `${group}/${version}`;
  yield problem(
    object,
    `scaleTargetRef has the apiVersion ${show(apiVersion)}, which has no ${kind}: write "apps/v1".`,
  );
}

const isAgent = ({ kind, group }: ScaleTarget) => kind === 'DaemonSet' && group === 'apps';

function* checkNumber({ object, target: { name } }: Scaler): ObjectFindings {
  yield problem(
    object,
    `DaemonSet ${show(name)} runs one pod on each node, and has no number that could be set: name a Deployment, or leave the ${object.kind} out.`,
  );
}

/** A ScaledObject that takes over the HorizontalPodAutoscaler of its target: https://keda.sh/docs/latest/migration/ */
const takesOver = (object: AppObject) =>
  annotationsOf(object)['scaledobject.keda.sh/transfer-hpa-ownership'] === 'true';

const nameOfOwn = ({ json }: AppObject) => at(json, 'spec', 'advanced', 'horizontalPodAutoscalerConfig', 'name');

function* checkOwner({ object, target }: Scaler, owners: Map<string, AppObject>): ObjectFindings {
  const { group, kind, name } = target;
  const key = `${object.namespace} ${group} ${kind} ${name}`;
  const owner = owners.get(key);
  if (owner !== undefined && !(takesOver(object) && owner.kind === 'HorizontalPodAutoscaler')) {
    yield problem(object, `${kind} ${show(name)} is scaled by ${placeOf(owner)} as well: keep one of the two.`);
  } else if (owner !== undefined && nameOfOwn(object) !== owner.name) {
    const fix = `write advanced.horizontalPodAutoscalerConfig.name ${show(owner.name)}`;
    yield problem(
      object,
      `KEDA takes over an autoscaler by its name, and that of ${placeOf(owner)} is not written: ${fix}.`,
    );
  }
  owners.set(key, object);
}

function* checkTarget(app: AppIndex, { object, target, workload }: Scaler): ObjectFindings {
  if (workload !== undefined) {
    const flaw = replicasFlaw(workload.object, `the ${object.kind}`);
    if (flaw !== undefined) yield problem(object, flaw);
    yield* checkMeasured(object, workload);
  } else if (target.group === 'apps' && !app.isExternal(target.kind, target.name)) {
    yield* checkMissing(app, object, target);
  }
}

function* checkMissing(app: AppIndex, object: AppObject, { kind, name }: ScaleTarget): ObjectFindings {
  const meant = app.nearestName('apps', kind, object.namespace, name);
  const isScaledObject = object.kind === 'ScaledObject';
  // KEDA is often set up apart from what it scales.
  if (isScaledObject && !app.ofKind('apps', kind).some(({ namespace }) => namespace === object.namespace)) return;
  const external = `PorticoChecks.of(app).external(${show(kind)}, ${show(name)}) when it is made elsewhere`;
  const choices = [
    ...(meant === undefined ? [] : [`write ${show(meant)}`]),
    EXTERNAL_KINDS.includes(kind) ? `${meant === undefined ? 'write ' : ''}${external}` : 'make it',
  ];
  const finding = isScaledObject ? warning : problem;
  yield finding(object, `${kind} ${show(name)} is not in the app: ${choices.join(', or ')}.`);
}
