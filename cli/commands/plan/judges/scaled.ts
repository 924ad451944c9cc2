import type { AppIndex } from '../../../../lib/checks/model/app-index';
import type { AppObject } from '../../../../lib/checks/model/app-object';
import type { Workload } from '../../../../lib/checks/model/workload';
import type { Snapshot } from '../objects/snapshot';

/** A workload of one side together with the autoscalers that may set its pods. */
export interface ScaledWorkload {
  readonly index: AppIndex;
  /** Undefined for an object that is no workload. */
  readonly workload: Workload | undefined;
}

export function scaledIndex(side: Snapshot, object: AppObject): ScaledWorkload {
  const index = side.index([object, ...side.ofKinds('HorizontalPodAutoscaler', 'ScaledObject')]);
  return { index, workload: index.workloads.find(({ object: { json } }) => json === object.json) };
}
