import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { choiceFlaw, choiceOf } from '../../lib/rules/choice';

test('the only choice is named by itself, and several ones as a list', () => {
  expect(choiceOf(['"http"'])).toBe('"http"');
  expect(choiceOf(['"abc.com"', '"abc.com"'])).toBe('"abc.com"');
  expect(choiceOf(['"http"', '80'])).toBe('one of "http", 80');
  expect(choiceFlaw('TPC', ['TCP'])).toBe('is unknown: write TCP');
  expect(choiceFlaw('TPC', ['TCP', 'UDP'])).toBe('is unknown: write TCP or UDP');
});

test('no message lists its choices by itself, which reads wrong where there is one', () => {
  const found = ['lib', 'cli'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && file !== path.join('rules', 'choice.ts'))
      .flatMap((file) => {
        const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
        // A list that the code itself writes, such as the macros of cron, is never of one.
        return lines
          .filter((line) => /one of:? \$\{(?![A-Z])[^}]*\}(?! and)/.test(line))
          .map((line) => `${file}: ${line.trim()}`);
      }),
  );
  expect(found).toEqual([]);
});
