import type { App } from 'cdk8s';
import { countObjects, equippedPlus, plainPlus, portico } from './apps';
import { measurePairs, type Row } from './measure';

const SERVICES = 1000;
const PAIRS = 7;
/** For as many objects of cdk8s-plus, and for those with all that Portico sets by default. */
const [PLAIN, EQUIPPED] = [1.0, 0.6];

type Synthesize = (app: App) => unknown;
const toObjects: Synthesize = (app) => app.charts.flatMap((chart) => chart.toJson());
const toYaml: Synthesize = (app) => app.synthYaml();

const DEFAULTS = 'as many objects of cdk8s-plus-27, its defaults';

/** Makes many services in one process and synthesizes them, compared with as many of cdk8s-plus with its defaults. */
export function objectsInProcess(): Row {
  return against('objects', toObjects, DEFAULTS, plainPlus, PLAIN);
}

/** The same with the YAML text, which is twice as long for Portico's objects: probes, labels, security, spread, an account and a budget. */
export function yamlInProcess(): Row {
  return against('YAML', toYaml, DEFAULTS, plainPlus, PLAIN);
}

/** The same, compared with cdk8s-plus code that sets everything that Portico sets by default. */
export function yamlInProcessEquipped(): Row {
  const other = 'the same with labels, probes, user, /tmp, account and budget';
  return against('YAML', toYaml, other, equippedPlus, EQUIPPED);
}

function against(
  what: string,
  synthesize: Synthesize,
  other: string,
  plus: (services: number) => App,
  target: number,
): Row {
  const [ours, theirs] = [portico, plus].map((app) => countObjects(app(10).synthYaml()));
  if (ours !== theirs) throw new Error(`the two apps differ: ${ours}, against ${theirs}.`);

  const pair = measurePairs(
    PAIRS,
    () => synthesize(portico(SERVICES)),
    () => synthesize(plus(SERVICES)),
  );
  return {
    what: `${what} of ${SERVICES} services with routes, in process: ${pair.ours.toFixed(0)} ms`,
    against: `${other}: ${pair.theirs.toFixed(0)} ms`,
    measured: pair.ratio.toFixed(2),
    target: `≤ ${target.toFixed(1)}`,
    met: pair.ratio <= target,
  };
}
