import { readFileSync, writeFileSync } from 'node:fs';
import { madeKinds, pruneOptions } from '../../scripts/cluster/made-kinds';
import { shrinkingApp } from '../../scripts/cluster/try-prune';

const FILE = 'docs/apply.md';
const MADE = /(?<=<!-- kinds -->\n).*?(?=<!-- \/kinds -->)/s;

/** The script of the page, with an option for each kind. */
function script(): string {
  const lines = [
    `kubectl "\${1:-apply}" -f dist --prune -l app.kubernetes.io/part-of=shop`,
    ...pruneOptions(madeKinds()).map((option) => `  ${option}`),
  ];
  return `\n\`\`\`sh\n#!/bin/sh\n${lines.join(' \\\n')}\n\`\`\`\n\n`;
}

test('docs/apply.md prunes every kind that the code makes (UPDATE_DOCS=1 writes it anew)', () => {
  const text = readFileSync(FILE, 'utf8');
  expect(script()).toContain('--prune-allowlist=core/v1/ServiceAccount');
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, text.replace(MADE, script));
  else expect(MADE.exec(text)?.[0]).toBe(script());
});

test('the app that shrinks on a real cluster has an object of every kind, each with the label by which it is pruned', () => {
  const objects = shrinkingApp(false);
  const kinds = objects.map(({ apiVersion, kind }) => ({ apiVersion, kind }));
  expect(kinds).toEqual(expect.arrayContaining(madeKinds()));
  expect(madeKinds()).toEqual(expect.arrayContaining(kinds));
  for (const { metadata } of objects) expect(metadata.labels?.['app.kubernetes.io/part-of']).toBe('pruned');
});
