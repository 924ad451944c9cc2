import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { at, fieldsOf, nonEmptyStringOf, stringOf } from './read';
import type { Workload } from './workload';

/** The built-in kinds that have `replicas`, and so can be scaled. */
export const SCALABLE_KINDS: readonly string[] = ['Deployment', 'ReplicaSet', 'StatefulSet'];

/** An object that sets the number of pods of a workload. */
export interface Scaler {
  readonly object: AppObject;
  /** The workload by its group, kind and name, in the namespace of the object. */
  readonly target: ScaleTarget;
  /** The workload, where it is in the app. */
  readonly workload: Workload | undefined;
  /** The fewest and the most pods that it may set, where that is written or has a default. */
  readonly least: unknown;
  readonly most: unknown;
}

export interface ScaleTarget {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
}

const SCALERS = new WeakMap<AppIndex, readonly Scaler[]>();

/** The HorizontalPodAutoscalers and ScaledObjects of the app that name what they scale. */
export function scalersOf(app: AppIndex): readonly Scaler[] {
  const known = SCALERS.get(app);
  if (known !== undefined) return known;
  const scalers = [
    ...app.ofKind('autoscaling', 'HorizontalPodAutoscaler').flatMap((object) => {
      const { minReplicas = 1, maxReplicas } = fieldsOf(object.json.spec);
      return toScaler(app, object, minReplicas, maxReplicas);
    }),
    // https://keda.sh/docs/latest/reference/scaledobject-spec/
    ...app.ofKind('keda.sh', 'ScaledObject').flatMap((object) => {
      const { minReplicaCount = 0, maxReplicaCount = 100, idleReplicaCount } = fieldsOf(object.json.spec);
      return toScaler(app, object, idleReplicaCount ?? minReplicaCount, maxReplicaCount, 'Deployment');
    }),
  ];
  SCALERS.set(app, scalers);
  return scalers;
}

function toScaler(app: AppIndex, object: AppObject, least: unknown, most: unknown, defaultKind?: string): Scaler[] {
  const target = targetOf(at(object.json, 'spec', 'scaleTargetRef'), defaultKind);
  if (target === undefined) return [];
  const workload = app.findWorkload(target.group, target.kind, object.namespace, target.name);
  return [{ object, target, least, most, workload }];
}

/** A reference to a workload, or undefined where it has no kind or no name. */
export function targetOf(reference: unknown, defaultKind?: string): ScaleTarget | undefined {
  const { kind = defaultKind, name, apiVersion } = fieldsOf(reference);
  if (typeof kind !== 'string' || !/^[A-Za-z0-9]+$/.test(kind) || nonEmptyStringOf(name) === undefined)
    return undefined;
  const [version = '', group = ''] = (nonEmptyStringOf(apiVersion) ?? 'apps/v1').split('/').reverse();
  return { group, version, kind, name: stringOf(name) ?? '' };
}
