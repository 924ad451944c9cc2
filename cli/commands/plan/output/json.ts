import type { Plan } from '../make-plan';

/** The plan as JSON, for a gate in CI. */
export const jsonOf = ({ from, to, changes, notes }: Plan): string =>
  JSON.stringify({ from, to, changes, notes }, null, 2);
