import { Construct, type IConstruct } from 'constructs';
import type { RouteTable } from '../route-table';
import type { IRoutingTarget, TargetProblem } from './routing-target';

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

  problems(table: RouteTable): TargetProblem[] {
    if (!this.areTargets()) {
      return [{ message: 'RoutingTarget.both() takes two targets: write, for example, RoutingTarget.ingressNginx().' }];
    }
    return once([...this.first.problems(table), ...this.second.problems(table)]);
  }

  warnings(table: RouteTable): TargetProblem[] {
    return this.areTargets() ? once([...this.first.warnings(table), ...this.second.warnings(table)]) : [];
  }

  render(scope: Construct, table: RouteTable): void {
    this.first.render(new Construct(scope, 'first'), table);
    this.second.render(new Construct(scope, 'second'), table);
  }

  private areTargets(): boolean {
    return [this.first, this.second].every((target) => typeof target?.render === 'function');
  }
}

/** What both say is said once. */
function once(problems: readonly TargetProblem[]): TargetProblem[] {
  return problems.filter(
    ({ message, route }, index) =>
      problems.findIndex((other) => other.message === message && other.route === route) === index,
  );
}
