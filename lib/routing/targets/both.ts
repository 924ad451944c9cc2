import { Construct, type IConstruct } from 'constructs';
import { show } from '../../rules/show';
import { frozenCopy } from '../table/frozen-copy';
import type { RouteTable } from '../table/route-table';
import { finding } from './codes';
import { ObjectNames } from './object-names';
import { meet } from './place';
import { type IRoutingTarget, type TargetFinding, targetFlaw } from './routing-target';
import { implementTraits, traitsOf } from './target-traits';

/** Compiles one table for two targets, with the problems and warnings of both. */
export class BothTargets implements IRoutingTarget {
  readonly name: string;
  readonly dependencies: IConstruct[];

  constructor(
    private readonly first: IRoutingTarget,
    private readonly second: IRoutingTarget,
  ) {
    this.name = `${first?.name} and ${second?.name}`;
    this.dependencies = [...(first?.dependencies ?? []), ...(second?.dependencies ?? [])];
    implementTraits(this, {
      parts: () => [first, second].flatMap((target) => traitsOf(target).parts()),
      optionProblems: () => this.optionProblems(),
      placesOf: (table) => [first, second].flatMap((target) => traitsOf(target).placesOf(table)),
    });
  }

  /** What is wrong whatever the table says; a third party's target tells it with the table alone. */
  private optionProblems(): TargetFinding[] {
    const flaws = this.flaws();
    return flaws.length > 0
      ? flaws
      : once([this.first, this.second].flatMap((target) => traitsOf(target).optionProblems()));
  }

  problems(table: RouteTable): TargetFinding[] {
    const flaws = this.flaws();
    if (flaws.length > 0) return flaws;
    return once([...this.first.problems(table), ...this.second.problems(table), ...this.findTwice(table)]);
  }

  warnings(table: RouteTable): TargetFinding[] {
    return this.flaws().length > 0 ? [] : once([...this.first.warnings(table), ...this.second.warnings(table)]);
  }

  render(scope: Construct, table: RouteTable): void {
    const earlier: IRoutingTarget[] = [];
    const names = new ObjectNames();
    for (const target of traitsOf(this).parts()) {
      const name = isBeside(target, earlier) ? names.give(`${table.name}-${traitsOf(target).shortName()}`) : table.name;
      const number = earlier.push(target);
      target.render(new Construct(scope, `target-${number}`), frozenCopy({ ...table, name }));
    }
  }

  private flaws(): TargetFinding[] {
    const found = [this.first, this.second].flatMap((target): TargetFinding[] => {
      const flaw = targetFlaw(target);
      if (flaw === undefined) return [];
      return [finding('routing-target', `RoutingTarget.both() takes two targets, but ${show(target)} ${flaw}.`)];
    });
    return once(found);
  }

  /** Two targets that serve the same requests make every object twice. */
  private findTwice(table: RouteTable): TargetFinding[] {
    const places = traitsOf(this)
      .parts()
      .map((target) => traitsOf(target).placesOf(table));
    return places.flatMap((own, index) => {
      const other = places.slice(0, index).flat();
      const same = own.find((place) => other.some((earlier) => meet(earlier, place)));
      if (same === undefined) return [];
      const message = `RoutingTarget.both() compiles twice for ${same.server}: leave one of the two out.`;
      return [finding('routing-target', message)];
    });
  }
}

/** Whether an earlier target of the same class would give its objects the same names. */
function isBeside(target: IRoutingTarget, earlier: readonly IRoutingTarget[]): boolean {
  return earlier.some((other) => other.constructor === target.constructor);
}

/** What both say is said once. */
function once(problems: readonly TargetFinding[]): TargetFinding[] {
  return problems.filter(
    ({ message, routeKey }, index) =>
      problems.findIndex((other) => other.message === message && other.routeKey === routeKey) === index,
  );
}
