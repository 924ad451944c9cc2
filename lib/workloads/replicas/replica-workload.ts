import type { ApiObject } from 'cdk8s';
import { WorkloadBase } from '../workload-base';

/** Everything that others may need to know of a workload whose pods are replicas of each other. */
export abstract class ReplicaWorkload extends WorkloadBase {
  /** The HorizontalPodAutoscaler, or the ScaledObject of KEDA, where `scale` asks for one. */
  get autoscaler(): ApiObject | undefined {
    return this._optionalObject('autoscaler');
  }

  /** The TriggerAuthentication of KEDA, where `scale` has credentials. */
  get triggerAuthentication(): ApiObject | undefined {
    return this._optionalObject('trigger-authentication');
  }

  /** The PodDisruptionBudget, where there is one. */
  get disruptionBudget(): ApiObject | undefined {
    return this._optionalObject('disruption-budget');
  }
}
