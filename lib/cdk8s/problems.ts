import type { CallSite } from './call-site';

/** Something the user wrote that a cluster would refuse, ignore or misread. */
export interface Problem {
  /** Path of the construct that it is about. */
  readonly path: string;
  /** Where the user wrote it; unknown for constructs that others made. */
  readonly callSite?: CallSite;
  /** What is wrong, with the value, and what to write instead. */
  readonly message: string;
}

/** How many problems are printed; the rest is counted. */
const PRINTED = 50;

/** All problems of an app, thrown once, before anything is written. */
export class ProblemsError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.name = 'ProblemsError';
    // The user's own mistake: the stack would show cdk8s and Portico, and bury the lines that matter.
    this.stack = this.message;
  }
}

/** One line a problem, in columns: construct path, file and line, message. */
function formatProblems(problems: readonly Problem[]): string {
  const rows = problems.map(({ path, callSite, message }) => ({
    path: `[${path}]`,
    location: callSite?.toString() ?? '',
    message,
  }));
  const unique = [...new Map(rows.map((row) => [`${row.path} ${row.location} ${row.message}`, row])).values()];
  const printed = unique.slice(0, PRINTED);
  const width = (of: (row: (typeof rows)[number]) => string) => Math.max(...printed.map((row) => of(row).length));
  const pathWidth = width((row) => row.path);
  const locationWidth = width((row) => row.location);
  const lines = printed.map((row) =>
    [row.path.padEnd(pathWidth), ...(locationWidth ? [row.location.padEnd(locationWidth)] : []), row.message].join(
      '  ',
    ),
  );
  const title =
    unique.length === 1 ? '1 problem, nothing was written:' : `${unique.length} problems, nothing was written:`;
  const rest = unique.length > PRINTED ? [`… and ${unique.length - PRINTED} more.`] : [];
  return [title, ...lines, ...rest].join('\n');
}

/** One line for what may not be as it was meant. */
export function formatWarning({ path, callSite, message }: Problem): string {
  return ['warning:', `[${path}]`, callSite?.toString(), message].filter(Boolean).join(' ');
}
