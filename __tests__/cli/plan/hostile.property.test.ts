import * as fc from 'fast-check';
import { makePlan } from '../../../cli/commands/plan/make-plan';
import { jsonOf } from '../../../cli/commands/plan/output/json';
import { markdownOf } from '../../../cli/commands/plan/output/markdown';
import { removedYaml } from '../../../cli/commands/plan/output/removed';
import { textOf } from '../../../cli/commands/plan/output/text';
import type { Raw } from '../../checks/objects';
import { type Change, otherTypes, otherValues } from '../../checks/schema/changes';
import { WHOLE } from '../../checks/schema/whole-objects';
import { parameters } from '../../support/runs';
import { sideOf } from './support';

/** Every whole object with all its changes: a field of another type, of another value, or gone. */
const CHANGES = Object.values(WHOLE).map(([whole]): [Raw, Change[]] => [
  whole,
  [...otherTypes(whole), ...otherValues(whole)],
]);

const changedPair = fc.tuple(fc.constantFrom(...CHANGES), fc.nat()).map(([[whole, changes], at]): [Raw, Raw] => {
  return [whole, changes[at % changes.length]?.object ?? whole];
});
const changed = changedPair.map(([, object]) => object);

/** Words of JavaScript that no message should have. */
const INTERNAL = /undefined|\[object Object\]|NaN/;

test('objects of any form are compared without an error, and in every output', () => {
  const side = fc.array(changed, { maxLength: 4 });
  fc.assert(
    fc.property(side, side, (before, after) => {
      const plan = makePlan(sideOf(before), sideOf(after));
      for (const output of [jsonOf(plan), markdownOf(plan), textOf(plan, true), removedYaml(plan.removed, true)]) {
        expect(output).not.toMatch(INTERNAL);
      }
    }),
    parameters(600),
  );
});

test('one field of a stored object is changed without an error, whatever it becomes', () => {
  fc.assert(
    fc.property(changedPair, ([before, after]) => {
      for (const plan of [makePlan(sideOf([before]), sideOf([after])), makePlan(sideOf([after]), sideOf([before]))]) {
        expect(textOf(plan, false)).not.toMatch(INTERNAL);
      }
    }),
    parameters(3000),
  );
});
