import type { Check } from './check';
import { problem } from './model/object-finding';
import { kindOf } from './schema/known-kinds';

export const fieldTypesCheck: Check<'field-types'> = {
  name: 'field-types',
  summary:
    'Every field has a value that the API server takes: of its type, in its range, one of its words; those that it requires are there.',
  example: 'spec.replicas "3" is not a whole number from 0: write, for example, 3.',
  *check(app) {
    for (const object of app.objects) {
      const shape = kindOf(app, object)?.shape;
      if (shape === undefined || shape.fits(object.json)) continue;
      for (const message of shape.explain(object.json, '')) yield problem(object, message);
    }
  },
};
