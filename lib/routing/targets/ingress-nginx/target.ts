import { Construct, type IConstruct } from 'constructs';
import { isDnsSubdomain } from '../../../rules/dns-name';
import type { RouteBackend } from '../../table/backend';
import type { RouteTable } from '../../table/route-table';
import type { Capabilities } from '../capability';
import type { IIngressNginxController } from '../ingress-nginx-controller';
import type { RequestSource } from '../request-source';
import type { SharedHost, TargetFinding } from '../routing-target';
import { RoutingTargetBase } from '../routing-target-base';
import type { TargetSeries } from '../target-series';
import { checkOptions } from './check-options';
import { nameInside } from './external-services';
import { IngressNginxServer } from './ingress-nginx-server';
import type { IngressNginxTargetOptions } from './options';
import { anyBackend, planIngresses } from './plan';
import { renderExternalServices, renderIngress, renderNobody } from './render';
import { ingressesTo } from './series';
import type { IngressServer } from './servers/server';

/** Compiles a route table into Ingress objects of an ingress-nginx class, for the program that serves it. */
export class IngressNginxTarget extends RoutingTargetBase {
  readonly name: string;
  readonly capabilities: Capabilities;
  override readonly dependencies: IConstruct[];
  private readonly className: string;
  private readonly server: IngressServer;

  constructor(private readonly options: IngressNginxTargetOptions) {
    super();
    const { className, controller, servedBy } = options;
    this.className = className ?? controller?.className ?? 'nginx';
    this.server = serverOf(servedBy);
    this.capabilities = this.server.capabilities;
    this.name = `ingress-nginx class ${JSON.stringify(this.className)}`;
    this.dependencies = Construct.isConstruct(controller) ? [controller] : [];
  }

  override shortName(): string {
    return this.className.replace(/\./g, '-');
  }

  override optionProblems(): TargetFinding[] {
    return [...checkOptions(this.options)];
  }

  override problems(table: RouteTable): TargetFinding[] {
    return [...this.server.problems(table, knownController(this.options.controller))];
  }

  override problemsBeside(table: RouteTable, otherRouter: string, other: RouteTable): TargetFinding[] {
    return [...this.server.problemsBeside(table, otherRouter, other)];
  }

  override problemsOnSharedHost(table: RouteTable, shared: SharedHost): TargetFinding[] {
    return [...this.server.problemsOnSharedHost(table, shared)];
  }

  override warnings(table: RouteTable): TargetFinding[] {
    return [...this.server.warnings(table, knownController(this.options.controller))];
  }

  override requestSources(): RequestSource[] {
    return [this.server.podsOf(this.options.controller?.namespace)];
  }

  render(scope: Construct, meant: RouteTable): void {
    // The controller has reported a class whose name is invalid.
    if (!isDnsSubdomain(this.className)) return;
    const table = this.server.restate(meant);
    const [first, ...others] = planIngresses(table, this.server.spell);
    if (first !== undefined) renderIngress(scope, this.className, table, first, true);
    for (const ingress of others) renderIngress(scope, this.className, table, ingress, false);
    if (anyBackend(table) === undefined) renderNobody(scope, table);
    renderExternalServices(scope, table, this.options.clusterDomain ?? 'cluster.local');
  }

  override requestSeries(rendered: IConstruct, table: RouteTable, { stable }: RouteBackend): TargetSeries | undefined {
    const service = nameInside(table, stable);
    const ingresses = ingressesTo(rendered, service);
    if (table.namespace === undefined || ingresses.length === 0) return undefined;
    return this.server.seriesOf(table.namespace, ingresses, service);
  }
}

/** A value that is not a controller is a problem, and says nothing about the installation. */
function knownController(controller: IIngressNginxController | undefined): IIngressNginxController | undefined {
  return controller?.installation === undefined ? undefined : controller;
}

/** A value that is not a server is a problem, and says nothing about the objects. */
function serverOf(servedBy: IngressNginxServer | undefined): IngressServer {
  return (servedBy instanceof IngressNginxServer ? servedBy : IngressNginxServer.ingressNginx())._server;
}
