import { cpSync } from 'node:fs';
import * as path from 'node:path';
import { nameIn, startIn, startOf, TASKS, verdictOn, writtenIn } from '../../bench/tasks/judge';
import type { Task } from '../../bench/tasks/task';
import { installInto } from '../cli/init/support';
import { inFolder } from '../cli/support';

jest.setTimeout(600_000);

const SOLUTIONS = '__tests__/bench/tasks';

test('there are ten tasks', () => {
  expect(TASKS.length).toBe(10);
});

describe.each(TASKS)('%s', (name) => {
  test('the solution is taken, and the start is not', () =>
    inFolder({}, async (around) => {
      const { task }: { readonly task: Task } = await import(`../../bench/tasks/${name}/check`);
      const folder = path.join(around, name);
      startIn(folder, name);
      installInto(folder);
      expect(nameIn(folder)).toBe(name);
      // Their types are checked with those of this repository.
      cpSync(path.join(SOLUTIONS, name), folder, { recursive: true });
      const start = await startOf(name, folder);
      const ends = verdictOn(task, start, await writtenIn(folder, task.endsIn, false)).ends;
      expect(ends.filter(({ isMet }) => !isMet)).toEqual([]);
      expect(verdictOn(task, start, start).ends.filter(({ isMet }) => !isMet)).not.toEqual([]);
    }));
});

test('a folder that is no task, and a task that there is not, are refused', () =>
  inFolder({ 'package.json': '{ "name": "shop" }' }, async (folder) => {
    expect(() => nameIn(folder)).toThrow('names none of canary, certificate,');
    expect(() => startIn(path.join(folder, 'a'), 'shop')).toThrow('--start shop is none of canary, certificate,');
    expect(() => startIn(folder, 'canary')).toThrow('is there already');
  }));
