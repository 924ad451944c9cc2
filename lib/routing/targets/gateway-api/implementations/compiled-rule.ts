import type {
  HttpRouteSpecRulesBackendRefs as BackendRef,
  HttpRouteSpecRulesFilters as Filter,
  HttpRouteSpecRules as Rule,
} from '../../../../../imports/gateway.networking.k8s.io';
import type { MeantRule } from '../meant-rule';

/** A kind of objects that only one implementation reads. */
export interface OwnKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** A filter that an object of the implementation's own holds. Rules with equal ones share the object. */
export interface OwnFilter extends OwnKind {
  /** The end of the object's name. */
  readonly suffix: string;
  readonly spec: object;
}

/** A backend that an object of the implementation's own holds. Rules with equal ones share the object. */
export interface OwnBackend extends OwnKind {
  /** The end of the object's name. */
  readonly suffix: string;
  readonly spec: object;
  readonly weight?: number;
}

/** A rule as it is written, whose own filters and backends become references to objects. */
export interface CompiledRule {
  readonly meant: MeantRule;
  readonly rule: Omit<Rule, 'filters' | 'name' | 'backendRefs'>;
  readonly backendRefs?: readonly (BackendRef | OwnBackend)[];
  readonly filters: readonly (Filter | OwnFilter)[];
}

export const isOwnFilter = (filter: Filter | OwnFilter): filter is OwnFilter => 'spec' in filter;

export const isOwnBackend = (backend: BackendRef | OwnBackend): backend is OwnBackend => 'spec' in backend;
