import type { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { freeze } from './frozen-copy';
import type { RouteTable } from './route-table';
import { tableLines } from './table-text';

/** A frozen table that prints as text, and as JSON without the constructs in it, which have circles. */
export function printedTable(table: RouteTable): RouteTable {
  // No part of the data, so that a copy of the table has none of it.
  const text = { toString: { value: toText }, toJSON: { value: toData } };
  return freeze(Object.defineProperties({} as RouteTable, { ...Object.getOwnPropertyDescriptors(table), ...text }));
}

function toText(this: RouteTable): string {
  return tableLines(this).join('\n');
}

function toData(this: RouteTable): unknown {
  return JSON.parse(JSON.stringify({ ...this }, asData));
}

/** Times and sizes may be of any copy of cdk8s. */
function asData(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('toIsoString' in value) return (value as Duration).toIsoString();
  if ('toKibibytes' in value) return `${(value as Size).toKibibytes({ rounding: 2 })} KiB`;
  return Construct.isConstruct(value) ? undefined : value;
}
