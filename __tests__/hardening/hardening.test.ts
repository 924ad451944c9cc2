import { readFileSync, writeFileSync } from 'node:fs';
import { markdownTable } from '../support/markdown-table';
import { POD_SECURITY_RULES, podSecurityViolations } from '../support/pod-security';
import { KIND_APPS, type KindApps, WRONG } from './apps';
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

/** How far a kind of workload meets a rule. */
type Standing = 'met' | 'option' | 'no' | '–';

function standingOf({ about, given = {}, holds }: Rule, { options, plain, configured }: KindApps): Standing {
  if (Object.keys(given).some((name) => !(name in options))) return '–';
  const apps = [plain(given), configured(given)];
  if (about !== undefined && !apps.some((app) => app.some(({ kind }) => about.includes(kind)))) return '–';
  const [byDefault, byOption] = apps.map(holds);
  if (!byOption) return 'no';
  return byDefault ? 'met' : 'option';
}

const STANDINGS = new Map(RULES.map((rule) => [rule, KIND_APPS.map((apps) => standingOf(rule, apps))]));

test.each(RULES)('$asks: met by every kind of workload that has to do with it, or not for a reason', (rule) => {
  const standings = KIND_APPS.map(({ title }, index) => `${title}: ${STANDINGS.get(rule)?.[index]}`);
  const explained = { met: true, '–': true, option: rule.dependsOn !== undefined, no: rule.unmet !== undefined };
  const unexplained = Object.entries(explained).flatMap(([standing, is]) => (is ? [] : [standing]));
  expect(standings.filter((line) => unexplained.some((standing) => line.endsWith(`: ${standing}`)))).toEqual([]);
});

test.each(RULES)('$asks: a rule that not everything meets', ({ holds }) => {
  expect(Boolean(holds(WRONG))).toBe(false);
});

test('each rule of a checker is listed once', () => {
  const ids = RULES.flatMap(({ by }) =>
    Object.entries(by).flatMap(([checker, text]) => text.split(', ').map((id) => `${checker} ${id}`)),
  );
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every rule of Pod Security "restricted" is met by every kind of workload', () => {
  expect(Object.keys(POD_SECURITY)).toEqual(POD_SECURITY_RULES);
  const violations = KIND_APPS.flatMap(({ title, plain, configured }) =>
    [...plain(), ...configured()].flatMap(podSecurityViolations).map((rule) => `${title}: ${rule}`),
  );
  expect(violations).toEqual([]);
});

const table = (rows: readonly (readonly string[])[]) => `\n${markdownTable(rows)}\n`;

const TITLES = KIND_APPS.map(({ title }) => title);

function remarkOn({ unmet, dependsOn, note }: Rule, standings: readonly Standing[]): string {
  const reasons = [
    standings.includes('option') && `depends on ${dependsOn}`,
    standings.includes('no') && `not met: ${unmet}`,
    note,
  ];
  return reasons.filter(Boolean).join('; ');
}

const tableOf = (rules: readonly Rule[]) =>
  table([
    ['asked for', 'by', ...TITLES, 'remark'],
    ...rules.map((rule) => {
      const standings = STANDINGS.get(rule) ?? [];
      const by = Object.entries(rule.by).map(([checker, ids]) => `${checker} ${ids.replaceAll('*', '\\*')}`);
      return [rule.asks, by.join('; '), ...standings, remarkOn(rule, standings)];
    }),
  ]);

const TABLES: { readonly [name: string]: string } = {
  checkers: table([['checker', 'version'], ...Object.entries(CHECKERS)]),
  'pod-security': table([
    ['rule', 'asks for', ...TITLES],
    ...Object.entries(POD_SECURITY).map(([id, asks]) => [`\`${id}\``, asks, ...TITLES.map(() => 'met')]),
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
