import type { Construct } from 'constructs';
import type { RouteTable } from '../../table/route-table';
import type { Capabilities } from '../capability';
import type { TargetPlace } from '../place';
import type { SharedHost, TargetFinding } from '../routing-target';
import { RoutingTargetBase } from '../routing-target-base';
import { capabilitiesOf } from './capabilities';
import { checkEveryHost } from './check-every-host';
import { checkOptions } from './check-options';
import { checkSharedHost } from './check-shared-host';
import { checkTable } from './check-table';
import { featureWarnings } from './features';
import { renderServiceGrants } from './grants';
import type { GatewayApiTargetOptions } from './options';
import { planRoutes } from './plan';
import { renderGateway, renderRoute } from './render';

/** Compiles a route table into HTTPRoutes of Gateway API v1.6, standard channel. */
export class GatewayApiTarget extends RoutingTargetBase {
  readonly name: string;
  readonly capabilities: Capabilities;
  private readonly options: GatewayApiTargetOptions;

  constructor(options: GatewayApiTargetOptions) {
    super();
    this.options = options ?? {};
    const { gateway, gatewayNamespace, sectionName } = this.options;
    this.name = nameOf([gatewayNamespace, gateway, sectionName]);
    this.capabilities = capabilitiesOf(this.options);
  }

  override shortName(): string {
    return this.options.gateway.replace(/\./g, '-');
  }

  /** The namespace of a Gateway is the router's unless it is named. */
  override placesOf({ namespace, httpsRedirect, tls }: RouteTable): TargetPlace[] {
    const { gateway, gatewayNamespace = namespace, sectionName, create } = this.options;
    const { httpListener = 'http', httpsListener = 'https' } = this.options;
    const server = nameOf([gatewayNamespace, gateway]);
    const listeners = (httpsRedirect || tls.length > 0) && !create ? [httpListener, httpsListener] : [sectionName];
    return listeners.map((listener) => ({ server, listener }));
  }

  override optionProblems(): TargetFinding[] {
    return [...checkOptions(this.options)];
  }

  override problems(table: RouteTable): TargetFinding[] {
    return [...checkTable(table, this.options)];
  }

  override problemsBeside(table: RouteTable, otherRouter: string, other: RouteTable): TargetFinding[] {
    if (this.options.allowImplementationSpecific === true) return [];
    return [...checkEveryHost(table, otherRouter, other)];
  }

  override problemsOnSharedHost(table: RouteTable, shared: SharedHost): TargetFinding[] {
    return [...checkSharedHost(table, shared)];
  }

  override warnings(table: RouteTable): TargetFinding[] {
    return [...featureWarnings(table, this.options)];
  }

  render(scope: Construct, table: RouteTable): void {
    const { create } = this.options;
    if (create) renderGateway(scope, table, this.options, create);
    renderServiceGrants(scope, table);
    for (const route of planRoutes(table, this.options)) renderRoute(scope, table, route, this.options);
  }
}

/** Parts that are not text are reported with the options. */
function nameOf(parts: readonly unknown[]): string {
  return `Gateway API gateway ${JSON.stringify(parts.filter((part) => typeof part === 'string').join('/'))}`;
}
