import { type ApiObject, App, Chart, Names, YamlOutputType } from 'cdk8s';
import { type IConstruct, Node } from 'constructs';
import { rootsInCluster } from '../../cdk8s/app-trees';
import { chartOf } from '../../cdk8s/charts';
import type { AppObject } from './app-object';
import { fileOfObject, isFilePerObject } from './output-file';

type Named = Pick<AppObject, 'construct' | 'kind' | 'name' | 'item'>;

/**
 * The order in which `kubectl apply -f` takes the objects of an app. Within a chart, it is the order in which they were made,
 * unless they depend on each other. Charts are taken by the names of their files, which cdk8s numbers as soon as one chart
 * depends on another. Objects with files of their own are taken by the names of these.
 */
export class ApplyOrder {
  private readonly position = new Map<IConstruct, number>();
  /** The direct dependencies of each construct. */
  private readonly dependenciesOf = new Map<IConstruct, readonly IConstruct[]>();
  private readonly withDependents = new Set<IConstruct>();
  private readonly chartDependencies = new Map<Chart, Set<Chart>>();
  private readonly chartsWithDependents = new Set<Chart>();

  constructor(private readonly root: IConstruct) {
    for (const [index, construct] of rootsInCluster(root)
      .flatMap((each) => each.node.findAll())
      .entries()) {
      this.position.set(construct, index);
      const { dependencies } = construct.node;
      if (dependencies.length > 0) this.dependenciesOf.set(construct, dependencies);
      for (const target of dependencies) {
        this.withDependents.add(target);
        this.orderCharts(chartOf(construct), chartOf(target));
      }
      // cdk8s writes a chart before the chart that it is in.
      if (Chart.isChart(construct)) this.orderCharts(construct.node.scope && chartOf(construct.node.scope), construct);
    }
  }

  /** True when an object is applied before another, or when nothing certain can be said. */
  isBefore(first: Named, second: Named): boolean {
    const { root } = this;
    // Environments are applied one by one, in an order of their own.
    if (first.construct.node.root !== second.construct.node.root) return true;
    if (isInSameList(first, second)) return (first.item?.position ?? 0) < (second.item?.position ?? 0);
    if (root instanceof App && this.isByFile(first, second))
      return fileOfObject(first, root) < fileOfObject(second, root);
    if (this.mayDependOn(second.construct, first.construct)) return true;
    if (this.dependsOn(first.construct, second.construct)) return false;
    const [one, other] = [Chart.of(first.construct), Chart.of(second.construct)];
    if (one !== other) return !(root instanceof App) || this.isChartBefore(one, other, root);
    const isMoved = this.hasDependents(first.construct) || this.hasDependents(second.construct);
    return isMoved || this.positionOf(first.construct) < this.positionOf(second.construct);
  }

  /** True when only the names of their files decide about the order of two objects, so that no dependency can change it. */
  isByFile(first: Named, second: Named): boolean {
    if (!(this.root instanceof App) || !isFilePerObject(this.root)) return false;
    const areFolders = this.root.yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
    return !areFolders || Chart.of(first.construct) === Chart.of(second.construct);
  }

  private orderCharts(source: Chart | undefined, target: Chart | undefined): void {
    if (source === undefined || target === undefined || source === target) return;
    this.chartDependencies.set(source, (this.chartDependencies.get(source) ?? new Set()).add(target));
    this.chartsWithDependents.add(target);
  }

  private isChartBefore(first: Chart, second: Chart, app: App): boolean {
    if (app.yamlOutputType !== YamlOutputType.FILE_PER_APP && this.chartDependencies.size === 0)
      return outputOf(first, app) < outputOf(second, app);
    // cdk8s numbers charts in the order in which they were made, except that dependencies come just before their dependents.
    if (this.chartDependencies.get(first)?.has(second)) return false;
    const moves = this.chartsWithDependents.has(first) || this.chartsWithDependents.has(second);
    return moves || this.positionOf(first) < this.positionOf(second);
  }

  private positionOf(construct: IConstruct): number {
    return this.position.get(construct) ?? 0;
  }

  /** True when the source or a scope around it depends on the target or a scope around it, directly or indirectly. */
  mayDependOn(source: IConstruct, target: IConstruct, seen = new Set<IConstruct>()): boolean {
    return scopesOf(source).some((scope) => {
      if (seen.has(scope)) return false;
      seen.add(scope);
      const targets = this.dependenciesOf.get(scope) ?? [];
      return targets.some((one) => scopesOf(target).includes(one) || this.mayDependOn(one, target, seen));
    });
  }

  /** True when an object depends on another within its chart: cdk8s ignores dependencies of the charts inside a chart. */
  private dependsOn(source: ApiObject, target: ApiObject): boolean {
    return scopesOf(source).some((scope) => {
      const targets = this.dependenciesOf.get(scope) ?? [];
      return (
        isInChartOf(source, scope) && targets.some((one) => scopesOf(target).includes(one) && isInChartOf(target, one))
      );
    });
  }

  /** True when something depends on the object, which moves it to the front. */
  private hasDependents(object: ApiObject): boolean {
    return scopesOf(object).some((scope) => this.withDependents.has(scope));
  }
}

/** True for two items of one List, of whose order nothing else decides. */
export const isInSameList = (first: Named, second: Named): boolean => first.construct === second.construct;

const scopesOf = (construct: IConstruct): readonly IConstruct[] => Node.of(construct).scopes;
const isInChartOf = (object: ApiObject, scope: IConstruct) => Chart.of(object) === chartOf(scope);

/** The file or folder of a chart when no chart depends on another. */
const outputOf = (chart: Chart, app: App) =>
  Names.toDnsLabel(chart) + (app.yamlOutputType === YamlOutputType.FILE_PER_CHART ? app.outputFileExtension : '');
