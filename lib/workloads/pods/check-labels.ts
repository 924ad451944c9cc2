import { checkLabelMap, isMap, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { finding } from '../codes';

/** Labels that carry a workload's identity. Set by hand, they would tear objects and selectors apart. */
const IDENTITY_KEYS = ['app', 'app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/version'];

export function* checkLabels(labels: unknown): Findings {
  if (!isMap(labels)) {
    yield wrongType('labels', labels, 'an object such as { team: "checkout" }');
    return;
  }
  for (const key of Object.keys(labels).filter((name) => IDENTITY_KEYS.includes(name))) {
    yield finding('own-label', `label "${key}" is set by Portico from name and version: set those instead.`);
  }
  yield* checkLabelMap('label', labels);
}
