import type { IConstruct } from 'constructs';
import { Synthesis } from '../private/synthesis';
import { checkDuplicates } from './duplicates';
import { checkNodePorts } from './node-ports';

/** Has the whole app looked at when it is synthesized; every construct of Portico's asks for it. */
export function enableChecks(construct: IConstruct): void {
  const synthesis = Synthesis.of(construct);
  synthesis.addCheck(checkDuplicates);
  synthesis.addCheck(checkNodePorts);
}
