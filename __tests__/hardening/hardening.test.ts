import { readFileSync, writeFileSync } from 'node:fs';
import { markdownTable } from '../support/markdown-table';
import { POD_SECURITY_RULES, podSecurityViolations } from '../support/pod-security';
import { APPS } from './apps';
import { POD_SECURITY } from './pod-security';
import { CHECKERS, type Rule } from './rule';
import { AVAILABILITY_RULES } from './rules/availability';
import { CONTAINER_RULES } from './rules/containers';
import { HOST_RULES } from './rules/hosts';
import { OBJECT_RULES } from './rules/objects';
import { POD_RULES } from './rules/pods';

const FILE = 'docs/hardening.md';

const SECTIONS: { readonly [name: string]: readonly Rule[] } = {
  pods: POD_RULES,
  hosts: HOST_RULES,
  containers: CONTAINER_RULES,
  availability: AVAILABILITY_RULES,
  objects: OBJECT_RULES,
};
const RULES = Object.values(SECTIONS).flat();

const met = RULES.filter(({ unmet, dependsOn }) => unmet === undefined && dependsOn === undefined);

test.each(met)('a plain service and router meet: $asks', ({ holds, of }) => {
  const apps = of === undefined ? [APPS.plain, APPS.configured] : [APPS[of]];
  expect(apps.map((app) => Boolean(holds(app)))).toEqual(apps.map(() => true));
  expect(Boolean(holds(APPS.wrong))).toBe(false);
});

test.each(RULES.filter(({ dependsOn }) => dependsOn !== undefined))('met by an option: $asks', ({ holds }) => {
  expect([APPS.plain, APPS.configured].map(holds)).toEqual([false, true]);
});

test.each(RULES.filter(({ unmet }) => unmet !== undefined))('no service meets: $asks', ({ holds }) => {
  expect([APPS.plain, APPS.configured].map(holds)).toEqual([false, false]);
});

test('each rule of a checker is listed once', () => {
  const ids = RULES.flatMap(({ by }) =>
    Object.entries(by).flatMap(([checker, text]) => text.split(', ').map((id) => `${checker} ${id}`)),
  );
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every rule of Pod Security "restricted" is met', () => {
  expect(Object.keys(POD_SECURITY)).toEqual(POD_SECURITY_RULES);
  for (const name of ['plain', 'configured', 'autoscaled'] as const) {
    expect(APPS[name].flatMap(podSecurityViolations)).toEqual([]);
  }
});

const table = (rows: readonly (readonly string[])[]) => `\n${markdownTable(rows)}\n`;

function standing({ unmet, dependsOn, note }: Rule): string {
  if (unmet !== undefined) return `**not met**: ${unmet}`;
  if (dependsOn !== undefined) return `depends on ${dependsOn}`;
  return note === undefined ? 'met' : `met; ${note}`;
}

const tableOf = (rules: readonly Rule[]) =>
  table([
    ['asked for', 'by', 'is'],
    ...rules.map((rule) => [
      rule.asks,
      Object.entries(rule.by)
        .map(([checker, ids]) => `${checker} ${ids.replaceAll('*', '\\*')}`)
        .join('; '),
      standing(rule),
    ]),
  ]);

const TABLES: { readonly [name: string]: string } = {
  checkers: table([['checker', 'version'], ...Object.entries(CHECKERS)]),
  'pod-security': table([
    ['rule', 'asks for', 'is'],
    ...Object.entries(POD_SECURITY).map(([id, asks]) => [`\`${id}\``, asks, 'met']),
  ]),
  ...Object.fromEntries(Object.entries(SECTIONS).map(([name, rules]) => [name, tableOf(rules)])),
};

test('docs/hardening.md has the tables of these rules (UPDATE_DOCS=1 writes them anew)', () => {
  const MADE = /<!-- (?<name>[-\w]+) -->\n(?<old>.*?)<!-- \/\k<name> -->/gs;
  const text = readFileSync(FILE, 'utf8');
  if (process.env.UPDATE_DOCS) {
    const anew = text.replace(MADE, (_, name: string) => `<!-- ${name} -->\n${TABLES[name]}<!-- /${name} -->`);
    writeFileSync(FILE, anew);
  } else {
    const old = Object.fromEntries([...text.matchAll(MADE)].map((match) => [match.groups?.name, match.groups?.old]));
    expect(old).toEqual(TABLES);
  }
});
