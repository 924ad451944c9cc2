import { show } from '../../../lib/rules/show';
import { type Case, raw } from '../case';
import { object } from '../objects';

const note = (text: string, name = 'user') =>
  object('v1', 'ConfigMap', { metadata: { name, annotations: { note: text } }, data: { a: text } }, name);

const misread = (text: string): Case =>
  raw(
    `the text ${text}`,
    [note(text)],
    [
      `[shop/0] metadata.annotations.note "${text}" is written without quotes, and kubectl reads it as a number: write it in another form.`,
      `[shop/0] data.a "${text}" is written without quotes, and kubectl reads it as a number: write it in another form.`,
    ],
  );

const unreadable = (code: string): Case => {
  const text = `a${String.fromCharCode(Number.parseInt(code, 16))}b`;
  const flaw = `has the character U+${code}, which kubectl cannot read as cdk8s writes it: leave it out, or write it with an escape of the text's own format.`;
  return raw(
    `the character U+${code}`,
    [note(text)],
    [`[shop/0] metadata.annotations.note ${show(text)} ${flaw}`, `[shop/0] data.a ${show(text)} ${flaw}`],
  );
};

const misindented = (text: string): Case => {
  const flaw = 'starts with white space that kubectl reads as indentation: start it with another character.';
  return raw(
    `the blanks of ${show(text)}`,
    [note(text)],
    [`[shop/0] metadata.annotations.note ${show(text)} ${flaw}`, `[shop/0] data.a ${show(text)} ${flaw}`],
  );
};

export const wrong: readonly Case[] = [
  ...['0o7', '-0o17', '0X1F', '1e1_', '+_1', '0b-1'].map(misread),
  raw(
    'a key that reads as a number',
    [object('v1', 'ConfigMap', { data: { '0o7': 'a' } })],
    [
      '[shop/0] the key of data "0o7" is written without quotes, and kubectl reads it as a number: write it in another form.',
    ],
  ),
  ...['007F', '0085', '0090', '2028', '2029', 'FFFE', 'FFFF'].map(unreadable),
  ...['\ta\nb', '\n\ta\n', ' \n', '\n \t\n'].map(misindented),
  raw(
    'half of a surrogate pair',
    [note('a\ud83d')],
    [
      '[shop/0] metadata.annotations.note "a\\ud83d" has half of a surrogate pair, which becomes another character in the YAML: cut texts between characters, and keep binary data in binaryData.',
      '[shop/0] data.a "a\\ud83d" has half of a surrogate pair, which becomes another character in the YAML: cut texts between characters, and keep binary data in binaryData.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'texts that look like numbers and are written in quotes',
    ['0x1F', '0b1', '1_000', '1e3', '007', '0o9', '.5', '-', '1:20', '2026-11-24', '\u{1f600}'].map((text, number) =>
      note(text, `user-${number}`),
    ),
    [],
  ),
  raw('characters that are escaped or readable', [note('\0\u0007\u001b\r\n\t\u00a0\ufeffé')], []),
  raw(
    'leading white space that kubectl reads correctly',
    ['\ta', ' a\nb', 'a\n\tb\n', '\n', '\t\n ', ' \ta\n'].map((text, number) => note(text, `user-${number}`)),
    [],
  ),
];
