import type { Check } from './check';
import { SCHEMA } from './schema';

export const fieldTypes: Check<'field-types'> = {
  name: 'field-types',
  summary:
    'Every field has a value that the API server takes: of its type, in its range, one of its words; those that it requires are there.',
  example: 'spec.replicas "3" is no whole number from 0: write, for example, 3.',
  check(app, { problem }) {
    for (const object of app.objects) {
      // Versions that come and go have other fields.
      if (!/^v\d+$/.test(object.version)) continue;
      const shape = SCHEMA[`${object.group} ${object.kind}`];
      if (shape !== undefined && !shape.fits(object.json))
        shape.explain(object.json, '', (message) => problem(object, message));
    }
  },
};
