import { readdirSync } from 'node:fs';
import { type IRoutingTarget, type RouteTable, TargetSupport } from '../../../lib';
import type { Option } from '../../../lib/routing/targets/capability';
import { checkTarget } from '../../../lib/routing/targets/check-target';
import { usesOf } from '../../../lib/routing/targets/uses';
import { CASES } from '../cases';
import { buildCase, renderTable } from '../support';
import { IMPLEMENTATIONS, OPTIONS, SERVERS, TARGETS } from './all-targets';
import { takes } from './lacking';
import { WITHOUT } from './without';

/** The cases as tables, which is all that targets see. */
const TABLES = CASES.map((one) => ({ ...one, table: buildCase(one).router.table }));

const objectsOf = (table: RouteTable, target: IRoutingTarget) => JSON.stringify(renderTable(table, target));

test('every target is in the list of the shared suites', () => {
  const folders = readdirSync('lib/routing/targets', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(TARGETS.map(({ folder }) => folder).sort()).toEqual(folders.map(({ name }) => name).sort());
  const servers = readdirSync('lib/routing/targets/ingress-nginx/servers', { withFileTypes: true });
  const names = servers.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(['ingress-nginx', ...SERVERS.map(({ folder }) => folder)].sort()).toEqual(names.sort());
});

test('every case says which options it uses', () => {
  for (const { title, features, table } of TABLES) {
    const used = new Set<string>([...usesOf(table)].map(({ option }) => option));
    used.delete('name');
    expect([title, ...[...features].sort()]).toEqual([title, ...[...used].sort()]);
  }
});

test('the uses of some options are those among all uses', () => {
  for (const { table } of TABLES) {
    const all = [...usesOf(table)];
    for (const { option } of all) {
      expect([...usesOf(table, (each) => each === option)]).toEqual(all.filter((use) => use.option === option));
    }
  }
});

describe.each([...TARGETS, ...SERVERS, ...IMPLEMENTATIONS])(
  '$name',
  ({ target, otherwise, capabilities, elsewhere = [] }) => {
    /** The tables that the target takes as they are, with the target that does. */
    const taken = TABLES.flatMap(({ title, table }) => {
      const by = [target, otherwise].find((one) => one && checkTarget(one, table).length === 0);
      return by ? [{ title, table, by, objects: objectsOf(table, by) }] : [];
    });

    test.each(OPTIONS)('%s: leaves a trace in the objects, or is refused', (option: Option) => {
      const using = TABLES.filter(({ features }) => option === 'name' || features.includes(option));
      expect(using).not.toEqual([]);
      if (!takes(target, option)) {
        for (const { title, table } of using) {
          const codes = checkTarget(target, table).map(({ code }) => code);
          expect([title, ...codes]).toEqual(expect.arrayContaining([expect.stringMatching(/^option-/)]));
        }
        return;
      }
      const shown = taken.filter(({ title }) => using.some((one) => one.title === title));
      expect(shown).not.toEqual([]);
      for (const { title, table, by, objects } of shown) {
        expect([title, objectsOf(WITHOUT[option](table), by) === objects]).toEqual([title, elsewhere.includes(option)]);
      }
    });

    test('an option that needs a switch or is refused has a reason and an alternative', () => {
      const odd = OPTIONS.filter((option) => {
        const { support, reason, note } = capabilities[option];
        return support !== TargetSupport.FAITHFUL && !(reason && note);
      });
      expect(odd).toEqual([]);
    });
  },
);
