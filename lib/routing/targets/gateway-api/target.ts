import type { Construct, IConstruct } from 'constructs';
import type { RouteBackend } from '../../table/backend';
import type { RouteTable } from '../../table/route-table';
import type { Capabilities } from '../capability';
import type { TargetPlace } from '../place';
import type { RequestSource } from '../request-source';
import type { SharedHost, TargetFinding } from '../routing-target';
import { RoutingTargetBase } from '../routing-target-base';
import type { TargetSeries } from '../target-series';
import { checkOptions } from './check-options';
import { checkSharedHost } from './check-shared-host';
import { checkTable } from './check-table';
import { GatewayImplementation } from './gateway-implementation';
import { renderServiceGrants } from './grants';
import type { Implementation } from './implementations/implementation';
import { type GatewayApiTargetOptions, HTTP_LISTENER, HTTPS_LISTENER } from './options';
import { planRoutes } from './plan';
import { renderRoutes } from './render';
import { renderBackendTls } from './render-backend-tls';
import { renderGateway, renderListenerSet } from './render-listeners';
import { rulesOfBackend } from './series';
import { serverOf } from './server';
import { besideWrittenRoutes } from './written-routes';

/** Compiles a route table into HTTPRoutes of Gateway API v1.6, standard channel, and objects of the implementation's own. */
export class GatewayApiTarget extends RoutingTargetBase {
  readonly name: string;
  readonly capabilities: Capabilities;
  private readonly options: GatewayApiTargetOptions;
  private readonly implementation: Implementation;

  constructor(options: GatewayApiTargetOptions) {
    super();
    this.options = options ?? {};
    const { gateway, gatewayNamespace, sectionName } = this.options;
    this.name = serverOf([gatewayNamespace, gateway, sectionName]);
    this.implementation = implementationOf(this.options);
    this.capabilities = this.implementation.capabilities;
  }

  override shortName(): string {
    return this.options.gateway.replace(/\./g, '-');
  }

  /** The namespace of a Gateway is the router's unless it is named. */
  override placesOf({ namespace, httpsRedirect, tls }: RouteTable): TargetPlace[] {
    const { gateway, gatewayNamespace = namespace, sectionName, create, listenerSet } = this.options;
    const { httpListener = HTTP_LISTENER, httpsListener = HTTPS_LISTENER } = this.options;
    const server = serverOf([gatewayNamespace, gateway]);
    const listeners = (httpsRedirect || tls.length > 0) && !create ? [httpListener, httpsListener] : [sectionName];
    return listeners.map((listener) => ({ server, listener, ...(listenerSet && { hasOwnListeners: true }) }));
  }

  override optionProblems(): TargetFinding[] {
    return [...checkOptions(this.options), ...this.implementation.optionProblems()];
  }

  override problems(table: RouteTable): TargetFinding[] {
    return [...checkTable(table, this.options), ...this.implementation.problems(table)];
  }

  override problemsBeside(table: RouteTable, otherRouter: string, other: RouteTable): TargetFinding[] {
    return [...this.implementation.problemsBeside(table, otherRouter, other)];
  }

  override problemsOnSharedHost(table: RouteTable, shared: SharedHost): TargetFinding[] {
    return [...checkSharedHost(table, shared)];
  }

  override warnings(table: RouteTable): TargetFinding[] {
    return [...this.implementation.warnings(table)];
  }

  override requestSources({ namespace }: RouteTable): RequestSource[] {
    const { gateway, gatewayNamespace = namespace } = this.options;
    return this.implementation.podsOf({ name: gateway, namespace: gatewayNamespace });
  }

  render(scope: Construct, table: RouteTable): void {
    const { create, listenerSet } = this.options;
    if (create) renderGateway(scope, table, this.options, create);
    if (listenerSet) renderListenerSet(scope, table, this.options);
    renderServiceGrants(scope, table);
    renderBackendTls(scope, table);
    const routes = planRoutes(table, this.options, this.implementation);
    renderRoutes(scope, table, routes, this.options, this.implementation);
    besideWrittenRoutes(scope, { target: this, table });
  }

  override requestSeries(rendered: IConstruct, table: RouteTable, backend: RouteBackend): TargetSeries | undefined {
    const rules = table.namespace === undefined ? undefined : rulesOfBackend(rendered, table.namespace, backend);
    return rules && this.implementation.seriesOf(rules);
  }
}

/** A value that is not an implementation is reported with the options. */
function implementationOf(options: Partial<GatewayApiTargetOptions>): Implementation {
  const { implementation, create, listenerSet, httpsListener, allowImplementationSpecific, requestTimeout } = options;
  const chosen = implementation instanceof GatewayImplementation ? implementation : GatewayImplementation.portable();
  return chosen._for({
    hasCertificates: create !== undefined || listenerSet === true || httpsListener !== undefined,
    listenerSet: listenerSet === true,
    allowImplementationSpecific: allowImplementationSpecific === true,
    requestTimeout,
  });
}
