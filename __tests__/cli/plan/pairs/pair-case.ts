import type { Raw } from '../../../checks/objects';

/** A change of some objects, and its consequences as `class object: message`. */
export interface PairCase {
  readonly title: string;
  readonly before: readonly Raw[];
  readonly after: readonly Raw[];
  readonly changes: readonly string[];
}

export const pair = (
  title: string,
  before: Raw | readonly Raw[],
  after: Raw | readonly Raw[],
  changes: readonly string[],
): PairCase => ({ title, before: [before].flat(), after: [after].flat(), changes });
