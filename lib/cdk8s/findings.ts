import { inHostLanguage, type Words } from '../languages/tell';
import type { Finding } from '../rules/finding';
import type { CallSite } from './call-site';
import { hideHostedStack } from './hooks/hosted-problems';
import { hintForPlaces } from './host-stack';

/** A finding, and the words of its message. */
export interface ReportedFinding {
  readonly code: string;
  readonly message: string;

  /** @default api */
  readonly words?: Words;
}

/** A finding about a construct. Its call site is formatted only when it is printed, which costs far more than capturing it. */
export interface LocatedFinding extends ReportedFinding {
  readonly path: string;
  /** Unknown for constructs that others made. */
  readonly callSite?: CallSite;
}

/** The findings of a synthesis, or of one construct in it. */
export interface Found {
  readonly problems: readonly LocatedFinding[];
  readonly warnings: readonly LocatedFinding[];
}

/** The greatest number of problems that are printed; the others are counted. */
const PRINTED = 50;

/**
 * All problems of an app, thrown once, before anything is written. Other languages than TypeScript and JavaScript get it as
 * their own exception, with the same message.
 *
 * @jsii ignore
 */
export class ProblemsError extends Error {
  /** The problems in the order of the construct tree. */
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(formatReport(findings));
    this.findings = findings;
    this.name = 'ProblemsError';
    // The user's own mistake: the stack would show cdk8s and Portico, and bury the lines that matter.
    this.stack = this.message;
    hideHostedStack(this.message);
  }
}

/** A finding in the form that users see, in their language and with its place as text. */
export function toFinding({ path, callSite, code, message, words }: LocatedFinding): Finding {
  return { code, path, place: callSite?.toString(), message: inHostLanguage(message, words) };
}

/** A line for each problem, in columns: construct path, file and line, message and code. */
function formatReport(findings: readonly Finding[]): string {
  const rows = findings.map(({ path = '', place = '', code, message }) => ({
    path: `[${path}]`,
    place,
    message: withCode(message, code),
  }));
  const unique = [...new Map(rows.map((row) => [`${row.path} ${row.place} ${row.message}`, row])).values()];
  const printed = unique.slice(0, PRINTED);
  const pathWidth = Math.max(...printed.map(({ path }) => path.length));
  const placeWidth = Math.max(...printed.map(({ place }) => place.length));
  const lines = printed.map(({ path, place, message }) =>
    [path.padEnd(pathWidth), ...(placeWidth > 0 ? [place.padEnd(placeWidth)] : []), message].join('  '),
  );
  const title =
    unique.length === 1 ? '1 problem, nothing was written:' : `${unique.length} problems, nothing was written:`;
  const rest = unique.length > PRINTED ? [`… and ${unique.length - PRINTED} more.`] : [];
  return [title, ...lines, ...rest, ...hintForPlaces()].join('\n');
}

/** The line that is printed for a warning. */
export function formatWarning({ path = '', place, code, message }: Finding): string {
  return ['warning:', `[${path}]`, place, withCode(message, code)].filter(Boolean).join(' ');
}

/** The code at the end of the line, where `PorticoChecks` and the documentation take it from. */
const withCode = (message: string, code: string) => `${message} (${code})`;
