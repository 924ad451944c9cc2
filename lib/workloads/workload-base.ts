import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { claimId } from '../cdk8s/scope';
import { Identity } from './pods/identity';
import { podLabels, selectorLabels } from './pods/pod-labels';
import type { WorkloadSpec } from './pods/workload-spec';

/** Everything that others may need to know of a workload, whatever its kind. */
export abstract class WorkloadBase extends Construct {
  /** @internal */
  protected abstract readonly _pods: WorkloadSpec;

  protected constructor(scope: Construct, id: string) {
    super(scope, claimId(scope, id));
  }

  /** Name of the workload's own object: the name, and the version where there is one. */
  get workloadName(): string {
    return this._pods.workloadName;
  }

  /** The labels by which the pods are selected. */
  get selector(): { [key: string]: string } {
    return selectorLabels(this._pods);
  }

  /** All labels of the pods. */
  get labels(): { [key: string]: string } {
    return podLabels(this, this._pods);
  }

  /** Name of the ServiceAccount that the pods run under. */
  get serviceAccountName(): string {
    const { identity, workloadName } = this._pods;
    return identity instanceof Identity ? identity._nameFor(workloadName) : workloadName;
  }

  /** The ServiceAccount, unless others make it. */
  get serviceAccount(): ApiObject | undefined {
    return this._optionalObject('service-account');
  }

  /**
   * An object that the workload has in any case. Where a problem kept it from being made, one that is never written stands
   * in, so that code which goes on with it does not hide the problem behind an exception.
   *
   * @param id that of its construct.
   * @internal
   */
  protected _object(id: string, kind: string): ApiObject {
    const standIn = () => new ApiObject(new Chart(new App(), 'unwritten'), id, { apiVersion: 'v1', kind });
    return this._optionalObject(id) ?? standIn();
  }

  /**
   * An object that only some options give.
   *
   * @param id that of its construct.
   * @internal
   */
  protected _optionalObject(id: string): ApiObject | undefined {
    const child = this.node.tryFindChild(id);
    return child instanceof ApiObject ? child : undefined;
  }
}
