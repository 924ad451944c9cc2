import { SYNONYMS } from '../../lib/workloads/synonyms';
import type { Answer, FieldTable } from './answer';
import { CONTROLLER_FIELDS } from './controller-fields';
import { NETWORK_FIELDS } from './network-fields';
import { POD_FIELDS } from './pod-fields';
import { namesOf } from './written';

/** The parts of the page, with their tables. */
export const PARTS: { readonly [title: string]: readonly FieldTable[] } = {
  'Pods and containers': POD_FIELDS,
  'Controllers, autoscaling and storage': CONTROLLER_FIELDS,
  'Services, Ingress and network policies': NETWORK_FIELDS,
};

/** A field of a type with its answer. */
export interface Row {
  readonly table: FieldTable;
  readonly field: string;
  /** Undefined for a field that neither the rows nor the synonyms answer. */
  readonly answer: Answer | undefined;
}

/** The rows of a table: what it has itself, and the synonym for every other field of the type. */
export function rowsOf(table: FieldTable): Row[] {
  const own = new Map(
    Object.entries(table.rows).flatMap(([fields, answer]) => fields.split(', ').map((field) => [field, answer])),
  );
  const fields = [...new Set([...namesOf(table.type), ...own.keys()])].sort();
  return fields.map((field) => {
    const answer = own.get(field) ?? [SYNONYMS[field] ?? []].flat()[0];
    return { table, field, answer: typeof answer === 'string' ? { write: answer } : answer };
  });
}

export const ROWS: readonly Row[] = Object.values(PARTS).flat().flatMap(rowsOf);

export const nameOf = ({ table, field }: Row) => `${table.type}.${field}`;
