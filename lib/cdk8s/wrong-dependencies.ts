import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { pathOf } from './app-trees';
import { chartOf } from './charts';
import { finding } from './codes';
import type { AppFindings } from './synthesis-parts';

/** A construct that is applied after another one, by `addDependency()`. */
interface Dependency {
  readonly source: IConstruct;
  readonly target: IConstruct;
}

/** A construct, or a dependency as the way from any object of its source to any of its target. */
type Step = IConstruct | Dependency;
/** Each step from one to the next, with the dependency that it follows from: there is none from a chart to those within it. */
type Steps = Map<Step, Map<Step, Dependency | undefined>>;

interface Circle {
  readonly dependencies: readonly Dependency[];
  /** Set where a chart within another one closes it. */
  readonly isNested: boolean;
}

/**
 * The dependencies by which cdk8s cannot order the constructs of an app: it throws an exception for these, and does not write a
 * construct that depends on itself.
 */
export function* wrongDependencies(constructs: readonly IConstruct[]): AppFindings {
  const inTree = new Set(constructs);
  const ordered: Dependency[] = [];
  for (const source of constructs) {
    for (const target of source.node.dependencies) {
      const outside = [source, target].find((each) => chartOf(each) === undefined);
      if (outside === undefined && inTree.has(target)) ordered.push({ source, target });
      if (outside !== undefined) yield [source, finding('dependency', outsideCharts({ source, target }, outside))];
    }
  }
  if (ordered.length === 0) return;
  for (const circle of circlesIn(stepsOf(constructs, ordered))) {
    const [first] = circle.dependencies;
    if (first !== undefined) yield [first.source, finding('dependency', inCircle(circle))];
  }
}

const nameOf = (construct: IConstruct) => pathOf(construct) || 'the app';

function outsideCharts({ source, target }: Dependency, outside: IConstruct): string {
  const depends = `${nameOf(source)} depends on ${nameOf(target)}`;
  return outside === source
    ? `${depends}, and is itself not in a chart: add the dependency to a chart, or to a construct in one.`
    : `${depends}, which is not in a chart: name a chart, or a construct in one.`;
}

function inCircle({ dependencies, isNested }: Circle): string {
  const all = dependencies.map(
    ({ source, target }) => `${nameOf(source)} depends on ${source === target ? 'itself' : nameOf(target)}`,
  );
  if (isNested) all.push('a chart comes after those within it');
  const fix = dependencies.length > 1 ? 'one of these dependencies' : 'this dependency';
  return `${all.join(', and ')}, so that nothing can be applied first: leave ${fix} out.`;
}

/** The dependencies as cdk8s follows them: those of charts and of objects result from those of the constructs around them. */
function stepsOf(constructs: readonly IConstruct[], dependencies: readonly Dependency[]): Steps {
  const steps: Steps = new Map();
  const add = (from: Step, to: Step, by?: Dependency) => {
    const next = steps.get(from) ?? new Map<Step, Dependency | undefined>();
    if (!next.has(to)) next.set(to, by);
    steps.set(from, next);
  };
  for (const chart of constructs.filter((each) => each instanceof Chart)) {
    for (const child of chart.node.children) if (child instanceof Chart) add(chart, child);
  }
  for (const dependency of dependencies) {
    const { source, target } = dependency;
    add(source, target, dependency);
    const [chart, other] = [Chart.of(source), Chart.of(target)];
    if (chart !== other) add(chart, other, dependency);
    const [users, used] = [objectsOf(source), objectsOf(target)];
    if (new Set([...users, ...used]).size === users.length + used.length) {
      for (const user of users) add(user, dependency, dependency);
      for (const each of used) add(dependency, each, dependency);
    } else {
      for (const user of users) for (const each of used) if (user !== each) add(user, each, dependency);
    }
  }
  return steps;
}

/** The objects of a construct in its own chart. */
function objectsOf(construct: IConstruct): IConstruct[] {
  const chart = Chart.of(construct);
  return construct.node.findAll().filter((each) => each instanceof ApiObject && Chart.of(each) === chart);
}

/** The circles of steps. Of those with a dependency in common there is one, since without that the others may be gone. */
function circlesIn(steps: Steps): Circle[] {
  const circles: Circle[] = [];
  const reported = new Set<Dependency>();
  const done = new Set<Step>();
  const open = new Set<Step>();
  const close = (circle: readonly Step[]) => {
    const by = circle.map((step, index) => steps.get(step)?.get(circle[index + 1] ?? (circle[0] as Step)));
    const dependencies = [...new Set(by)].filter((each) => each !== undefined);
    if (!dependencies.some((each) => reported.has(each)))
      circles.push({ dependencies, isNested: by.includes(undefined) });
    for (const each of dependencies) reported.add(each);
  };
  const visit = (step: Step) => {
    if (open.has(step)) close([...open].slice([...open].indexOf(step)));
    if (open.has(step) || done.has(step)) return;
    open.add(step);
    for (const next of steps.get(step)?.keys() ?? []) visit(next);
    open.delete(step);
    done.add(step);
  };
  for (const step of steps.keys()) visit(step);
  return circles;
}
