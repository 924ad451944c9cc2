import { show } from '../rules/show';
import type { Check } from './check';
import { placeOf } from './model/app-object';
import { type MadeSecret, secretMakers } from './model/made-secrets';
import { problem } from './model/object-finding';

export const secretMakersCheck: Check<'secret-makers'> = {
  name: 'secret-makers',
  summary:
    'Each Secret is made by one object. Of two makers, such as an object of the app and a controller, each would overwrite what the other writes, or refuse to write.',
  example:
    'ExternalSecret "database" makes the Secret "database", which shop/0 (Secret "database") also makes: give one of the two another name.',
  *check(app) {
    for (const [first, ...others] of secretMakers(app)) {
      for (const second of others) {
        // Two objects of one name are a matter of `duplicates`.
        if (first === undefined || first.maker === second.maker) continue;
        const [maker, other] = second.object === undefined ? [second, first] : [first, second];
        if (other.object === undefined) continue;
        yield problem(
          other.object,
          `${other.maker} makes the Secret ${show(other.name)}, which ${titleOf(maker)} also makes: give one of the two another name.`,
        );
      }
    }
  },
};

const titleOf = ({ object, maker }: MadeSecret) => (object === undefined ? maker : `${placeOf(object)} (${maker})`);
