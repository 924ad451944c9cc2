import { show } from '../rules/show';
import type { Check } from './check';
import { placeOf } from './model/app-object';
import { secretMakers } from './model/made-secrets';
import { problem } from './model/object-finding';

export const secretMakersCheck: Check<'secret-makers'> = {
  name: 'secret-makers',
  summary:
    'Each Secret is made by one object: of an object of the app and a controller, or of two controllers, each would undo what the other writes, or refuse it.',
  example:
    'ExternalSecret "database" makes the Secret "database", which shop/0 (Secret "database") makes as well: give one of the two another name.',
  *check(app) {
    for (const [first, ...others] of secretMakers(app)) {
      for (const { object, name } of others) {
        // Two objects of one name are a matter of `duplicates`.
        if (first === undefined || (object.kind === first.object.kind && object.name === first.object.name)) continue;
        const other = `${placeOf(first.object)} (${first.object.kind} ${show(first.object.name)})`;
        yield problem(
          object,
          `${object.kind} ${show(object.name)} makes the Secret ${show(name)}, which ${other} makes as well: give one of the two another name.`,
        );
      }
    }
  },
};
