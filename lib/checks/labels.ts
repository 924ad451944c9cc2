import { checkLabelMap, isMap } from '../rules/check';
import { show } from '../rules/show';
import type { Check } from './check';
import { metadataMaps } from './model/metadata';
import { problem } from './model/object-finding';
import { NAMESPACE_NAME } from './model/policy-peers';
import { at } from './model/read';

export const labelsCheck: Check<'labels'> = {
  name: 'labels',
  summary: 'Keys and values of labels are valid, on objects and on the pods that they make.',
  example:
    'label "team" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
  *check(app) {
    for (const { object, title, map } of metadataMaps(app, 'label')) {
      if (!isMap(map))
        yield problem(object, `${title}s ${show(map)} are not a map: write, for example, { team: "shop" }.`);
      else for (const { message } of checkLabelMap(title, map)) yield problem(object, message);
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
