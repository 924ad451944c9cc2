import { typeShape } from '../../../lib/checks/schema';
import { typeOf } from '../../../lib/checks/schema/table';
import { schemaFlaw } from '../../support/published-schema';
import { someOfMany } from '../../support/runs';
import { findingsOf, raw } from '../case';
import { otherTypes } from './changes';
import { WHOLE } from './whole-objects';

/** What the schema refuses, and the API server takes. */
const TAKEN = [
  // Null stands for nothing.
  / null$/,
  // Filled in.
  /^roleRef\.apiGroup left out$/,
  /^spec\.versions\.0\.served left out$/,
  /^value left out$/,
  /^endpoints left out$/,
  /^spec\.podSelector left out$/,
  /^spec\.podFailurePolicy\.rules\.1\.onPodConditions\.0\.status left out$/,
  // Never gets there: cdk8s writes metadata anew.
  /^metadata\b/,
  // Left to the API server, as it is a language of its own.
  /^spec\.versions\.0\.schema\./,
];

describe.each(Object.entries(WHOLE))('%s', (_, objects) => {
  const [object, ...referred] = objects;
  const { apiVersion, kind } = object;

  test('is taken with all its fields', () => {
    expect(findingsOf(raw('', objects, [])).problems).toEqual([]);
  });

  test('is refused with any field of a type that the published schema refuses', () => {
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    const shape = typeShape(typeOf(group, version, kind) ?? '');
    // Custom resources have no schema in Kubernetes itself.
    if (apiVersion.startsWith('gateway.')) return;
    const missed = someOfMany([...otherTypes(object)])
      .filter(({ what }) => !TAKEN.some((pattern) => pattern.test(what)))
      .filter(({ object: changed }) => schemaFlaw(changed as never) !== undefined && shape.fits(changed))
      // Another check may find it.
      .filter(({ object: changed }) => findingsOf(raw('', [changed, ...referred], [])).problems.length === 0);
    expect(missed.map(({ what }) => what)).toEqual([]);
  });
});
