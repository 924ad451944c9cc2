import type { Construct } from 'constructs';
import type { RouteTable } from '../../table/route-table';
import type { Place } from '../place';
import type { IRoutingTarget, TargetFinding } from '../routing-target';
import { implementTraits } from '../target-traits';
import { findLeftPaths } from './implementation-specific';
import { checkOptions } from './option-problems';
import type { GatewayApiTargetOptions } from './options';
import { planRoutes } from './plan';
import { findProblems } from './problems';
import { renderGateway, renderRoute } from './render';

/** Compiles a route table into HTTPRoutes of Gateway API v1.6, standard channel. */
export class GatewayApiTarget implements IRoutingTarget {
  readonly name: string;
  private readonly options: GatewayApiTargetOptions;

  constructor(options: GatewayApiTargetOptions) {
    this.options = options ?? {};
    const { gateway, gatewayNamespace, sectionName } = this.options;
    this.name = nameOf([gatewayNamespace, gateway, sectionName]);
    implementTraits(this, {
      optionProblems: () => checkOptions(this.options),
      placesOf: (table) => this.placesOf(table),
      problemsBeside: (table, other) =>
        this.options.allowImplementationSpecific === true ? [] : findLeftPaths(table, other),
      shortName: () => this.options.gateway.replace(/\./g, '-'),
    });
  }

  /** Where a table is served: the namespace of a Gateway is the router's unless it is named. */
  private placesOf({ namespace, httpsRedirect, tls }: RouteTable): Place[] {
    const { gateway, gatewayNamespace = namespace, sectionName, create } = this.options;
    const { httpListener = 'http', httpsListener = 'https' } = this.options;
    const server = nameOf([gatewayNamespace, gateway]);
    const listeners = (httpsRedirect || tls.length > 0) && !create ? [httpListener, httpsListener] : [sectionName];
    return listeners.map((listener) => ({ server, listener }));
  }

  problems(table: RouteTable): TargetFinding[] {
    return findProblems(this.options, table);
  }

  /** There are none: what may differ is refused, or allowed by name and said in the objects. */
  warnings(): TargetFinding[] {
    return [];
  }

  render(scope: Construct, table: RouteTable): void {
    const { create } = this.options;
    if (create) renderGateway(scope, table, this.options, create.gatewayClassName);
    for (const route of planRoutes(table, this.options)) renderRoute(scope, table, route, this.options);
  }
}

/** What is no text is a problem, which is reported elsewhere. */
function nameOf(parts: readonly unknown[]): string {
  return `Gateway API gateway ${JSON.stringify(parts.filter((part) => typeof part === 'string').join('/'))}`;
}
