import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { at, fieldsOf, stringOf } from './read';
import type { Workload } from './workload';

/** The built-in kinds that have `replicas`, and so can be scaled. */
export const SCALABLE_KINDS: readonly string[] = ['Deployment', 'ReplicaSet', 'StatefulSet'];

export const autoscalersOf = (app: AppIndex): readonly AppObject[] =>
  app.ofKind('autoscaling', 'HorizontalPodAutoscaler');

/** The workload of the app that a HorizontalPodAutoscaler scales. */
export function scaledWorkload(app: AppIndex, { json, namespace }: AppObject): Workload | undefined {
  const { kind, name } = fieldsOf(at(json, 'spec', 'scaleTargetRef'));
  return app.findWorkload('apps', stringOf(kind) ?? '', namespace, stringOf(name) ?? '');
}
