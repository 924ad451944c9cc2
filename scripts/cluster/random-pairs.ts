import { Testing } from 'cdk8s';
import * as fc from 'fast-check';
import type { PairCase } from '../../__tests__/cli/plan/pairs/pair-case';
import { sideOf } from '../../__tests__/cli/plan/support';
import { buildApp, type RandomApp, type RandomChart, randomApp } from '../../__tests__/fuzz/random-app';
import { makePlan } from '../../cli/commands/plan/make-plan';
import { ProblemsError } from '../../lib/cdk8s/findings';
import { forServer } from './apps';
import { inNamespace } from './try-app';

/** Settings of random pairs. */
export interface RandomPairs {
  /** The number of pairs. */
  readonly runs: number;
  readonly seed: number;
  /** The minor version of the server. */
  readonly minor: number;
  /** The kinds that the cluster serves within namespaces, such as `apps/v1 Deployment`. */
  readonly served: ReadonlySet<string>;
}

/** An app, and what it becomes: another one of the same names, or itself with one thing as the other has it. */
const sides = fc.tuple(randomApp, randomApp, fc.nat()).map(([before, other, dice]): [RandomApp, RandomApp] => {
  const changes = [other, ...changesOf(before, other)];
  return [before, changes[dice % changes.length] ?? other];
});

/** An app with one option of its first workload, or one part of its first chart, from another. */
function changesOf([chart, ...more]: RandomApp, [other]: RandomApp): RandomApp[] {
  if (chart === undefined || other === undefined) return [];
  const [workload, ...workloads] = chart.workloads;
  const props = { ...other.workloads[0]?.props };
  const parts = Object.entries(other).filter(
    ([name, value]) => name !== 'workloads' && chart[name as 'labels'] !== value,
  );
  const charts: RandomChart[] = parts.map(([name, value]) => ({ ...chart, [name]: value }));
  const options =
    workload === undefined
      ? []
      : [...new Set([...Object.keys(workload.props), ...Object.keys(props)])].map((name) => ({
          ...chart,
          workloads: [{ ...workload, props: { ...workload.props, [name]: props[name] } }, ...workloads],
        }));
  return [...charts, ...options].map((changed) => [changed, ...more]);
}

/** Random changes of apps, with what a plan says of them. */
export function* randomPairs({ runs, seed, minor, served }: RandomPairs): Generator<PairCase> {
  const written = (charts: RandomApp) => {
    const app = buildApp(charts.map((chart) => forServer(chart, minor)));
    // Options of two apps may not go together.
    app.synthYaml();
    return inNamespace(
      app.charts.flatMap((chart) => Testing.synth(chart)),
      undefined,
      served,
    );
  };
  let index = 0;
  for (const [first, second] of fc.sample(sides, { numRuns: runs, seed })) {
    index++;
    try {
      const [before, after] = quietly(() => [written(first), written(second)] as const);
      const { changes } = makePlan(sideOf(before), sideOf(after));
      const said = changes.map((change) => `${change.class} ${change.object}: ${change.message}`);
      yield { title: `random pair ${index}`, before, after, changes: said };
    } catch (error) {
      if (!(error instanceof ProblemsError)) throw error;
    }
  }
}

/** Does something without printing warnings. */
function quietly<T>(work: () => T): T {
  const { error } = console;
  console.error = () => {};
  try {
    return work();
  } finally {
    console.error = error;
  }
}
