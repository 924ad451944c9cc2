import type { Construct, IConstruct } from 'constructs';
import { finding } from '../codes';
import type { RouteBackend } from '../table/backend';
import type { RouteTable } from '../table/route-table';
import type { TargetCapability } from './capability';
import type { TargetPlace } from './place';
import type { RequestSource } from './request-source';
import type { IRoutingTarget, SharedHost, TargetFinding } from './routing-target';
import { hostIs } from './shared-host';
import type { TargetSeries } from './target-series';

/** An empty list for a default, which reads none of its parameters: a name that begins with "_" would be theirs in other languages. */
const none = (..._parameters: unknown[]): never[] => [];

/**
 * A routing target of your own, with a default for all that a simple one does without.
 * https://github.com/cdk8s-portico/cdk8s-portico/blob/main/docs/targets.md#a-target-of-your-own shows one.
 *
 * @example
 * new IngressRouter(chart, 'router', { host: 'abc.com', target: markdownTarget });
 */
export abstract class RoutingTargetBase implements IRoutingTarget {
  /** The target in messages. Routers whose targets have one name serve from one place. */
  abstract readonly name: string;

  /** The answer for each option of routes and routers, by its name in https://github.com/cdk8s-portico/cdk8s-portico/blob/main/docs/targets.md. Any other is refused. */
  abstract readonly capabilities: { [option: string]: TargetCapability };

  /** The constructs that have to be applied before the objects of the target. */
  readonly dependencies: IConstruct[] = [];

  /** Distinguishes its objects from those of another target of the same kind: the name in lower case, with dashes. */
  shortName(): string {
    return this.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
  }

  /** The single targets that it consists of: itself. */
  parts(): IRoutingTarget[] {
    return [this];
  }

  /** The places on which it serves a table: one of its name. */
  placesOf(table: RouteTable): TargetPlace[] {
    return [{ server: this.name }, ...none(table)];
  }

  /** The problems of the target's own options, by default an empty list. */
  optionProblems(): TargetFinding[] {
    return [];
  }

  /** The problems of a table that no single option shows, by default an empty list. */
  problems(table: RouteTable): TargetFinding[] {
    return none(table);
  }

  /** The problems of a table next to another router for every host, or for wildcard hosts, of the same place, by default an empty list. */
  problemsBeside(table: RouteTable, otherRouter: string, other: RouteTable): TargetFinding[] {
    return none(table, otherRouter, other);
  }

  /** The reasons why a host must not have two routers, by default that the target does not say how they share it. */
  problemsOnSharedHost(table: RouteTable, shared: SharedHost): TargetFinding[] {
    const { host, otherRouter } = shared;
    const message = `${hostIs(host)} routed by ${otherRouter} as well, and the target "${this.name}" does not say how two routers share a host: write all of its routes in one router.`;
    return [finding('host-conflict', message), ...none(table)];
  }

  /** The warnings about a table that has no problems, by default an empty list. */
  warnings(table: RouteTable): TargetFinding[] {
    return none(table);
  }

  /** The pods that send requests to the Services of a table, by default unknown. */
  requestSources(table: RouteTable): RequestSource[] {
    return none(table);
  }

  /** The series that count the requests to a backend, by default nothing. */
  requestSeries(rendered: IConstruct, table: RouteTable, backend: RouteBackend): TargetSeries | undefined {
    return none(rendered, table, backend)[0];
  }

  /** Makes the API objects in the scope. */
  abstract render(scope: Construct, table: RouteTable): void;
}
