import type { Construct } from 'constructs';
import { isDnsSubdomain } from '../../../private/names';
import { show } from '../../../private/problems';
import type { RouteTable } from '../../route-table';
import type { IRoutingTarget, TargetProblem } from '../routing-target';
import { planIngresses } from './plan';
import { renderIngress } from './render';

/** Compiles a route table into Ingress objects of the ingress-nginx controller (v1.15). */
export class IngressNginxTarget implements IRoutingTarget {
  readonly name: string;

  constructor(private readonly className: string) {
    this.name = `ingress-nginx class ${show(className)}`;
  }

  problems(_table: RouteTable): TargetProblem[] {
    if (typeof this.className === 'string' && isDnsSubdomain(this.className)) return [];
    return [
      {
        message: `className ${show(this.className)} is no name of an IngressClass: write lower-case letters, digits, "-" and ".", for example "nginx".`,
      },
    ];
  }

  render(scope: Construct, table: RouteTable): void {
    for (const ingress of planIngresses(table)) renderIngress(scope, this.className, table, ingress);
  }
}
