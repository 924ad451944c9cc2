import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  type HttpRouteSpecRulesBackendRefs as BackendRef,
  type HttpRouteSpecRulesFilters as Filter,
  HttpRouteSpecRulesFiltersType as FilterType,
} from '../../../../imports/gateway.networking.k8s.io';
import { recommendedLabels } from '../../../cdk8s/labels';
import type { RouteTable } from '../../table/route-table';
import { ObjectNames } from '../object-names';
import type { CompiledRule, OwnBackend, OwnFilter, OwnKind } from './implementations/compiled-rule';
import type { OwnPolicy, TargetRef } from './implementations/implementation';
import { GROUP } from './limits';
import type { PlannedRoute } from './planned-route';

/** The objects that only one implementation reads, for one router: each is made once, and has a name among its kind. */
export class OwnObjects {
  private readonly names = new Map<string, ObjectNames>();
  private readonly made = new Map<string, { group: string; kind: string; name: string }>();
  private readonly ruleNames = new Map<CompiledRule, string>();

  constructor(
    private readonly scope: Construct,
    private readonly table: RouteTable,
  ) {}

  /** The reference to the object of a filter. */
  refTo(filter: OwnFilter): Filter {
    return { type: FilterType.EXTENSION_REF, extensionRef: this.once(filter) };
  }

  /** The reference to the object of a backend. */
  backendRefTo({ weight, ...backend }: OwnBackend): BackendRef {
    return { ...this.once(backend), weight };
  }

  /** Names the rules that a policy is for, and refers to them. */
  refsOf({ targets }: OwnPolicy): TargetRef[] {
    return targets.map(({ route, rule }) => ({
      group: GROUP,
      kind: 'HTTPRoute',
      name: route.name,
      ...(rule && { sectionName: this.nameRule(rule, route) }),
    }));
  }

  attach(policy: OwnPolicy): void {
    const { suffix, specFor, apiVersion, kind } = policy;
    this.make({ apiVersion, kind }, suffix, specFor(this.refsOf(policy)));
  }

  /** The name of a rule that a policy is for. */
  ruleName(rule: CompiledRule): string | undefined {
    return this.ruleNames.get(rule);
  }

  private nameRule(rule: CompiledRule, route: PlannedRoute): string {
    const known = this.ruleNames.get(rule);
    if (known !== undefined) return known;
    const names = this.names.get(route.name) ?? new ObjectNames();
    this.names.set(route.name, names);
    const name = names.give(slugOf(rule.meant.written));
    this.ruleNames.set(rule, name);
    return name;
  }

  private once({ suffix, spec, ...kind }: OwnFilter | OwnBackend) {
    const key = JSON.stringify([kind, spec]);
    const group = kind.apiVersion.replace(/\/.*/, '');
    const ref = this.made.get(key) ?? { group, kind: kind.kind, name: this.make(kind, suffix, spec) };
    this.made.set(key, ref);
    return ref;
  }

  private make({ apiVersion, kind }: OwnKind, suffix: string, spec: object): string {
    const names = this.names.get(`${apiVersion} ${kind}`) ?? new ObjectNames();
    this.names.set(`${apiVersion} ${kind}`, names);
    const name = names.give(`${this.table.name}-${suffix}`);
    const labels = recommendedLabels(this.scope, { name: this.table.name, instance: name });
    new ApiObject(this.scope, `${kind.toLowerCase()}-${name}`, { apiVersion, kind, metadata: { name, labels }, spec });
    return name;
  }
}

/** A path as the end of a name. */
export function slugOf(path: string): string {
  const slug = path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'root' : slug;
}
