import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { childObject, optionalChildObject } from '../cdk8s/child-object';
import { claimId } from '../cdk8s/scope';
import { mayReach } from '../connections/may-reach';
import { inHostLanguage } from '../languages/tell';
import type { PodSecurityLevel } from '../rules/pod-security-level';
import { portFlaw } from '../rules/port';
import { show } from '../rules/show';
import { Identity } from './pods/identity';
import { podLabels, selectorLabels } from './pods/pod-labels';
import { writtenPodSecurity } from './pods/pod-security';
import { configMapName, filesMapName } from './pods/settings-maps';
import type { WorkloadSpec } from './pods/workload-spec';

/** Everything that others may need to know of a workload, whatever its kind. */
export abstract class WorkloadBase extends Construct {
  /** @internal */
  protected abstract readonly _pods: WorkloadSpec;

  protected constructor(scope: Construct, id: string) {
    super(scope, claimId(scope, id));
  }

  /** The pods with every default filled in. @internal */
  get _podSpec(): WorkloadSpec {
    return this._pods;
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

  /** Name of the ConfigMap with the variables of `config`, for objects that are not Portico's. */
  get configMapName(): string {
    return configMapName(this._pods.ownSettings);
  }

  /** Name of the ConfigMap with the texts of `files`, for objects that are not Portico's. */
  get filesConfigMapName(): string {
    return filesMapName(this._pods.ownSettings);
  }

  /** The ConfigMap with the variables of `config`, where there are any. */
  get configMap(): ApiObject | undefined {
    return this._optionalObject('config');
  }

  /** The ConfigMap with the texts of `files`, where there are any. */
  get filesConfigMap(): ApiObject | undefined {
    return this._optionalObject('files');
  }

  /** The VerticalPodAutoscaler, where `recommendations` asks for one. */
  get verticalAutoscaler(): ApiObject | undefined {
    return this._optionalObject('recommendations');
  }

  /**
   * The strictest level of Pod Security that takes the pods as they will be written, patches included: on every cluster that
   * the app is made for.
   *
   * @example
   * console.log(database.podSecurityLevel); // restricted
   */
  get podSecurityLevel(): PodSecurityLevel {
    return writtenPodSecurity(this);
  }

  /**
   * Decides whether the pods may open a connection to those of another workload, by the NetworkPolicies of the app: those that
   * `Network.closed()` makes, and any other. Without a policy they may. What is outside the app does not count, nor do the addresses of
   * pods, so that a block of addresses is for pods only where it is of all that there are in IPv4, as `0.0.0.0/0` is.
   *
   * @param other the workload that is asked.
   * @param port the port that its container listens on, 1 to 65535, by default its own.
   *
   * @example
   * console.log(user.mayReach(database)); // false
   */
  mayReach(other: WorkloadBase, port?: number): boolean {
    if (!(other instanceof WorkloadBase)) {
      const flaw = `mayReach() takes a workload, and not ${show(other)}: write, for example, user.mayReach(pay).`;
      throw new TypeError(inHostLanguage(flaw));
    }
    if (port !== undefined && portFlaw(port) !== undefined) {
      throw new RangeError(inHostLanguage(`mayReach() takes a port, and ${show(port)} ${portFlaw(port)}.`));
    }
    return mayReach(this, other, port);
  }

  /**
   * An object that the workload has in any case.
   *
   * @internal
   */
  protected _object(id: string, kind: string): ApiObject {
    return childObject(this, id, kind);
  }

  /**
   * An object that only some options give.
   *
   * @internal
   */
  protected _optionalObject(id: string): ApiObject | undefined {
    return optionalChildObject(this, id);
  }
}
