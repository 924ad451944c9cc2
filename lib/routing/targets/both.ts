import { Construct, type IConstruct } from 'constructs';
import { show } from '../../private/problems';
import type { RouteTable } from '../route-table';
import { GatewayApiTarget } from './gateway-api';
import { IngressNginxTarget } from './ingress-nginx';
import { ObjectNames } from './object-names';
import { meet } from './place';
import { placesOf } from './places';
import { type IRoutingTarget, type TargetProblem, targetFlaw } from './routing-target';

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
  }

  /** The single targets, however deep. */
  static flatten(target: IRoutingTarget): IRoutingTarget[] {
    if (!(target instanceof BothTargets)) return [target];
    return [target.first, target.second].flatMap(BothTargets.flatten);
  }

  /** What is wrong whatever the table says; a third party's target tells it with the table alone. */
  optionProblems(): TargetProblem[] {
    const flaws = this.flaws();
    return flaws.length > 0 ? flaws : once([this.first, this.second].flatMap(optionProblems));
  }

  problems(table: RouteTable): TargetProblem[] {
    const flaws = this.flaws();
    if (flaws.length > 0) return flaws;
    return once([...this.first.problems(table), ...this.second.problems(table), ...this.findTwice(table)]);
  }

  warnings(table: RouteTable): TargetProblem[] {
    return this.flaws().length > 0 ? [] : once([...this.first.warnings(table), ...this.second.warnings(table)]);
  }

  render(scope: Construct, table: RouteTable): void {
    const earlier: IRoutingTarget[] = [];
    const names = new ObjectNames();
    for (const target of BothTargets.flatten(this)) {
      const name = isBeside(target, earlier) ? names.give(`${table.name}-${target.shortName}`) : table.name;
      const number = earlier.push(target);
      target.render(new Construct(scope, `target-${number}`), Object.freeze({ ...table, name }));
    }
  }

  private flaws(): TargetProblem[] {
    const found = [this.first, this.second].flatMap((target): TargetProblem[] => {
      const flaw = targetFlaw(target);
      if (flaw === undefined) return [];
      return [{ message: `RoutingTarget.both() takes two targets, but ${show(target)} ${flaw}.` }];
    });
    return once(found);
  }

  /** Two targets that serve the same requests make every object twice. */
  private findTwice(table: RouteTable): TargetProblem[] {
    const places = BothTargets.flatten(this).map((target) => placesOf(target, table));
    return places.flatMap((own, index) => {
      const other = places.slice(0, index).flat();
      const same = own.find((place) => other.some((earlier) => meet(earlier, place)));
      if (same === undefined) return [];
      return [{ message: `RoutingTarget.both() compiles twice for ${same.server}: leave one of the two out.` }];
    });
  }
}

/** A target whose objects would have the names of an earlier one's, of the same kind. */
function isBeside(
  target: IRoutingTarget,
  earlier: readonly IRoutingTarget[],
): target is GatewayApiTarget | IngressNginxTarget {
  return [GatewayApiTarget, IngressNginxTarget].some(
    (kind) => target instanceof kind && earlier.some((other) => other instanceof kind),
  );
}

/** What both say is said once. */
function once(problems: readonly TargetProblem[]): TargetProblem[] {
  return problems.filter(
    ({ message, route }, index) =>
      problems.findIndex((other) => other.message === message && other.route === route) === index,
  );
}

/** What is wrong with the options of Portico's own targets by themselves, which can be told before there is a table. */
export function optionProblems(target: IRoutingTarget): TargetProblem[] {
  const isOwn = [BothTargets, GatewayApiTarget, IngressNginxTarget].some((kind) => target instanceof kind);
  return isOwn ? (target as BothTargets | GatewayApiTarget | IngressNginxTarget).optionProblems() : [];
}
