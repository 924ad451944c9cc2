import type { Construct, IConstruct } from 'constructs';
import type { RouteTable } from '../table/route-table';

/** A part of a route table that a target cannot implement faithfully, or that may work in another way than meant. */
export interface TargetFinding {
  /** The kind of fault in kebab-case, for example `gateway-listener`; printed at the end of the line. */
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

/** What a route table is compiled for: it makes API objects that send real traffic where the table says. */
export interface IRoutingTarget {
  /** What messages call it; routers whose targets have the same name serve from the same place. */
  readonly name: string;

  /**
   * What the objects need to be in the cluster first: a chart that holds it is written before the router's.
   *
   * @default - nothing
   */
  readonly dependencies?: IConstruct[];

  /** What this target cannot do faithfully; nothing is rendered when there is any. The table lacks routes that are wrong. */
  problems(table: RouteTable): TargetFinding[];

  /** What may not be as it was meant, although nothing is wrong. */
  warnings(table: RouteTable): TargetFinding[];

  /** Makes the API objects in the scope; called at synth, with a table that has no problems. */
  render(scope: Construct, table: RouteTable): void;
}

const METHODS = ['problems', 'warnings', 'render'] satisfies (keyof IRoutingTarget)[];

/** What keeps a value from being a target, or undefined: types do not hold in plain JavaScript. */
export function targetFlaw(target: IRoutingTarget | undefined): string | undefined {
  const missing = METHODS.filter((method) => typeof target?.[method] !== 'function').map((method) => `${method}()`);
  if (missing.length === METHODS.length) return 'is of another type: write RoutingTarget.ingressNginx()';
  const lacks = [...(typeof target?.name === 'string' ? [] : ['name']), ...missing];
  return lacks.length === 0 ? undefined : `has no ${lacks.join(', ')}: add what a target needs`;
}
