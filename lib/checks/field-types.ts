import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { OR_NAME_CRD, type Source } from './schema/known-kind';
import { kindOf } from './schema/known-kinds';
import { secondLooks } from './schema/second-looks';
import type { Shape } from './schema/shape';

export const fieldTypesCheck: Check<'field-types'> = {
  name: 'field-types',
  summary:
    'Every field has a value that the API server accepts: of its type, in its range and, for an enum, one of its values; required fields are set. An enum value that the CRD of another project does not have is a warning, since a cluster may have a newer CRD.',
  example: 'spec.replicas "3" is not a whole number of 0 or more: write, for example, 3.',
  *check(app) {
    for (const object of secondLooks(app).wrong) {
      const { shape, source } = kindOf(app, object) ?? {};
      if (shape === undefined) continue;
      const { json } = object;
      if (source !== undefined) yield* checkVersion(object, shape, source);
      else for (const message of shape.explain(json, '')) yield problem(object, message);
    }
  },
};

const UNKNOWN = ' is unknown: ';

/** Problems for values that no version of a project takes, and warnings for words that this one does not have. */
function* checkVersion(object: AppObject, shape: Shape, { title, anyVersion }: Source): ObjectFindings {
  const wrong = [...anyVersion.explain(object.json, '')];
  for (const message of wrong) yield problem(object, message);
  for (const message of shape.explain(object.json, '')) {
    const [value = '', instead] = message.split(UNKNOWN);
    if (instead === undefined || wrong.some((each) => each.startsWith(`${value} `))) continue;
    yield warning(object, `${value} is unknown to ${title}: ${instead.replace(/\.$/, '')}, ${OR_NAME_CRD}.`);
  }
}
