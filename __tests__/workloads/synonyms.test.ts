import { readFileSync, writeFileSync } from 'node:fs';
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as portico from '../../lib';
import { SYNONYMS } from '../../lib/workloads/synonyms';
import { problemsOf } from '../support/app';
import { markdownTable } from '../support/markdown-table';

// Warnings are not what these tests are about.
jest.spyOn(console, 'error').mockImplementation(() => {});

const image = 'registry.example.com/shop/user:1.4.0';

/** The options that a message shows, as the user who copies them gets them. */
function evaluated(code: string): object {
  const scope = { ...portico, Cpu, Duration, Size };
  return new Function('scope', `with (scope) { return { ${code} }; }`)(scope);
}

const inService = (props: object) =>
  problemsOf((chart) => void new portico.WebService(chart, 'user', { image, ...props }));

test('a name of Kubernetes is answered with the option to write', () => {
  const names = Object.keys(SYNONYMS);
  expect(inService(Object.fromEntries(names.map((name) => [name, 1])))).toEqual(
    names.map((name) => `[shop/user] the service has no option "${name}": write ${SYNONYMS[name]}.`),
  );
});

test('a misspelt name of Kubernetes is answered in the same way', () => {
  expect(inService({ replica: 3 })).toEqual([
    '[shop/user] the service has no option "replica": write scale: Scale.fixed(3).',
  ]);
});

test('every option to write is valid code', () => {
  for (const code of Object.values(SYNONYMS)) expect([code, inService(evaluated(code))]).toEqual([code, []]);
});

test('the glossary of docs/services.md has every name (UPDATE_DOCS=1 writes it anew)', () => {
  const file = 'docs/services.md';
  const text = readFileSync(file, 'utf8');
  const rows = Object.entries(SYNONYMS).map(([name, code]) => [`\`${name}\``, `\`${code.replaceAll('"', "'")}\``]);
  const glossary = markdownTable([['Kubernetes', 'Portico'], ...rows]);
  const anew = text.replace(/^\| Kubernetes .*\n(\|.*\n)*/m, () => glossary);
  if (process.env.UPDATE_DOCS) writeFileSync(file, anew);
  else expect(text).toBe(anew);
});
