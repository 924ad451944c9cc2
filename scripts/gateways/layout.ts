import type { Manifest } from '../../__tests__/support/app';
import type { Entrance, Opened, Ports } from './entrances/entrance';
import type { AskedTable, Question } from './tables';

/** A table in a namespace of its own, with an entrance on ports of its own. */
export interface PlacedTable<Table extends AskedTable = AskedTable> extends Opened, Ports {
  readonly table: Table;
  readonly namespace: string;
  /** The questions that are heard; a port that a client names is that of the entrance. */
  readonly questions: readonly Question[];
}

const FIRST_PORT = 20_000;

type Fields = { readonly [field: string]: unknown };

/** Tables in groups that have no more listeners than an implementation serves at the same time. */
export function batchesOf<Table extends AskedTable>(
  tables: readonly Table[],
  { entrance, mostListeners }: { readonly entrance: Entrance; readonly mostListeners: number },
): Table[][] {
  const batches: Table[][] = [];
  let left = 0;
  for (const table of tables) {
    const listeners = entrance.listeners(table);
    if (left < listeners) {
      batches.push([]);
      left = mostListeners;
    }
    batches.at(-1)?.push(table);
    left -= listeners;
  }
  return batches;
}

/** Tables next to each other, so that none changes what another means. */
export function layOut<Table extends AskedTable>(tables: readonly Table[], entrance: Entrance): PlacedTable<Table>[] {
  return tables.map((table, index) => {
    const [http, https] = [FIRST_PORT + 2 * index, FIRST_PORT + 2 * index + 1];
    const namespace = `table-${index}`;
    const opened = entrance.open(table, { http, https });
    const questions = table.questions
      .filter(opened.isHeard)
      .map((question) => onPort(question, question.request.scheme === 'http' ? http : https));
    const objects = opened.objects.map((object) => moved(object, namespace));
    return { ...opened, table, namespace, objects, questions, http, https };
  });
}

function onPort(question: Question, port: number): Question {
  const host = question.request.host?.replace(/:\d+$/, `:${port}`);
  return { ...question, request: { ...question.request, host } };
}

/** An object in the namespace of its table; another namespace that it is in or names becomes one beside it. */
function moved(object: Manifest, namespace: string): Manifest {
  const { metadata, ...rest } = object;
  const own = metadata.namespace === undefined ? namespace : `${namespace}-${metadata.namespace}`;
  return { ...(renamed(rest, namespace) as Manifest), metadata: { ...metadata, namespace: own } };
}

function renamed(value: unknown, namespace: string): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, namespace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Fields).map(([field, inner]) =>
      field === 'namespace' && typeof inner === 'string'
        ? [field, `${namespace}-${inner}`]
        : [field, renamed(inner, namespace)],
    ),
  );
}
