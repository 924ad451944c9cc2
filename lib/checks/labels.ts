import { checkLabelMap, isLabelKey, isLabelValue, isMap } from '../rules/check';
import { show } from '../rules/show';
import type { Check } from './check';
import { metadataMaps } from './model/metadata';
import { problem } from './model/object-finding';
import { NAMESPACE_NAME } from './model/policy-peers';
import { at, type Fields } from './model/read';

export const labelsCheck: Check<'labels'> = {
  name: 'labels',
  summary: 'Keys and values of labels are valid, on objects and on the pods that they make.',
  example:
    'label "team" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
  *check(app) {
    const right: RightLabels = { keys: new Set(), values: new Set() };
    for (const { object, title, map } of metadataMaps(app, 'label')) {
      if (!isMap(map))
        yield problem(object, `${title}s ${show(map)} are not a map: write, for example, { team: "shop" }.`);
      else if (!areRight(map, right))
        for (const { message } of checkLabelMap(title, map)) yield problem(object, message);
    }
    for (const namespace of app.ofKind('', 'Namespace')) {
      const label = at(namespace.json, 'metadata', 'labels', NAMESPACE_NAME);
      if (label === undefined || label === namespace.name) continue;
      yield problem(
        namespace,
        `label ${show(NAMESPACE_NAME)} ${show(label)} is set to ${show(namespace.name)} by the API server, so that every later kubectl apply finds a change: leave it out.`,
      );
    }
  },
};

/** Keys and values that were looked at: most are on many objects. */
interface RightLabels {
  readonly keys: Set<string>;
  readonly values: Set<unknown>;
}

function areRight(labels: Fields, { keys, values }: RightLabels): boolean {
  for (const key in labels) {
    const value = labels[key];
    if (!isKnown(keys, key, isLabelKey) || !isKnown(values, value, isLabelValue)) return false;
  }
  return true;
}

function isKnown<T>(known: Set<T>, value: T, isRight: (value: T) => boolean): boolean {
  if (known.has(value)) return true;
  if (!isRight(value)) return false;
  known.add(value);
  return true;
}
