import { type ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { type IConstruct, Node } from 'constructs';
import { chartOf } from '../../private/charts';

/**
 * The order in which `kubectl apply -f` gets to the objects of an app: within a chart as they were made, unless they depend
 * on each other; charts by the names of their files, which cdk8s numbers as soon as one chart depends on another.
 */
export class ApplyOrder {
  private readonly position = new Map<IConstruct, number>();
  /** What each construct depends on by itself. */
  private readonly targets = new Map<IConstruct, readonly IConstruct[]>();
  private readonly wanted = new Set<IConstruct>();
  private readonly chartTargets = new Map<Chart, Set<Chart>>();
  private readonly wantedCharts = new Set<Chart>();

  constructor(private readonly root: IConstruct) {
    for (const [index, construct] of root.node.findAll().entries()) {
      this.position.set(construct, index);
      const { dependencies } = construct.node;
      if (dependencies.length > 0) this.targets.set(construct, dependencies);
      for (const target of dependencies) {
        this.wanted.add(target);
        this.orderCharts(chartOf(construct), chartOf(target));
      }
      // A chart within another one is written first.
      if (Chart.isChart(construct)) this.orderCharts(construct.node.scope && chartOf(construct.node.scope), construct);
    }
  }

  /** Whether one object is applied before another; when that cannot be told, it is taken to be. */
  isBefore(first: ApiObject, second: ApiObject): boolean {
    if (this.mayDependOn(second, first)) return true;
    if (this.dependsOn(first, second)) return false;
    const [one, other] = [Chart.of(first), Chart.of(second)];
    if (one === other) {
      return this.isWanted(first) || this.isWanted(second) || this.positionOf(first) < this.positionOf(second);
    }
    if (!(this.root instanceof App) || this.root.yamlOutputType !== YamlOutputType.FILE_PER_CHART) return true;
    return this.chartTargets.size > 0 ? this.isChartBefore(one, other) : fileOf(one) < fileOf(other);
  }

  private orderCharts(source: Chart | undefined, target: Chart | undefined): void {
    if (source === undefined || target === undefined || source === target) return;
    this.chartTargets.set(source, (this.chartTargets.get(source) ?? new Set()).add(target));
    this.wantedCharts.add(target);
  }

  /** Charts are numbered as they were made, but for those that others depend on, which come just before them. */
  private isChartBefore(first: Chart, second: Chart): boolean {
    if (this.chartTargets.get(first)?.has(second)) return false;
    const moves = this.wantedCharts.has(first) || this.wantedCharts.has(second);
    return moves || this.positionOf(first) < this.positionOf(second);
  }

  private positionOf(construct: IConstruct): number {
    return this.position.get(construct) ?? 0;
  }

  /** Whether anything around the source depends on anything around the target, over any number of others. */
  private mayDependOn(source: IConstruct, target: IConstruct, seen = new Set<IConstruct>()): boolean {
    return scopesOf(source).some((scope) => {
      if (seen.has(scope)) return false;
      seen.add(scope);
      const targets = this.targets.get(scope) ?? [];
      return targets.some((one) => scopesOf(target).includes(one) || this.mayDependOn(one, target, seen));
    });
  }

  /** Whether an object itself waits for another: cdk8s leaves out what charts within a chart have. */
  private dependsOn(source: ApiObject, target: ApiObject): boolean {
    return scopesOf(source).some((scope) => {
      const targets = this.targets.get(scope) ?? [];
      return (
        isInChartOf(source, scope) && targets.some((one) => scopesOf(target).includes(one) && isInChartOf(target, one))
      );
    });
  }

  /** Whether something depends on an object, which moves it. */
  private isWanted(object: ApiObject): boolean {
    return scopesOf(object).some((scope) => this.wanted.has(scope));
  }
}

const scopesOf = (construct: IConstruct): readonly IConstruct[] => Node.of(construct).scopes;
const isInChartOf = (object: ApiObject, scope: IConstruct) => Chart.of(object) === chartOf(scope);
const fileOf = (chart: Chart) => `${chart.node.id}.k8s.yaml`;
