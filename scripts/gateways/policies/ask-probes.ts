import { App, Chart } from 'cdk8s';
import { Backend, IngressRouter } from '../../../lib';
import { checkTarget } from '../../../lib/routing/targets/check-target';
import { ask } from '../ask';
import type { Driver } from '../drivers/driver';
import type { PlacedTable } from '../layout';
import type { Options } from '../options';
import { type AskedTable, promiseOf } from '../tables';
import type { Probe } from './probe';
import { PROBES } from './probes';

/** A probe with the objects that a target made of it. */
export interface ProbeTable extends AskedTable {
  readonly probe: Probe;
}

export interface MadeProbes {
  readonly taken: readonly ProbeTable[];
  /** Titles of probes whose option no target has. */
  readonly refused: readonly string[];
}

/** The probes whose option a target has. Without an option, portable objects leave all to the implementation. */
export function makeProbes(
  { targets, unprobed = [] }: Driver,
  { only, isPortable }: Pick<Options, 'only' | 'isPortable'>,
): MadeProbes {
  const isWanted = ({ title, props }: Probe) => {
    const options = Object.keys(props);
    if (isPortable && options.length === 0) return false;
    return (only === '' || title === only) && !options.some((option) => unprobed.includes(option));
  };
  const [taken, refused]: [ProbeTable[], string[]] = [[], []];
  for (const probe of PROBES.filter(isWanted)) {
    const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', probe.props);
    router.prefix('/', Backend.external('a', 80));
    const { table } = router;
    const found = targets.find((choice) => checkTarget(choice.target(false), table).length === 0);
    if (found === undefined) refused.push(probe.title);
    else {
      const { objects, ...promise } = promiseOf(found, found.target(false), table);
      const all = [...(probe.objects?.() ?? []), ...objects];
      taken.push({ title: probe.title, ...promise, objects: all, questions: [], probe });
    }
  }
  return { taken, refused };
}

/** The differences between what must be seen of a probe and what is, in lines. */
export async function askProbe({ probe }: ProbeTable, { http }: Pick<PlacedTable, 'http'>): Promise<string[]> {
  const got = await probe.facts((request) => ask({ ...request, scheme: 'http' }, http));
  return probe.expected.flatMap((fact, index) =>
    fact === got[index] ? [] : [`    expected: ${fact}`, `    got:      ${got[index]}`],
  );
}
