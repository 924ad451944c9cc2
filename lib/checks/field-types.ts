import type { Check } from './check';
import { problem } from './model/object-finding';
import { SCHEMA } from './schema';

export const fieldTypes: Check<'field-types'> = {
  name: 'field-types',
  summary:
    'Every field has a value that the API server takes: of its type, in its range, one of its words; those that it requires are there.',
  example: 'spec.replicas "3" is no whole number from 0: write, for example, 3.',
  *check(app) {
    for (const object of app.objects) {
      // Versions that come and go have other fields.
      if (!/^v\d+$/.test(object.version)) continue;
      const shape = SCHEMA[`${object.group} ${object.kind}`];
      if (shape === undefined || shape.fits(object.json)) continue;
      const messages: string[] = [];
      shape.explain(object.json, '', (message) => messages.push(message));
      yield* messages.map((message) => problem(object, message));
    }
  },
};
