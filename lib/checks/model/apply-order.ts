import { type ApiObject, App, Chart, Names, YamlOutputType } from 'cdk8s';
import { type IConstruct, Node } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import type { AppObject } from './app-object';
import { fileOfObject, isFilePerObject } from './output-file';

type Named = Pick<AppObject, 'construct' | 'kind' | 'name'>;

/**
 * The order in which `kubectl apply -f` gets to the objects of an app: within a chart as they were made, unless they depend
 * on each other; charts by the names of their files, which cdk8s numbers as soon as one chart depends on another. Objects
 * that have files of their own come by the names of these.
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
  isBefore(first: Named, second: Named): boolean {
    const { root } = this;
    if (root instanceof App && this.isByFile(first, second))
      return fileOfObject(first, root) < fileOfObject(second, root);
    if (this.mayDependOn(second.construct, first.construct)) return true;
    if (this.dependsOn(first.construct, second.construct)) return false;
    const [one, other] = [Chart.of(first.construct), Chart.of(second.construct)];
    if (one !== other) return !(root instanceof App) || this.isChartBefore(one, other, root);
    const isMoved = this.isWanted(first.construct) || this.isWanted(second.construct);
    return isMoved || this.positionOf(first.construct) < this.positionOf(second.construct);
  }

  /** Whether no dependency can change the order of two objects, since the names of their files alone make it. */
  isByFile(first: Named, second: Named): boolean {
    if (!(this.root instanceof App) || !isFilePerObject(this.root)) return false;
    const areFolders = this.root.yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
    return !areFolders || Chart.of(first.construct) === Chart.of(second.construct);
  }

  private orderCharts(source: Chart | undefined, target: Chart | undefined): void {
    if (source === undefined || target === undefined || source === target) return;
    this.chartTargets.set(source, (this.chartTargets.get(source) ?? new Set()).add(target));
    this.wantedCharts.add(target);
  }

  private isChartBefore(first: Chart, second: Chart, app: App): boolean {
    if (app.yamlOutputType !== YamlOutputType.FILE_PER_APP && this.chartTargets.size === 0)
      return outputOf(first, app) < outputOf(second, app);
    // Charts are numbered as they were made, but for those that others depend on, which come just before them.
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
/** The file or the folder of a chart, while these are not numbered. */
const outputOf = (chart: Chart, app: App) =>
  Names.toDnsLabel(chart) + (app.yamlOutputType === YamlOutputType.FILE_PER_CHART ? app.outputFileExtension : '');
