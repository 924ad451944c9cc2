import { object, type Row, raw } from './row';

const note = (text: string, name = 'user') =>
  object('v1', 'ConfigMap', { metadata: { name, annotations: { note: text } }, data: { a: text } }, name);

const misread = (text: string): Row =>
  raw(
    `the text ${text}`,
    [note(text)],
    [
      `[shop/0] metadata.annotations.note "${text}" is written without quotes, and kubectl reads a number: write it another way.`,
      `[shop/0] data.a "${text}" is written without quotes, and kubectl reads a number: write it another way.`,
    ],
  );

export const texts: readonly Row[] = [
  ...['0o7', '-0o17', '0X1F', '1e1_', '+_1'].map(misread),
  raw(
    'half a character',
    [note('a\ud83d')],
    [
      '[shop/0] metadata.annotations.note "a\\ud83d" holds half a character, which becomes another in the YAML: cut texts between characters, and keep binary data in binaryData.',
      '[shop/0] data.a "a\\ud83d" holds half a character, which becomes another in the YAML: cut texts between characters, and keep binary data in binaryData.',
    ],
  ),
];

export const right: readonly Row[] = [
  raw(
    'texts that look like numbers, and are quoted',
    ['0x1F', '0b1', '1_000', '1e3', '007', '0o9', '.5', '-', '1:20', '2026-11-24', '\u{1f600}'].map((text, number) =>
      note(text, `user-${number}`),
    ),
    [],
  ),
];
