import type { ServiceBackend } from '../../table/backend';
import type { RoutePolicies } from '../../table/policies';
import type { Redirect } from '../../table/redirect';
import type { Rewrite } from '../../table/rewrite';
import type { Route } from '../../table/route-table';

/** A path as a rule writes it: a regular expression stands as `orderedPatterns` has it. */
export type RoutePath = Pick<Route, 'match' | 'path'>;

/** The part of a request, besides its path, by which a release is decided. */
export interface Decider {
  /** The header with a value, a header with a pattern for the whole of it, or the cookie with a value. */
  readonly by: 'header' | 'pattern' | 'cookie';
  readonly name: string;
  readonly value: string;
}

/** A Service, and its share where there are several. */
export interface Share {
  readonly backend: ServiceBackend;
  readonly weight?: number;
}

/** The answer of a rule. */
export type Answer =
  | { readonly to: 'location'; readonly redirect: Redirect }
  | { readonly to: 'https'; readonly host?: string }
  | { readonly to: 'host'; readonly host: string }
  | { readonly to: 'backends'; readonly shares: readonly Share[]; readonly rewrite?: Rewrite };

/** A rule of an HTTPRoute by what it means, before an implementation has its say in how it is written. */
export interface MeantRule {
  /** Absent for every path. */
  readonly path?: RoutePath;
  /** The path as the user wrote it, after which objects for the rule are named. */
  readonly written: string;
  /** The key of its route in the table; absent for rules that stand for no route. */
  readonly routeKey?: string;
  readonly decider?: Decider;
  /** A pattern for the whole header Host, where the hostname of the HTTPRoute takes more hosts than the rule. */
  readonly hostPattern?: string;
  readonly answer: Answer;
  readonly policies: RoutePolicies;
}
