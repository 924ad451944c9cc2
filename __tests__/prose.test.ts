import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as library from '../lib';

/** A doc comment, its first sentence and those of its parameters, and the line that it is about. */
interface DocComment {
  readonly file: string;
  readonly sentence: string;
  readonly parameters: readonly string[];
  readonly example?: string;
  readonly code: string;
}

const COMMENT = /\/\*\*\s(?<text>.*?)\*\/\s*(?<code>[^\n]*)/gs;

function commentsOf(file: string): DocComment[] {
  return [...readFileSync(file, 'utf8').matchAll(COMMENT)].map(({ groups: { text = '', code = '' } = {} }) => {
    const plain = text
      .replace(/^\s*\*\s?/gm, '')
      .replace(/\s+/g, ' ')
      .trim();
    const firstSentence = (words: string) => words.split(/(?<=\.)\s/)[0] ?? '';
    const parameters = [...plain.matchAll(/@param \w+ (.*?)(?= @\w|$)/g)].map(([, words = '']) => firstSentence(words));
    const [, example] = /@example (.*?)(?= @\w|$)/.exec(plain) ?? [];
    return { file, sentence: firstSentence(plain.replace(/(^|\s)@.*$/, '')), parameters, example, code };
  });
}

const COMMENTS = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
  .flatMap((file) => commentsOf(path.join('lib', file)));

/** The files whose names the package exports. */
const PUBLIC = [...readFileSync('lib/index.ts', 'utf8').matchAll(/from '(.+)'/g)].map(([, name = '']) =>
  path.join('lib', name),
);
const isPublic = ({ file, code }: DocComment) =>
  PUBLIC.some((name) => file === `${name}.ts` || file === path.join(name, 'index.ts')) &&
  !/^(const|function|type|interface) /.test(code);

const listed = (comments: readonly DocComment[]) => comments.map(({ file, sentence }) => `${file}: ${sentence}`);

test('a doc comment begins with a noun phrase or a verb', () => {
  expect(COMMENTS.length).toBeGreaterThan(500);
  const wrong = COMMENTS.filter(({ sentence }) => /^(What|Whether|Which|Where|How|Of)\s/.test(sentence));
  expect(listed(wrong)).toEqual([]);
});

test('comments and messages say it in plain words', () => {
  const idiom = /\b(beside|(?:is|are) told|(?:is|are) none of|made anew|that (?:is|are) there)\b/;
  const found = ['lib', 'cli'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
      .flatMap((file) => {
        const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
        return lines.filter((line) => idiom.test(line)).map((line) => `${folder}/${file}: ${line.trim()}`);
      }),
  );
  expect(found).toEqual([]);
});

test('the first sentence of a public doc comment has no ";", "!" or "?", where jsii would cut it', () => {
  const cut = COMMENTS.filter(isPublic).flatMap(({ file, sentence, parameters }) =>
    [sentence, ...parameters].filter((each) => /[;!?](\s|$)/.test(each)).map((each) => `${file}: ${each}`),
  );
  expect(cut).toEqual([]);
});

test('what examples name is imported by rosetta/default.ts-fixture, by which they are translated for other languages', () => {
  const imported = new Set(readFileSync('rosetta/default.ts-fixture', 'utf8').match(/\w+/g));
  const examples = COMMENTS.flatMap(({ example }) => example ?? []).join('\n');
  const named = Object.keys(library).filter((name) => new RegExp(`\\b${name}[.(]`).test(examples));
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((name) => !imported.has(name))).toEqual([]);
});
