import { Node } from 'constructs';
import { CHECKS } from '../lib/checks';
import { PorticoChecks } from '../lib/checks/portico-checks';
import { plainPlus, portico } from './apps';
import { measurePairs, type Row } from './measure';

const SERVICES = 1000;
const PAIRS = 9;
const CHECKS_TARGET = 1.15;
const SITES_TARGET = 1.03;

/** What the whole-app checks add to the synthesis of many services: the same app with every check turned off. */
export function checksCost(): Row {
  const without = () => {
    const app = portico(SERVICES);
    for (const { name } of CHECKS) PorticoChecks.of(app).disable(name, 'measured without');
    return app;
  };
  const { error } = console;
  console.error = () => {};
  try {
    const pair = measurePairs(
      PAIRS,
      () => portico(SERVICES).synthYaml(),
      () => without().synthYaml(),
    );
    return {
      what: `YAML of ${SERVICES} services, all ${CHECKS.length} checks on: ${pair.ours.toFixed(0)} ms`,
      against: `all checks off: ${pair.theirs.toFixed(0)} ms`,
      measured: pair.ratio.toFixed(3),
      target: `≤ ${CHECKS_TARGET}`,
      met: pair.ratio <= CHECKS_TARGET,
    };
  } finally {
    console.error = error;
  }
}

type AddChild = ((...args: unknown[]) => void) & { readonly original?: AddChild };

/** What it adds to the synthesis of objects that are not Portico's that the place is remembered at which each is made. */
export function sitesCost(): Row {
  const prototype = Node.prototype as unknown as { addChild: AddChild };
  const hooked = prototype.addChild;
  const { original } = hooked;
  if (original === undefined) throw new Error('no place is remembered at all');
  const synthesize = () => void plainPlus(SERVICES).synthYaml();
  try {
    const pair = measurePairs(
      PAIRS,
      () => {
        prototype.addChild = hooked;
        synthesize();
      },
      () => {
        prototype.addChild = original;
        synthesize();
      },
    );
    return {
      what: `YAML of ${SERVICES} services of cdk8s-plus-27, places remembered: ${pair.ours.toFixed(0)} ms`,
      against: `not remembered: ${pair.theirs.toFixed(0)} ms`,
      measured: pair.ratio.toFixed(3),
      target: `≤ ${SITES_TARGET}`,
      met: pair.ratio <= SITES_TARGET,
    };
  } finally {
    prototype.addChild = hooked;
  }
}
