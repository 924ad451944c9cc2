import type { Difference } from './compare-sides';

/** A line of CHANGELOG.md that names changes of the output: their class, the kind of object, and a text of what `portico plan` says. */
export interface Allowance {
  readonly line: string;
  readonly class: string;
  readonly kind: string;
  readonly text: string;
}

const SECTION = /^### Changes in output\n(?<lines>.*?)(?=^##|(?![\s\S]))/gms;
const LINE = /^- `(?<class>[a-z-]+)` (?<kind>[A-Za-z-]+) `(?<text>[^`]+)`: \S/;

/** The lines under "Changes in output" that the changelog of before does not have. One of another form is a flaw. */
export function allowances(changelog: string, before: string): Allowance[] {
  const known = new Set(before.split('\n'));
  const items = [...changelog.matchAll(SECTION)].flatMap(({ groups: { lines = '' } = {} }) => lines.split(/^(?=- )/m));
  return items
    .map((item) => item.split('\n')[0]?.trim() ?? '')
    .filter((line) => line.startsWith('- ') && !known.has(line))
    .map((line): Allowance => {
      const { class: its = '', kind = '', text = '' } = LINE.exec(line)?.groups ?? {};
      return { line, class: its, kind, text };
    });
}

/** True for a line without class, kind or text, which would allow nothing. */
export const isFlawed = ({ class: its }: Allowance): boolean => its === '';

/** The line that names a difference. */
export const allowanceOf = (difference: Difference, all: readonly Allowance[]): Allowance | undefined =>
  all.find(
    ({ class: its, kind, text }) =>
      its === difference.class && kind === difference.kind && difference.message.includes(text),
  );
