import type { CanaryHeader, CanarySplit } from '../table/backend';
import type { PathMatch } from '../table/path-match';
import type { RoutePolicies } from '../table/policies';
import type { RewriteKind } from '../table/rewrite';
import type { RouteOptions } from '../table/route-options';
import type { RouterOptions } from '../table/router-options';

/** Options of a single route, by its path, answer and rewrite. */
export type RouteOption =
  | Exclude<keyof RouteOptions, keyof RoutePolicies | 'host' | 'rewrite' | 'without'>
  | `${PathMatch} path`
  | `rewrite ${RewriteKind}`
  | 'rewrite replacePrefix on "/"'
  | 'redirect'
  | 'redirect keepPath'
  | 'redirect with cors';

/** Options of a backend that is a release. */
export type CanaryOption =
  | `canary ${Exclude<keyof CanarySplit, 'canary' | 'header'>}`
  | `canary header ${keyof CanaryHeader}`;

/** Options of any backend. */
export type BackendOption =
  | CanaryOption
  | 'backend in another namespace'
  | 'backend with a named port'
  | 'protocol of the service';

/** Options of a router that say nothing about single requests. */
export type TableOption =
  | Exclude<keyof RouterOptions, keyof RoutePolicies>
  | 'wildcard host'
  | 'host next to every host'
  | 'httpsRedirect of every host';

/** Every option that a route table can hold. */
export type Option = TableOption | RouteOption | BackendOption | keyof RoutePolicies;

/** The ways in which a target can treat an option. */
export enum TargetSupport {
  /** Requests are answered as `resolve()` and the option's documentation say. */
  FAITHFUL = 'faithful',
  /** Requests may be answered in another way, which the user has accepted by an option of the target. */
  DIFFERS = 'differs',
  /** Refused until an option of the target is set. */
  NEEDS_SWITCH = 'needs a switch',
  /** Refused. */
  REFUSED = 'refused',
}

/**
 * A target's answer for one option of routes or routers. The router refuses an option whose answer is `needsSwitch()` or
 * `refused()`, and one without an answer.
 *
 * @example
 * TargetCapability.refused('which a Markdown table has no column for', 'leave it out')
 */
export class TargetCapability {
  /**
   * The option works as documented.
   *
   * @param note a limit that the documentation should name.
   */
  static faithful(note?: string): TargetCapability {
    return new TargetCapability(TargetSupport.FAITHFUL, undefined, note);
  }

  /**
   * The option works in another way, which the user has accepted.
   *
   * @param reason a relative clause about the option, for example `which each implementation reads in its own way`.
   */
  static differs(reason: string): TargetCapability {
    return new TargetCapability(TargetSupport.DIFFERS, reason);
  }

  /**
   * The option is refused until an option of the target is set.
   *
   * @param reason a relative clause about the option, which messages contain.
   * @param fix the switch and any alternative, as an imperative.
   */
  static needsSwitch(reason: string, fix: string): TargetCapability {
    return new TargetCapability(TargetSupport.NEEDS_SWITCH, reason, fix);
  }

  /**
   * The option is refused.
   *
   * @param reason a relative clause about the option, for example `which HTTPRoute has no field for`.
   * @param fix the alternative, as an imperative.
   */
  static refused(reason: string, fix: string): TargetCapability {
    return new TargetCapability(TargetSupport.REFUSED, reason, fix);
  }

  private constructor(
    /** The way in which the target treats the option. */
    readonly support: TargetSupport,
    /** A relative clause about the option that says why it is not faithful. */
    readonly reason?: string,
    /** A limit of a faithful option, or what to write instead of one that is refused. */
    readonly note?: string,
  ) {}
}

/** An answer for every option: a target whose table lacks one does not compile. */
export type Capabilities = { readonly [option in Option]: TargetCapability };
