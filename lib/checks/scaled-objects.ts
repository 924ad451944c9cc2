import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { type AppObject, placeOf } from './model/app-object';
import { checkTriggers, MEASURED_BY_CLUSTER } from './model/keda-triggers';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, fieldsOf, itemsOf, nonEmptyStringOf, stringOf } from './model/read';

/** The longest value of a label, which KEDA writes the names into. */
const LONGEST = 63;

/** Rules of the admission webhook of KEDA: https://github.com/kedacore/keda/blob/v2.20.2/apis/keda/v1alpha1/scaledobject_webhook.go */
export const scaledObjectsCheck: Check<'scaled-objects'> = {
  name: 'scaled-objects',
  summary:
    'A ScaledObject of KEDA has names that fit, triggers that KEDA can read, and one by which pods start where there may be none. A time or an address that does nothing as written is a warning.',
  example:
    'triggers has only cpu, which cannot start the first pod, since there is no usage to measure: write minReplicaCount 1 or more, or another trigger.',
  *check(app) {
    const owners = new Map<string, AppObject>();
    for (const object of app.ofKind('keda.sh', 'ScaledObject')) {
      yield* checkNames(object, owners);
      yield* checkZero(object);
      yield* checkTimes(object);
    }
    for (const kind of ['ScaledObject', 'ScaledJob']) {
      for (const object of app.ofKind('keda.sh', kind)) yield* checkTriggers(object);
    }
    for (const object of app.ofKind('keda.sh', 'TriggerAuthentication')) yield* checkIdentity(app, object);
  },
};

function* checkNames(object: AppObject, owners: Map<string, AppObject>): ObjectFindings {
  const { name, namespace } = object;
  const own = nonEmptyStringOf(at(object.json, 'spec', 'advanced', 'horizontalPodAutoscalerConfig', 'name'));
  const ofAutoscaler = own ?? `keda-hpa-${name}`;
  if (name.length > LONGEST) {
    yield problem(
      object,
      `the name has ${name.length} characters, and KEDA writes it into a label: write at most ${LONGEST}.`,
    );
  } else if (ofAutoscaler.length > LONGEST) {
    const fix = `write a shorter name, or one of at most ${LONGEST} as advanced.horizontalPodAutoscalerConfig.name`;
    yield problem(
      object,
      `KEDA would call its HorizontalPodAutoscaler ${show(ofAutoscaler)}, of ${ofAutoscaler.length} characters: ${fix}.`,
    );
  }
  const owner = owners.get(`${namespace} ${ofAutoscaler}`);
  if (owner !== undefined && owner.name !== name) {
    const what = `HorizontalPodAutoscaler ${show(ofAutoscaler)} is that of ${placeOf(owner)} as well`;
    yield problem(object, `${what}: write another advanced.horizontalPodAutoscalerConfig.name.`);
  }
  owners.set(`${namespace} ${ofAutoscaler}`, object);
}

/** The cluster measures pods, so that it measures nothing without any. */
function* checkZero(object: AppObject): ObjectFindings {
  const { triggers, minReplicaCount = 0, fallback } = fieldsOf(object.json.spec);
  const types = itemsOf(triggers).map(({ type }) => stringOf(type) ?? '');
  if (types.length === 0 || !types.every((type) => MEASURED_BY_CLUSTER.includes(type))) return;
  const [what, fix] = [[...new Set(types)].join(' and '), 'or another trigger'];
  if (minReplicaCount === 0) {
    yield problem(
      object,
      `triggers has only ${what}, which cannot start the first pod, since there is no usage to measure: write minReplicaCount 1 or more, ${fix}.`,
    );
  }
  if (fallback !== undefined) {
    yield problem(
      object,
      `fallback is for triggers that KEDA asks, and the cluster itself measures ${what}: leave it out, ${fix.replace('or', 'or write')}.`,
    );
  }
}

/** From one pod on, the HorizontalPodAutoscaler decides, and asks as often as the cluster says. */
function* checkTimes(object: AppObject): ObjectFindings {
  const { minReplicaCount: least = 0, idleReplicaCount, triggers, ...times } = fieldsOf(object.json.spec);
  if (typeof least !== 'number' || least < 1 || idleReplicaCount === 0) return;
  const isCached = itemsOf(triggers).some(({ useCachedMetrics }) => useCachedMetrics === true);
  for (const name of isCached ? ['cooldownPeriod'] : ['pollingInterval', 'cooldownPeriod']) {
    if (times[name] === undefined) continue;
    yield warning(
      object,
      `${name} has no effect with minReplicaCount ${least}: leave it out, or write minReplicaCount 0.`,
    );
  }
}

const ROLE = 'eks.amazonaws.com/role-arn';

/** KEDA takes the role of pods from their ServiceAccount: https://keda.sh/docs/latest/authentication-providers/aws/ */
function* checkIdentity(app: AppIndex, object: AppObject): ObjectFindings {
  if (at(object.json, 'spec', 'podIdentity', 'identityOwner') !== 'workload') return;
  for (const scaled of app.ofKind('keda.sh', 'ScaledObject')) {
    const isUser = itemsOf(at(scaled.json, 'spec', 'triggers')).some(
      ({ authenticationRef }) =>
        at(authenticationRef, 'name') === object.name &&
        at(authenticationRef, 'kind') !== 'ClusterTriggerAuthentication',
    );
    if (!isUser || scaled.namespace !== object.namespace) continue;
    const { kind = 'Deployment', name } = fieldsOf(at(scaled.json, 'spec', 'scaleTargetRef'));
    const workload = app.findWorkload('apps', String(kind), object.namespace, String(name));
    const account = app.find('', 'ServiceAccount', object.namespace, stringOf(workload?.pod.serviceAccountName) ?? '');
    if (account === undefined || at(account.json, 'metadata', 'annotations', ROLE) !== undefined) continue;
    const fix = `write the annotation ${show(ROLE)}`;
    yield problem(
      account,
      `ServiceAccount ${show(account.name)} has no role of AWS, which ${placeOf(object)} takes from it: ${fix}.`,
    );
  }
}
