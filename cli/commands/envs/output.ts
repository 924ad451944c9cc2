import { columns } from '../../../lib/rules/columns';
import type { Comparison, ObjectDifference } from './compare-environments';
import type { Difference } from './compare-values';

/** The longest value in a column. */
const WIDTH = 48;

const NAMESPACE = 'metadata.namespace';

/** A table with a row for each field that differs, under the name of its object. */
export function textOf({ environments, objects, same }: Comparison): string {
  const usual = usualNamespaces(objects);
  const isUsual = ({ field, values }: Difference) => field === NAMESPACE && JSON.stringify(values) === usual;
  const rows = objects.flatMap((object) => {
    const fields = object.fields.filter((each) => !isUsual(each));
    const isEverywhere = object.environments.length === environments.length;
    if (isEverywhere && fields.length === 0) return [];
    const cells = environments.map((name) => (isEverywhere ? '' : object.environments.includes(name) ? 'yes' : 'no'));
    const row = ({ field, values }: Difference) => [`  ${field}`, ...values.map(cellOf)];
    return [[object.object, ...cells], ...fields.map(row)];
  });
  const head = ['', ...environments];
  const namespaces: unknown[] = usual === undefined ? [] : JSON.parse(usual);
  const shared = usual === undefined ? [] : [['namespace', ...namespaces.map(cellOf)]];
  const table = [...shared, ...rows];
  const alike = same + objects.filter(({ fields }) => fields.length > 0 && fields.every(isUsual)).length;
  const isBut = alike > same ? ', but for the namespace' : '';
  const count = `${alike === 1 ? '1 object is' : `${alike} objects are`} the same in all of them${isBut}.`;
  return [...(table.length === 0 ? [] : [...columns([head, ...table], ''), '']), count].join('\n');
}

/** The namespaces of most objects, as JSON, which are said once where several have them. */
function usualNamespaces(objects: readonly ObjectDifference[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { field, values } of objects.flatMap(({ fields }) => fields)) {
    const key = JSON.stringify(values);
    if (field === NAMESPACE) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first !== undefined && first[1] > 1 ? first[0] : undefined;
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '-';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replaceAll('\n', '⏎');
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}

export function jsonOf({ environments, objects, same }: Comparison): string {
  const byName = (values: readonly unknown[]) =>
    Object.fromEntries(environments.map((name, index) => [name, values[index]]));
  const rows = objects.map(({ object, environments, fields }) => ({
    object,
    environments,
    fields: fields.map(({ field, values }) => ({ field, values: byName(values) })),
  }));
  return JSON.stringify({ environments, objects: rows, same }, null, 2);
}
