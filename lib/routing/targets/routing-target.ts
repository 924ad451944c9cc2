import type { Construct, IConstruct } from 'constructs';
import type { RouteBackend } from '../table/backend';
import type { RouteTable } from '../table/route-table';
import type { TargetCapability } from './capability';
import type { TargetPlace } from './place';
import type { RequestSource } from './request-source';
import type { TargetSeries } from './target-series';

/** A part of a route table that a target cannot implement faithfully, or that may work in another way than meant. */
export interface TargetFinding {
  /** The kind of fault in kebab-case, for example `gateway-listener`, printed at the end of the line. */
  readonly code: string;

  /** The fault with the wrong value, and what to write instead. */
  readonly message: string;

  /**
   * The `key` of the route that it is about, whose line is printed.
   *
   * @default - the table as a whole
   */
  readonly routeKey?: string;
}

/** A host that two routers serve from one place. */
export interface SharedHost {
  /**
   * The host.
   *
   * @default - every host that has no routes of its own
   */
  readonly host?: string;

  /** The path of the other router. */
  readonly otherRouter: string;

  /** The table of the other router. */
  readonly other: RouteTable;

  /** The place of the router itself. */
  readonly place: TargetPlace;

  /** The place of the other router. */
  readonly otherPlace: TargetPlace;
}

/** Findings one by one, as the functions that look at a table for a target yield them. */
export type TargetFindings = Generator<TargetFinding, void, undefined>;

/**
 * A compiler of route tables: it makes API objects that send real traffic where the table says. `RoutingTargetBase` has
 * defaults for all members but three.
 */
export interface IRoutingTarget {
  /** The target in messages. Routers whose targets have one name serve from one place. */
  readonly name: string;

  /**
   * The answer for each option of routes and routers, by its name in https://github.com/cdk8s-portico/cdk8s-portico/blob/main/docs/targets.md. The router refuses every use of an
   * option whose answer is `refused()` or `needsSwitch()`, or that has none.
   */
  readonly capabilities: { [option: string]: TargetCapability };

  /** The constructs that have to be applied before the target's objects: their charts are written first. */
  readonly dependencies: IConstruct[];

  /** A word for the names of its objects, which tells them from those of another target that would have the same ones. */
  shortName(): string;

  /** The single targets that it consists of, which are asked one by one: itself, unless it combines others. */
  parts(): IRoutingTarget[];

  /** The places where requests for the hosts of a table arrive. */
  placesOf(table: RouteTable): TargetPlace[];

  /** The problems of the target's own options, whatever the table. */
  optionProblems(): TargetFinding[];

  /**
   * The parts of a table that the target cannot implement faithfully although it has each option. Nothing is rendered when
   * there is one. The table lacks routes that are wrong in themselves.
   */
  problems(table: RouteTable): TargetFinding[];

  /**
   * The problems of a table next to another router, given by its path and table, that serves every host, or wildcard hosts, from the
   * same place.
   */
  problemsBeside(table: RouteTable, otherRouter: string, other: RouteTable): TargetFinding[];

  /**
   * The reasons why a router must not serve a host that another router serves from the same place. Where there is none, the
   * two may share it as long as no path is answered by both, which is compared for every target.
   */
  problemsOnSharedHost(table: RouteTable, shared: SharedHost): TargetFinding[];

  /** The parts of a table that may work in another way than meant, although nothing is wrong. */
  warnings(table: RouteTable): TargetFinding[];

  /** The pods that send requests to the Services of a table, for NetworkPolicies. An empty list stands for unknown ones. */
  requestSources(table: RouteTable): RequestSource[];

  /** Makes the API objects in the scope, at synth, with a table that has no problems. */
  render(scope: Construct, table: RouteTable): void;

  /**
   * The series that count the requests to a backend of a table and to no other, or nothing where the target has none.
   *
   * @param rendered the scope in which the target has made its objects.
   */
  requestSeries(rendered: IConstruct, table: RouteTable, backend: RouteBackend): TargetSeries | undefined;
}

const METHODS = [
  'shortName',
  'parts',
  'placesOf',
  'optionProblems',
  'problems',
  'problemsBeside',
  'problemsOnSharedHost',
  'warnings',
  'requestSources',
  'render',
  'requestSeries',
] satisfies (keyof IRoutingTarget)[];

/** The reason why a value is not a target, or undefined: types do not hold in plain JavaScript. */
export function targetFlaw(target: IRoutingTarget | undefined): string | undefined {
  const missing = METHODS.filter((method) => typeof target?.[method] !== 'function').map((method) => `${method}()`);
  if (missing.length === METHODS.length) return 'has the wrong type; expected RoutingTarget.ingressNginx()';
  const lacks = [
    ...(typeof target?.name === 'string' ? [] : ['name']),
    ...(typeof target?.capabilities === 'object' && target.capabilities !== null ? [] : ['capabilities']),
    ...(Array.isArray(target?.dependencies) ? [] : ['dependencies']),
    ...missing,
  ];
  return lacks.length === 0 ? undefined : `has no ${lacks.join(', ')}: extend RoutingTargetBase`;
}

/** Findings of a check, about a route. */
export function* about(routeKey: string, findings: Iterable<TargetFinding>): TargetFindings {
  for (const each of findings) yield { ...each, routeKey };
}
