import { ApiObject, type Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import { HOOK, ownAnnotations } from './annotations';

const WAVE = 'argocd.argoproj.io/sync-wave';

/** Kinds that both tools apply first by themselves. */
const FIRST: readonly string[] = ['Namespace', 'ResourceQuota', 'LimitRange'];

type Dependencies = ReadonlyMap<Chart, ReadonlySet<Chart>>;

/**
 * The charts that each chart depends on, without those of which both tools know that they come first.
 *
 * @param counts says which dependencies of constructs count, by default all.
 */
export function chartDependencies(
  root: IConstruct,
  counts: (user: IConstruct, used: IConstruct) => boolean = () => true,
): Dependencies {
  const dependencies = new Map<Chart, Set<Chart>>();
  for (const construct of root.node.findAll()) {
    for (const needed of construct.node.dependencies) {
      const [own, other] = [chartOf(construct), chartOf(needed)];
      if (own === undefined || other === undefined || own === other || comesFirst(other)) continue;
      if (!counts(construct, needed)) continue;
      dependencies.set(own, (dependencies.get(own) ?? new Set()).add(other));
    }
  }
  return dependencies;
}

const comesFirst = (chart: Chart) => objectsOf(chart).every(({ kind }) => FIRST.includes(kind));

const objectsOf = (chart: Chart) =>
  chart.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each) && chartOf(each) === chart);

/**
 * Puts the objects of each chart into a wave after those of the charts that it depends on, which Argo CD waits for. Hooks have
 * moments of their own, and an object whose author chose a wave keeps it.
 */
export function setWaves(root: IConstruct): void {
  const dependencies = chartDependencies(root);
  const waves = new Map<Chart, number>();
  for (const chart of dependencies.keys()) {
    const wave = waveOf(chart, dependencies, waves);
    for (const object of objectsOf(chart)) {
      const annotations = ownAnnotations(object);
      if (WAVE in annotations || HOOK in annotations) continue;
      object.metadata.addAnnotation(WAVE, String(wave));
    }
  }
}

function waveOf(chart: Chart, dependencies: Dependencies, waves: Map<Chart, number>): number {
  const known = waves.get(chart);
  if (known !== undefined) return known;
  // For charts that need each other, which cdk8s refuses.
  waves.set(chart, 0);
  const needed = [...(dependencies.get(chart) ?? [])].map((each) => 1 + waveOf(each, dependencies, waves));
  const wave = Math.max(0, ...needed);
  waves.set(chart, wave);
  return wave;
}
