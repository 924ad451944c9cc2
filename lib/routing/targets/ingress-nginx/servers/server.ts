import type { Findings } from '../../../../rules/finding';
import type { HostRoutes, Route, RouteTable } from '../../../table/route-table';
import type { Capabilities } from '../../capability';
import type { IIngressNginxController } from '../../ingress-nginx-controller';
import type { RequestSource } from '../../request-source';
import type { SharedHost, TargetFindings } from '../../routing-target';
import type { TargetSeries } from '../../target-series';

/** The paths of a host as they are written, by route; those of a host that is not among them are written as they are. */
export type Spelling = ReadonlyMap<HostRoutes, ReadonlyMap<Route, string>>;

/** Everything in which the programs differ that serve Ingress objects of ingress-nginx, each of which has a folder. */
export interface IngressServer {
  /** Its answer for each option of routes and routers. */
  readonly capabilities: Capabilities;

  /** The problems of the target's options on this server, whatever the table. */
  optionProblems(controller?: IIngressNginxController): Findings;

  /** The problems of a table whose options it has, but not with these values, or not next to each other. */
  problems(table: RouteTable, controller?: IIngressNginxController): TargetFindings;

  /** The problems of a table next to another router for every host. */
  problemsBeside(table: RouteTable, otherRouter: string, other: RouteTable): TargetFindings;

  /** The reasons why two routers must not share a host. */
  problemsOnSharedHost(table: RouteTable, shared: SharedHost): TargetFindings;

  /** The parts of a table that may work in another way than meant, although nothing is wrong. */
  warnings(table: RouteTable, controller?: IIngressNginxController): TargetFindings;

  /**
   * The pods that serve the objects.
   *
   * @param namespace that of the controller, where it is known.
   */
  podsOf(namespace?: string): RequestSource;

  /** The series that count the requests by some Ingress objects to a Service, or nothing where it has none. */
  seriesOf(namespace: string, ingresses: readonly string[], service: string): TargetSeries | undefined;

  /** The table with the same meaning, in the options that the server reads as they are meant. */
  restate(table: RouteTable): RouteTable;

  /** The paths of the hosts that are read as regular expressions. */
  spell(table: RouteTable): Spelling;
}
