import { PorticoChecks } from 'cdk8s-portico';
import { Node } from 'constructs';
import { hookConstruction } from '../lib/cdk8s/hooks/construction-sites';
import { CHECKS } from '../lib/checks';
import { plainPlus, portico } from './apps';
import { measurePairs, type Row } from './measure';

const SERVICES = 1000;
const PAIRS = 25;
const CHECKS_TARGET = 1.15;
const SITES_TARGET = 1.03;

/** The cost of the whole-app checks in the synthesis of many services, compared with all of them turned off. */
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

/** The cost of remembering the line that made each foreign object, compared with the `addChild()` of constructs. */
export function sitesCost(): Row {
  hookConstruction();
  const prototype = Node.prototype as unknown as { addChild: AddChild };
  const hooked = prototype.addChild;
  const { original } = hooked;
  if (original === undefined) throw new Error('addChild() is not replaced');
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
