import type { FileFinding } from './check-documents';

/** All that `portico check` has to say. */
export interface CheckSummary {
  readonly findings: readonly FileFinding[];
  readonly objects: number;
  readonly files: number;
}

/** Codes of ECMA-48 for the colour of text. */
const COLORS = { red: 31, green: 32, yellow: 33 };

/** The findings as JSON, for editors and CI. */
export function jsonOf({ findings, objects, files }: CheckSummary): string {
  const of = (wanted: FileFinding['severity']) =>
    findings
      .filter(({ severity }) => severity === wanted)
      .map(({ severity: _, ...finding }) => inWordsOfOptions(finding));
  return JSON.stringify({ problems: of('problem'), warnings: of('warning'), objects, files }, null, 2);
}

/** A line for each finding, in the order of the files, and a last one with their numbers. */
export function textOf({ findings, objects, files }: CheckSummary, isColored: boolean): string {
  const paint = (color: keyof typeof COLORS, text: string) =>
    isColored ? `\u001b[${COLORS[color]}m${text}\u001b[39m` : text;
  const order = [...new Set(findings.map(({ file }) => file))].sort();
  const sorted = [...findings].sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line);
  const lines = sorted.map((finding) => {
    const { severity, code, file, line, object, message } = inWordsOfOptions(finding);
    const word = severity === 'problem' ? paint('red', 'problem') : paint('yellow', 'warning');
    return `${file}:${line}: ${word}: ${object === undefined ? '' : `${object}: `}${message} (${code})`;
  });
  const number = (wanted: FileFinding['severity']) => findings.filter(({ severity }) => severity === wanted).length;
  const [problems, warnings] = [number('problem'), number('warning')];
  const counted = `${count(objects, 'object')} of ${count(files, 'file')}`;
  const total = [problems > 0 && count(problems, 'problem'), warnings > 0 && count(warnings, 'warning')].filter(
    Boolean,
  );
  const last =
    total.length === 0
      ? paint('green', `No problems in ${counted}.`)
      : paint(problems > 0 ? 'red' : 'yellow', `${total.join(' and ')} in ${counted}.`);
  return [...lines, last].join('\n');
}

const count = (amount: number, what: string) => `${amount} ${what}${amount === 1 ? '' : 's'}`;

/** A finding with options of the command in place of calls of `PorticoChecks`. */
function inWordsOfOptions<Finding extends { readonly code: string; readonly message: string }>(
  finding: Finding,
): Finding {
  const message = finding.message
    .replace('turn the check off here', `write --disable ${finding.code}`)
    .replace(
      /PorticoChecks\.of\(app\)\.external\("([^"]+)", "([^"]+)"\)/g,
      (_, kind, name) => `--external ${kind}/${name}`,
    );
  return { ...finding, message };
}
