import type { IConstruct } from 'constructs';
import { CallSite } from '../cdk8s/call-site';
import { finding } from '../cdk8s/codes';
import { type Exemption, exempt } from '../cdk8s/exemptions';
import { declareExternal } from '../cdk8s/externals';
import { requireConstruct } from '../cdk8s/scope';
import { Synthesis } from '../cdk8s/synthesis';
import { choiceOf } from '../rules/choice';
import type { Finding } from '../rules/finding';
import { show } from '../rules/show';
import { CHECKS, enableChecks } from '.';
import { addDefinitions, readDefinitions } from './model/known-definitions';
import { CheckSeverity, type ICheck } from './own-check';
import { addOwnCheck, ownCheckFlaw, ownCodeFlaw } from './own-checks';
import { definitionFlaws } from './schema/custom-kinds';

/** Kinds of objects that an app may refer to without making them. */
export type ExternalKind =
  | 'ConfigMap'
  | 'DaemonSet'
  | 'Deployment'
  | 'Gateway'
  | 'PersistentVolumeClaim'
  | 'Service'
  | 'ServiceAccount'
  | 'StatefulSet';

export const EXTERNAL_KINDS: { readonly [kind in ExternalKind]: true } = {
  ConfigMap: true,
  DaemonSet: true,
  Deployment: true,
  Gateway: true,
  PersistentVolumeClaim: true,
  Service: true,
  ServiceAccount: true,
  StatefulSet: true,
};

/** The codes of Portico's own checks. */
const CODES: readonly string[] = CHECKS.map(({ name }) => name);

/**
 * The checks of the API objects of a whole app, which run when it is synthesized. They are on as soon as any construct of
 * Portico's is in the app, or this is called.
 *
 * @example
 * PorticoChecks.of(app).disable('selector-overlap', 'both Deployments belong to one Argo rollout');
 */
export class PorticoChecks {
  /**
   * The checks of an app, or of everything in a chart or construct.
   *
   * @param scope the app, a chart, a construct or an API object.
   */
  static of(scope: IConstruct): PorticoChecks {
    requireConstruct(scope, `the scope ${show(scope)} of PorticoChecks.of()`);
    enableChecks(scope);
    return new PorticoChecks(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Turns a check off for all objects in the scope. Synthesis prints the reason.
   *
   * @param check its name, one of those in https://github.com/cdk8s-portico/cdk8s-portico/blob/main/docs/checks.md, or the code of a check that was added.
   * @param why for whoever reads the output next.
   */
  disable(check: string, why: string): PorticoChecks {
    return this.exempt('disabled', `disable(${show(check)})`, check, why);
  }

  /**
   * Accepts the warnings with a code, those of routers included, for everything in the scope. They are not printed any more,
   * and `router.warnings` leaves them out. A code that no warning has is a warning by itself, and a problem cannot be accepted.
   *
   * @param code the word in parentheses at the end of the printed line.
   * @param why for whoever reads the code next.
   *
   * @example
   * PorticoChecks.of(app).accept('hsts', 'all our hosts have been on HTTPS for years');
   */
  accept(code: string, why: string): PorticoChecks {
    return this.exempt('accepted', `accept(${show(code)})`, code, why);
  }

  /**
   * Adds a check of your own. Its findings come in the same report as Portico's, with its code, the construct path and the line.
   *
   * @param check looks at the objects in the scope.
   *
   * @example
   * PorticoChecks.of(app).add(teamLabel);
   */
  add(check: ICheck): PorticoChecks {
    const flaw = ownCheckFlaw(check, CODES);
    if (flaw === undefined) addOwnCheck(this.scope, check, CallSite.capture());
    else this.wrong(finding('checks', `a check ${show(check?.code ?? check)} ${flaw}.`));
    return this;
  }

  /**
   * Reports a mistake in the use of a construct of your own, such as a wrong option. It comes in the same report as Portico's
   * findings, with its code, the path of the scope, and the line where the user made the construct.
   *
   * @param code in kebab-case with a prefix of your own, such as `acme/team`.
   * @param message the fault with the wrong value, and what to write instead.
   * @param severity a problem, which stops the synthesis, unless it is `CheckSeverity.WARNING`.
   *
   * @example
   * PorticoChecks.of(cart).report('acme/team', 'team "Stock" is no team: write a lower-case word, for example "checkout".');
   */
  report(code: string, message: string, severity?: CheckSeverity): PorticoChecks {
    const flaw = ownCodeFlaw(code, CODES);
    if (flaw !== undefined) this.wrong(finding('checks', `report() ${flaw}.`));
    else if (typeof message !== 'string' || message === '') {
      const fix = 'write the wrong value, and what to write instead';
      this.wrong(finding('checks', `report(${show(code)}) has the message ${show(message)}: ${fix}.`));
    } else {
      const found = [{ code, message, words: 'foreign' as const }];
      const callSite = CallSite.capture(undefined, this.scope);
      const synthesis = Synthesis.of(this.scope);
      if (severity === CheckSeverity.WARNING) synthesis.warn(this.scope, found, callSite);
      else synthesis.report(this.scope, found, callSite);
    }
    return this;
  }

  /**
   * Declares an object that is made elsewhere, such as the Service of a Helm release, so that objects of the app may refer to it.
   *
   * @param kind of the object.
   * @param name of the object, in whichever namespace.
   *
   * @example
   * PorticoChecks.of(app).external('Service', 'billing');
   */
  external(kind: ExternalKind, name: string): PorticoChecks {
    if (!Object.hasOwn(EXTERNAL_KINDS, String(kind))) {
      this.wrong(
        finding('checks', `external kind ${show(kind)} is unknown: write ${choiceOf(Object.keys(EXTERNAL_KINDS))}.`),
      );
    } else if (typeof name !== 'string' || name === '') {
      const fix = 'write the name of the object, for example "billing"';
      this.wrong(finding('checks', `external ${kind} ${show(name)} is not a name: ${fix}.`));
    } else {
      declareExternal(this.scope, kind, name);
    }
    return this;
  }

  /**
   * Reads CustomResourceDefinitions that others install, so that objects of their kinds are checked by their schemas. Those
   * in the app itself are known already.
   *
   * @param file a YAML file, by its path from the working directory.
   *
   * @example
   * PorticoChecks.of(app).knowsCrds('crds/widgets.yaml');
   */
  knowsCrds(file: string): PorticoChecks {
    const definitions = readDefinitions(file);
    const refuse = (flaw: string) => this.wrong(finding('checks', `CRD file ${show(file)}${flaw}`));
    if (definitions === undefined) {
      refuse(' cannot be read: write the path of a YAML file, for example "crds/widgets.yaml".');
    } else if (definitions.length === 0) {
      refuse(' has no CustomResourceDefinition: write a file with at least one.');
    } else {
      for (const definition of definitions) for (const flaw of definitionFlaws(definition)) refuse(`: ${flaw}`);
      addDefinitions(this.scope, definitions);
    }
    return this;
  }

  private exempt(kind: Exemption['kind'], call: string, code: string, why: string): PorticoChecks {
    if (typeof why !== 'string' || why.trim() === '') {
      this.wrong(finding('checks', `${call} has the reason ${show(why)}: say why, in words.`));
    } else {
      exempt({ kind, code, scope: this.scope, why: why.trim(), callSite: CallSite.capture() });
    }
    return this;
  }

  private wrong(problem: Finding): void {
    Synthesis.of(this.scope).report(this.scope, [problem], CallSite.capture());
  }
}
