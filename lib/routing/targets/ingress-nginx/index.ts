import { Construct, type IConstruct } from 'constructs';
import { classNameFlaw } from '../../../rules/names';
import { show } from '../../../rules/show';
import { checkStruct } from '../../../rules/structs';
import type { RouteTable } from '../../table/route-table';
import type { IIngressNginxController } from '../ingress-nginx-controller';
import type { IRoutingTarget, TargetFinding } from '../routing-target';
import { implementTraits } from '../target-traits';
import { finding } from './codes';
import { planIngresses } from './plan';
import { findProblems } from './problems';
import { renderIngress } from './render';
import { findWarnings } from './warnings';

/** Settings of the ingress-nginx target. */
export interface IngressNginxTargetOptions {
  /**
   * The IngressClass whose controller serves the routes, a DNS subdomain.
   *
   * @default - the controller's, or 'nginx'
   */
  readonly className?: string;

  /**
   * The controller that serves the routes, where it is known: it is applied before them, and what depends on how it is
   * installed is told for certain.
   *
   * @default - any of that class
   */
  readonly controller?: IIngressNginxController;
}

/** Compiles a route table into Ingress objects of the ingress-nginx controller (v1.15). */
export class IngressNginxTarget implements IRoutingTarget {
  readonly name: string;
  readonly dependencies: IConstruct[];
  private readonly className: string;

  constructor(private readonly options: IngressNginxTargetOptions) {
    const { className, controller } = options;
    this.className = className ?? controller?.className ?? 'nginx';
    this.name = `ingress-nginx class ${JSON.stringify(this.className)}`;
    this.dependencies = Construct.isConstruct(controller) ? [controller] : [];
    implementTraits(this, {
      optionProblems: () => this.optionProblems(),
      shortName: () => this.className.replace(/\./g, '-'),
    });
  }

  /** What is wrong whatever the table says. */
  private optionProblems(): TargetFinding[] {
    const found: string[] = [];
    if (checkStruct((message) => found.push(message), 'the target', this.options, ['className', 'controller'])) {
      found.push(...this.ownProblems());
    }
    return found.map((message) => finding('ingress-nginx-target', message));
  }

  problems(table: RouteTable): TargetFinding[] {
    return [...this.optionProblems(), ...findProblems(table)];
  }

  warnings(table: RouteTable): TargetFinding[] {
    const { controller } = this.options;
    // Of another type: a problem, and nothing that warnings can tell of.
    return findWarnings(table, controller?.facts === undefined ? undefined : controller);
  }

  render(scope: Construct, table: RouteTable): void {
    // The controller has told of a class that is none.
    if (classNameFlaw(this.className) !== undefined) return;
    const [first, ...others] = planIngresses(table);
    if (first !== undefined) renderIngress(scope, this.className, table, first, true);
    for (const ingress of others) renderIngress(scope, this.className, table, ingress, false);
  }

  private ownProblems(): string[] {
    const { className, controller } = this.options;
    if (controller !== undefined && controller?.facts === undefined) {
      return [`controller ${show(controller)} is of another type: pass an IngressNginxController.`];
    }
    // A controller's className is its own to check.
    if (controller === undefined) return [classNameFlaw(this.className)].filter((flaw) => flaw !== undefined);
    if (className === undefined) return [];
    return [
      `className ${show(className)} and the controller of class ${show(controller.className)} are both given: leave className out.`,
    ];
  }
}
