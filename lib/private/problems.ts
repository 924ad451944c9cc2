import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
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

/** Takes the message of one problem; where it happened is already known. */
export type Report = (message: string) => void;

/** A value as messages show it: strings in quotes, long values cut. */
export function show(value: unknown): string {
  if (typeof value === 'number' || value === undefined) return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return value.name || 'a function';
  // One of no number is an empty text.
  if (value instanceof Duration) return value.toHumanString() || 'NaN';
  if (value instanceof Size) return value.asString();
  if (Construct.isConstruct(value)) return `the construct ${show(value.node.path)}`;
  const text = jsonOf(value) ?? String(value);
  return text.length > 100 ? `${text.slice(0, 97)}…` : text;
}

/** JSON has no form for some values, and none of them may keep a problem from being told. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_, inner: unknown) => {
      if (typeof inner === 'bigint') return `${inner}n`;
      return Construct.isConstruct(inner) ? `the construct ${inner.node.path}` : inner;
    });
  } catch {
    return `an object with ${Object.keys(value ?? {}).join(', ')}`;
  }
}

/** A value as the text that may have been meant, which messages suggest and names are made of; of an object it is none. */
export function asText(value: unknown): string {
  return typeof value === 'object' || typeof value === 'symbol' || value === undefined ? '…' : String(value);
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
