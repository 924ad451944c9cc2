import { checkLabelMap, isMap, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** The label that pods are selected by unless the user says otherwise. */
const SELECTOR_KEY = 'app';

/** Labels that carry a workload's identity. Set by hand, they would tear objects and selectors apart. */
const IDENTITY_KEYS = [
  SELECTOR_KEY,
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/version',
];

/** @param selector that of the pods, where the user wrote one. */
export function* checkLabels(labels: unknown, selector?: unknown): Findings {
  if (!isMap(labels)) {
    yield wrongType('labels', labels, 'an object such as { team: "checkout" }');
    return;
  }
  for (const [key, value] of Object.entries(labels)) {
    if (isOwn(key, selector)) {
      yield finding('own-label', `label "${key}" is set by Portico from name and version: set those instead.`);
    } else if (isMap(selector) && Object.hasOwn(selector, key) && selector[key] !== value) {
      const both = `${show(value)}, and ${show(selector[key])} in selector`;
      yield finding('own-label', `label ${show(key)} is ${both}: write one value.`);
    }
  }
  yield* checkLabelMap('label', labels);
}

/** Labels that Portico sets; `app` only as the default selector. */
const isOwn = (key: string, selector: unknown) =>
  IDENTITY_KEYS.includes(key) && (key !== SELECTOR_KEY || Object.keys(isMap(selector) ? selector : {}).length === 0);
