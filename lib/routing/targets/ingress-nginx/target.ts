import { Construct, type IConstruct } from 'constructs';
import { isDnsSubdomain } from '../../../rules/dns-name';
import type { RouteTable } from '../../table/route-table';
import type { IIngressNginxController } from '../ingress-nginx-controller';
import type { SharedHost, TargetFinding } from '../routing-target';
import { RoutingTargetBase } from '../routing-target-base';
import { CAPABILITIES } from './capabilities';
import { checkOptions } from './check-options';
import { checkSharedHost } from './check-shared-host';
import { checkTable } from './check-table';
import type { IngressNginxTargetOptions } from './options';
import { anyBackend, planIngresses } from './plan';
import { renderExternalServices, renderIngress, renderNobody } from './render';
import { warningsOf } from './warnings';

/** Compiles a route table into Ingress objects of the ingress-nginx controller (v1.15). */
export class IngressNginxTarget extends RoutingTargetBase {
  readonly name: string;
  readonly capabilities = CAPABILITIES;
  override readonly dependencies: IConstruct[];
  private readonly className: string;

  constructor(private readonly options: IngressNginxTargetOptions) {
    super();
    const { className, controller } = options;
    this.className = className ?? controller?.className ?? 'nginx';
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
    return [...checkTable(table, knownController(this.options.controller))];
  }

  override problemsOnSharedHost(table: RouteTable, shared: SharedHost): TargetFinding[] {
    return [...checkSharedHost(table, shared)];
  }

  override warnings(table: RouteTable): TargetFinding[] {
    return [...warningsOf(table, knownController(this.options.controller))];
  }

  render(scope: Construct, table: RouteTable): void {
    // The controller has reported a class whose name is invalid.
    if (!isDnsSubdomain(this.className)) return;
    const [first, ...others] = planIngresses(table);
    if (first !== undefined) renderIngress(scope, this.className, table, first, true);
    for (const ingress of others) renderIngress(scope, this.className, table, ingress, false);
    if (anyBackend(table) === undefined) renderNobody(scope, table);
    renderExternalServices(scope, table, this.options.clusterDomain ?? 'cluster.local');
  }
}

/** A value that is not a controller is a problem, and says nothing about the installation. */
function knownController(controller: IIngressNginxController | undefined): IIngressNginxController | undefined {
  return controller?.installation === undefined ? undefined : controller;
}
