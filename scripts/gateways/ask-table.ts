import { ask } from './ask';
import { type Comparison, compare, isOdd } from './compare';
import type { PlacedTable } from './layout';
import { compareShares } from './shares';
import type { Question } from './tables';

/** A question and its answer next to the decision. */
export interface Result extends Comparison {
  readonly question: Question;
}

/** Requests at once to one table. */
const AT_ONCE = 8;
/** A difference that is not accepted counts when it is still there after this time. */
const SETTLING = 2_000;

/** Asks every question of a table, and the shares of its first split. */
export async function askTable(table: PlacedTable): Promise<Result[]> {
  const { questions } = table;
  const results: Result[] = [];
  for (let start = 0; start < questions.length; start += AT_ONCE) {
    const some = questions.slice(start, start + AT_ONCE);
    results.push(...(await Promise.all(some.map((question) => askOne(question, table)))));
  }
  const split = questions.find(({ request, decision }) => decision.backends.length > 1 && !isOdd(request));
  const shares = split && (await compareShares(split, table));
  return shares === undefined ? results : [...results, { ...shares, question: split as Question }];
}

async function askOne(question: Question, table: PlacedTable): Promise<Result> {
  const { request } = question;
  const port = request.scheme === 'https' ? table.https : table.http;
  const first = compare(question, await ask(request, port), table);
  if (first.verdict !== 'different' || !table.table.isStrict) return { question, ...first };
  await new Promise((resolve) => setTimeout(resolve, SETTLING));
  return { question, ...compare(question, await ask(request, port), table) };
}
