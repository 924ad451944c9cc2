import type { ApiObject } from 'cdk8s';
import { WorkloadBase } from '../workload-base';

/** Everything that others may need to know of a workload whose pods are replicas of each other. */
export abstract class ReplicaWorkload extends WorkloadBase {
  /** The HorizontalPodAutoscaler, where `scale` asks for one. */
  get autoscaler(): ApiObject | undefined {
    return this._optionalObject('autoscaler');
  }

  /** The PodDisruptionBudget, where there is one. */
  get disruptionBudget(): ApiObject | undefined {
    return this._optionalObject('disruption-budget');
  }
}
