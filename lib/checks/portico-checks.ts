import { Construct, type IConstruct } from 'constructs';
import { CallSite } from '../cdk8s/call-site';
import { declareExternal } from '../cdk8s/externals';
import { ProblemsError } from '../cdk8s/findings';
import { Synthesis } from '../cdk8s/synthesis';
import { nearest } from '../rules/edit-distance';
import type { Report } from '../rules/report';
import { show } from '../rules/show';
import { CHECKS, type CheckName, enableChecks } from '.';
import { switchOff } from './switched-off';

/** Kinds that an app may refer to without making them. */
export type ExternalKind =
  | 'ConfigMap'
  | 'DaemonSet'
  | 'Deployment'
  | 'Gateway'
  | 'Service'
  | 'ServiceAccount'
  | 'StatefulSet';

const EXTERNAL_KINDS: { readonly [kind in ExternalKind]: true } = {
  ConfigMap: true,
  DaemonSet: true,
  Deployment: true,
  Gateway: true,
  Service: true,
  ServiceAccount: true,
  StatefulSet: true,
};

/**
 * The checks that look at the objects of the whole app when it is synthesized. They run by themselves as soon as any
 * construct of Portico's is in the app; asking for this is enough, too.
 *
 * @example
 * PorticoChecks.of(app).disable('selector-overlap', 'both Deployments belong to one Argo rollout');
 */
export class PorticoChecks {
  /**
   * The checks of an app, or of what is in a chart or construct.
   *
   * @param scope the app, a chart, a construct or an API object.
   */
  static of(scope: IConstruct): PorticoChecks {
    if (!Construct.isConstruct(scope)) {
      const message = `the scope ${show(scope)} of PorticoChecks.of() is no construct: pass the app, a chart or an object.`;
      throw new ProblemsError([{ path: '', callSite: CallSite.capture(), code: 'scope', message }]);
    }
    enableChecks(scope);
    return new PorticoChecks(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Turns a check off for all objects in the scope; the reason is printed at synth.
   *
   * @param check its name, as docs/checks.md lists it.
   * @param why for whoever reads the output next.
   */
  disable(check: CheckName, why: string): PorticoChecks {
    const known = CHECKS.map(({ name }): string => name);
    if (!known.includes(check)) {
      const guess = typeof check === 'string' ? nearest(check, known) : undefined;
      this.report(`there is no check ${show(check)}: write ${guess ? show(guess) : `one of ${known.join(', ')}`}.`);
    } else if (typeof why !== 'string' || why.trim() === '') {
      this.report(`check "${check}" is off for the reason ${show(why)}: say why, in words.`);
    } else {
      switchOff(this.scope, check, why);
      const { path } = this.scope.node;
      Synthesis.of(this.scope).notice(`check "${check}" is off${path === '' ? '' : ` in ${path}`}: ${why.trim()}`);
    }
    return this;
  }

  /**
   * Names an object that is made elsewhere, such as the Service of a Helm release, so that nothing is wrong with referring
   * to it.
   *
   * @param kind what it is.
   * @param name its name, in whichever namespace.
   *
   * @example
   * PorticoChecks.of(app).external('Service', 'billing');
   */
  external(kind: ExternalKind, name: string): PorticoChecks {
    if (!Object.hasOwn(EXTERNAL_KINDS, String(kind))) {
      this.report(`external kind ${show(kind)} is unknown: write one of ${Object.keys(EXTERNAL_KINDS).join(', ')}.`);
    } else if (typeof name !== 'string' || name === '') {
      this.report(`external ${kind} ${show(name)} is no name: write that of the object, for example "billing".`);
    } else {
      declareExternal(this.scope, kind, name);
    }
    return this;
  }

  private get report(): Report {
    return Synthesis.of(this.scope).reporter(this.scope, CallSite.capture());
  }
}
