import type { Construct } from 'constructs';
import type { RouteTable } from '../../route-table';
import type { IRoutingTarget, TargetProblem } from '../routing-target';
import type { GatewayApiTargetOptions } from './options';
import { planRoutes } from './plan';
import { findProblems } from './problems';
import { renderGateway, renderRoute } from './render';
import { findWarnings } from './warnings';

/** Compiles a route table into HTTPRoutes of Gateway API v1.6, standard channel. */
export class GatewayApiTarget implements IRoutingTarget {
  readonly name: string;
  private readonly options: GatewayApiTargetOptions;

  constructor(options: GatewayApiTargetOptions) {
    this.options = options ?? {};
    const { gateway, gatewayNamespace, sectionName } = this.options;
    this.name = `Gateway API gateway ${JSON.stringify([gatewayNamespace, gateway, sectionName].filter(Boolean).join('/'))}`;
  }

  problems(table: RouteTable): TargetProblem[] {
    return findProblems(this.options, table);
  }

  warnings(table: RouteTable): TargetProblem[] {
    return findWarnings(table);
  }

  render(scope: Construct, table: RouteTable): void {
    const { create } = this.options;
    if (create) renderGateway(scope, table, this.options, create.gatewayClassName);
    for (const route of planRoutes(table, this.options)) renderRoute(scope, table, route, this.options);
  }
}
