import { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { show } from '../../rules/show';
import type { RouteBackend } from '../table/backend';
import { frozenCopy } from '../table/frozen-copy';
import type { RouteTable } from '../table/route-table';
import { finding } from './codes';
import { ObjectNames } from './object-names';
import { meet, type TargetPlace } from './place';
import { type IRoutingTarget, type TargetFinding, targetFlaw } from './routing-target';
import { RoutingTargetBase } from './routing-target-base';
import type { TargetSeries } from './target-series';

/** Compiles one table for two targets, each of which is asked by itself. */
export class BothTargets extends RoutingTargetBase {
  readonly name: string;
  readonly capabilities = {};
  override readonly dependencies: IConstruct[];
  private readonly flaws: readonly TargetFinding[];

  constructor(private readonly targets: readonly IRoutingTarget[]) {
    super();
    this.flaws = targets.flatMap((target) => {
      const flaw = targetFlaw(target);
      const message = `RoutingTarget.both() takes two targets, but ${show(target)} ${flaw}.`;
      return flaw === undefined ? [] : [finding('routing-target', message)];
    });
    this.name = targets.map((target) => target?.name).join(' and ');
    this.dependencies = this.parts().flatMap(({ dependencies }) => dependencies);
  }

  /** None while one of the two is not a target, so that nothing asks it. */
  override parts(): IRoutingTarget[] {
    return this.flaws.length > 0 ? [] : this.targets.flatMap((target) => target.parts());
  }

  override placesOf(table: RouteTable): TargetPlace[] {
    return this.parts().flatMap((target) => target.placesOf(table));
  }

  override optionProblems(): TargetFinding[] {
    return this.flaws.length > 0 ? [...this.flaws] : this.targets.flatMap((target) => target.optionProblems());
  }

  override problems(table: RouteTable): TargetFinding[] {
    if (this.flaws.length > 0) return [];
    return [...this.targets.flatMap((target) => target.problems(table)), ...this.checkPlaces(table)];
  }

  override warnings(table: RouteTable): TargetFinding[] {
    return this.flaws.length > 0 ? [] : this.targets.flatMap((target) => target.warnings(table));
  }

  /** A part whose objects would have the names of an earlier part's is rendered under a name of its own. */
  render(scope: Construct, table: RouteTable): void {
    const taken = new Set<string>();
    const names = new ObjectNames();
    this.parts().forEach((target, index) => {
      const id = idOfPart(index);
      const render = (name: string) => {
        const own = new Construct(scope, id);
        target.render(own, frozenCopy({ ...table, name }));
        return objectsIn(own);
      };
      let objects = render(table.name);
      if (objects.some((object) => taken.has(object))) {
        scope.node.tryRemoveChild(id);
        objects = render(names.give(`${table.name}-${target.shortName()}`));
      }
      for (const object of objects) taken.add(object);
    });
  }

  /** Requests come by either part. */
  override requestSeries(rendered: IConstruct, table: RouteTable, backend: RouteBackend): TargetSeries | undefined {
    const all = this.parts().map((target, index) =>
      target.requestSeries(rendered.node.findChild(idOfPart(index)), table, backend),
    );
    const known = all.filter((series) => series !== undefined);
    if (known.length < all.length) return undefined;
    return {
      requests: known.flatMap(({ requests }) => requests),
      errors: known.flatMap(({ errors }) => errors),
    };
  }

  /** Two targets that serve the same requests make every object twice. */
  private checkPlaces(table: RouteTable): TargetFinding[] {
    const places = this.parts().map((target) => target.placesOf(table));
    return places.flatMap((own, index) => {
      const earlier = places.slice(0, index).flat();
      const same = own.find((place) => earlier.some((other) => meet(other, place)));
      if (same === undefined) return [];
      const message = `RoutingTarget.both() has two targets for ${same.server}: leave one of the two out.`;
      return [finding('routing-target', message)];
    });
  }
}

const idOfPart = (index: number) => `target-${index + 1}`;

/** The objects of a scope by what must be unique in a namespace. */
function objectsIn(scope: Construct): string[] {
  return scope.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .map(({ apiGroup, kind, name, metadata }) => JSON.stringify([apiGroup, kind, metadata.namespace, name]));
}
