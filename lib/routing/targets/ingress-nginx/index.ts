import type { Construct } from 'constructs';
import type { RouteTable } from '../../route-table';
import type { IRoutingTarget, TargetProblem } from '../routing-target';
import { planIngresses } from './plan';
import { findProblems } from './problems';
import { renderIngress } from './render';
import { findWarnings } from './warnings';

/** Compiles a route table into Ingress objects of the ingress-nginx controller (v1.15). */
export class IngressNginxTarget implements IRoutingTarget {
  readonly name: string;

  constructor(private readonly className: string) {
    this.name = `ingress-nginx class ${JSON.stringify(className)}`;
  }

  problems(table: RouteTable): TargetProblem[] {
    return findProblems(this.className, table);
  }

  warnings(table: RouteTable): TargetProblem[] {
    return findWarnings(table);
  }

  render(scope: Construct, table: RouteTable): void {
    const [first, ...others] = planIngresses(table);
    if (first !== undefined) renderIngress(scope, this.className, table, first, true);
    for (const ingress of others) renderIngress(scope, this.className, table, ingress, false);
  }
}
