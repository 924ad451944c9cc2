import { show } from '../rules/show';
import type { Check } from './check';
import { type AppObject, placeOf } from './model/app-object';
import { problem } from './model/object-finding';

export const duplicatesCheck: Check<'duplicates'> = {
  name: 'duplicates',
  summary: 'No two objects have the same kind, name and namespace: the second one would silently replace the first.',
  example: 'ConfigMap "settings" is made by shop/0 as well, and would replace it: give one of the two another name.',
  *check(app) {
    const seen = new Map<string, AppObject>();
    for (const object of app.objects) {
      const { group, kind, namespace, name } = object;
      const key = `${group}\n${kind}\n${namespace}\n${name}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, object);
      else {
        yield problem(
          object,
          `${kind} ${show(name)} is made by ${placeOf(first)} as well, and would replace it: give one of the two another name.`,
        );
      }
    }
  },
};
