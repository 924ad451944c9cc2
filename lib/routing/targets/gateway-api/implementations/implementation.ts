import type { Duration } from 'cdk8s';
import type { Findings } from '../../../../rules/finding';
import type { RouteTable } from '../../../table/route-table';
import type { Capabilities } from '../../capability';
import type { RequestSource } from '../../request-source';
import type { TargetFindings } from '../../routing-target';
import type { TargetSeries } from '../../target-series';
import type { MeantRule } from '../meant-rule';
import type { PlannedRoute } from '../planned-route';
import type { RulesOfBackend } from '../series';
import type { Unit } from '../units';
import type { CompiledRule, OwnKind } from './compiled-rule';

/** The HTTPRoute, or one of its rules, that a policy is attached to. */
export interface PolicyTarget {
  readonly route: PlannedRoute;
  readonly rule?: CompiledRule;
}

/** A reference to a target, as objects write it. */
export interface TargetRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly sectionName?: string;
}

/** An object of an implementation's own that is attached to routes from outside. */
export interface OwnPolicy extends OwnKind {
  /** The end of the object's name. */
  readonly suffix: string;
  readonly targets: readonly PolicyTarget[];
  readonly specFor: (targetRefs: TargetRef[]) => object;
}

/** The options of the target that an implementation's answers depend on. */
export interface TargetSettings {
  /** True where certificates have a listener, which is made or named. */
  readonly hasCertificates: boolean;
  /** True where that listener is one of a ListenerSet. */
  readonly listenerSet: boolean;
  readonly allowImplementationSpecific: boolean;
  readonly requestTimeout?: Duration;
}

/** A Gateway that routes are for. */
export interface GatewayName {
  readonly name: string;
  readonly namespace?: string;
}

/** Everything in which implementations of Gateway API differ, each of which has a folder. */
export interface Implementation {
  /** Its answer for each option of routes and routers. */
  readonly capabilities: Capabilities;

  /** True where rules may compare the header Host, by which a wildcard is held to one label. */
  readonly comparesHosts: boolean;

  /** The problems of its own options, whatever the table. */
  optionProblems(): Findings;

  /** The problems of a table whose options it has, but not with these values, or not next to each other. */
  problems(table: RouteTable): TargetFindings;

  /** The problems of a table next to another router for every host or for wildcard hosts. */
  problemsBeside(table: RouteTable, otherRouter: string, other: RouteTable): TargetFindings;

  /** The parts of a table that may work in another way than meant, although nothing is wrong. */
  warnings(table: RouteTable): TargetFindings;

  /** The pods that serve a Gateway; an empty list where they are not known. */
  podsOf(gateway: GatewayName): RequestSource[];

  /** The rules of a host, with those that the implementation needs to answer as the table says. */
  arrange(units: readonly Unit[]): readonly Unit[];

  /** A rule as it is written for this implementation. */
  compile(rule: MeantRule): CompiledRule;

  /** A text of all that is attached to a rule from outside: rules that differ in it are not alike, whatever they say themselves. */
  attachedTo(rule: MeantRule): string;

  /** True where policies are for whole HTTPRoutes, so that rules which differ in what is attached need several. */
  readonly attachesToRoutes: boolean;

  /** The objects that are attached to routes. */
  policiesFor(routes: readonly PlannedRoute[]): readonly OwnPolicy[];

  /** The series that count the requests by some rules, or nothing where it has none. */
  seriesOf(rules: RulesOfBackend): TargetSeries | undefined;

  /** The annotations of an HTTPRoute of a table. */
  annotationsOf(route: PlannedRoute, table: RouteTable): { readonly [key: string]: string };
}
