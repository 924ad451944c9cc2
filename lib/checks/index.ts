import type { IConstruct } from 'constructs';
import { type ObjectCheck, Synthesis } from '../private/synthesis';
import type { Check } from './check';
import type { CheckName } from './check-name';
import { duplicates } from './duplicates';
import { AppIndex } from './model/app-index';
import { nodePorts } from './node-ports';
import { isOff } from './switched-off';

/** Every check, in the order of the documentation. */
export const CHECKS: readonly Check<CheckName>[] = Object.freeze([duplicates, nodePorts]);

/** Has the whole app looked at when it is synthesized; every construct of Portico's asks for it. */
export function enableChecks(construct: IConstruct): void {
  Synthesis.of(construct).checkObjects(runChecks);
}

const runChecks: ObjectCheck = (root, objects, { problem, warning }) => {
  const app = new AppIndex(root, objects);
  for (const { name, check } of CHECKS) {
    if (isOff(root, name)) continue;
    check(app, {
      problem: ({ construct }, message) => isOff(construct, name) || problem(construct, message),
      warning: ({ construct }, message) => isOff(construct, name) || warning(construct, message),
    });
  }
};
