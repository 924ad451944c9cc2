import type { Result } from './ask-table';
import type { AskedTable } from './tables';

/** Results of the tables that one target made the objects of. */
export interface Tally {
  tables: number;
  requests: number;
  spelling: number;
  odd: number;
  different: number;
}

/** What is counted and printed of an implementation. */
export class Report {
  private readonly tallies = new Map<string, Tally>();
  /** The number of differences that no switch allows. */
  failures = 0;

  constructor(
    private readonly driver: string,
    private readonly showsAll: boolean,
    private readonly print: (line: string) => void,
  ) {}

  add(table: AskedTable, results: readonly Result[]): void {
    const { label, isStrict } = table;
    const tally = this.tallies.get(label) ?? { tables: 0, requests: 0, spelling: 0, odd: 0, different: 0 };
    this.tallies.set(label, tally);
    tally.tables++;
    tally.requests += results.length;
    tally.spelling += results.filter(({ verdict }) => verdict === 'spelling').length;
    tally.odd += results.filter(({ verdict }) => verdict === 'odd').length;
    const wrong = results.filter(({ verdict }) => verdict === 'different');
    tally.different += wrong.length;
    if (isStrict) this.failures += wrong.length;
    const shown = this.showsAll ? results.filter(({ verdict }) => verdict === 'different' || verdict === 'odd') : wrong;
    if (shown.length === 0 || !(isStrict || this.showsAll)) return;
    this.print(`${isStrict && wrong.length > 0 ? 'not ok' : 'allowed'} – ${this.driver}: ${table.title} (${label})`);
    if (table.source) this.print(`  routes: ${JSON.stringify(table.source)}`);
    for (const { question, expected, got } of shown) this.print(describe(question, expected, got));
  }

  /** The lines of a policy say what is not seen of it. */
  addProbe({ title, label, isStrict }: AskedTable, lines: readonly string[]): void {
    if (isStrict && lines.length > 0) this.failures++;
    const verdict = lines.length === 0 ? 'ok' : isStrict ? 'not ok' : 'allowed';
    this.print(`${verdict} – ${this.driver}: policy ${title} (${label})`);
    for (const line of lines) this.print(line);
  }

  finish(refused: number, refusedPolicies: readonly string[]): void {
    for (const [label, { tables, requests, spelling, odd, different }] of this.tallies) {
      this.print(
        `${this.driver} (${label}): ${tables} tables, ${requests} requests, ${different} different; ${odd} of an odd form answered otherwise, ${spelling} with the path in another spelling`,
      );
    }
    this.print(`${this.driver}: ${refused} tables refused by the target`);
    if (refusedPolicies.length === 0) return;
    this.print(`${this.driver}: policies refused by the target: ${refusedPolicies.join(', ')}`);
  }
}

function describe({ request, decision }: Result['question'], expected: string, got: string): string {
  const { scheme, host = 'any', path, ...rest } = request;
  const extra = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  return [
    `  ${scheme}://${host}${path}${extra}`,
    `    expected: ${expected}${decision.route ? ` (${decision.route})` : ''}`,
    `    got:      ${got}`,
  ].join('\n');
}
