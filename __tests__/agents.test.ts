import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as cdk8s from 'cdk8s';
import { COMMANDS } from '../cli/commands';
import { CHANGE_CLASSES } from '../cli/commands/plan/change';
import * as library from '../lib';
import { filesIn, installInto } from './cli/init/support';
import { inFolder, type Outcome, porticoIn, write } from './cli/support';

jest.setTimeout(300_000);

const AGENTS = 'AGENTS.md';
const LIST = 'llms.txt';
/** The place of a file of the repository, for those who have the package alone. */
const REPOSITORY = 'https://raw.githubusercontent.com/cdk8s-portico/cdk8s-portico/main/';
const TEMPLATE = 'cli/commands/init/template/typescript';
const CONFIG = readFileSync(path.join(TEMPLATE, 'cdk8s.yaml'), 'utf8').replace(/^language: .*\n/, '');
const text = readFileSync(AGENTS, 'utf8');
const block = (info: string) => new RegExp(`^\`\`\`${info}\\n(.*?)^\`\`\`\\n`, 'ms').exec(text)?.[1] ?? '';
const [first, wrong, options] = [block('ts main.ts'), block('ts wrong'), block('ts options.ts')];

/** A project of one file, whose types are checked. */
function project(main: string, work: (folder: string) => Promise<void>): Promise<void> {
  const files = { 'main.ts': main, 'cdk8s.yaml': CONFIG, 'package.json': '{}' };
  return inFolder(
    { ...files, 'tsconfig.json': readFileSync(path.join(TEMPLATE, 'tsconfig.json'), 'utf8') },
    (folder) => {
      installInto(folder);
      return work(folder);
    },
  );
}

async function synth(folder: string): Promise<{ readonly [field: string]: unknown }> {
  const { out, err } = await porticoIn(folder, ['synth', '--json']);
  expect(err).toBe('');
  return JSON.parse(out);
}

test('an agent reads all of it', () => {
  expect(text.split('\n').length).toBeLessThan(150);
});

const FINE = { problems: [], warnings: [], printed: '' };

test('the block with options compiles, and runs without a finding', () =>
  project(options, async (folder) => {
    expect(options).not.toBe('');
    expect(await synth(folder)).toMatchObject(FINE);
  }));

test('every command runs in the project of the first block, and the ends are those that are said', () =>
  project(first, async (folder) => {
    // A revision finds the same packages in another folder.
    const own = 'node_modules/cdk8s-portico';
    symlinkSync(path.resolve('lib'), path.join(folder, own, 'lib'));
    write(folder, { [`${own}/package.json`]: JSON.stringify({ main: 'lib/index.ts' }) });
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...words], { cwd: folder });
    git('init', '--quiet');
    write(folder, { '.gitignore': 'node_modules\ndist\n', 'k8s/web.yaml': 'kind: Service' });
    git('add', '.');
    git('commit', '--quiet', '--message', 'Begin');
    const commands = [...text.matchAll(/^```sh\n(.*?)^```\n/gms)].flatMap(([, lines = '']) => lines.trim().split('\n'));
    const inline = [...text.matchAll(/`(npx portico [^`]+)`/g)].map(([, command = '']) => command);
    const outcomes = new Map<string, Outcome>();
    for (const command of [...commands, ...inline]) {
      const line = command.replace(/#.*/, '').trim();
      if (line.startsWith('grep')) {
        // The types of the package are next to its code, which is built in it.
        const shell = line.replace('/build/lib', '/lib/');
        expect(execFileSync('sh', ['-c', shell], { cwd: folder, encoding: 'utf8' })).toContain('* ');
        continue;
      }
      const [, , ...words] = line.split(' ');
      const asked = words.join(' ');
      if (!outcomes.has(asked)) outcomes.set(asked, await porticoIn(folder, words));
    }
    expect(JSON.parse(outcomes.get('synth --json')?.out ?? '')).toMatchObject(FINE);
    expect([...outcomes].map(([asked, { exitCode }]) => `${asked}: ${exitCode}`)).toEqual([
      'synth --json: 0',
      'routes GET https://abc.com/pay/42: 0',
      'graph --json: 0',
      'plan --json: 0',
      'plan --from git:HEAD --json: 0',
      'check k8s/ --json: 1',
    ]);
    expect((await porticoIn(folder, ['plan', '--oops'])).exitCode).toBe(1);
    expect((await porticoIn(folder, ['graph', '--oops'])).exitCode).toBe(2);
    writeFileSync(path.join(folder, 'main.ts'), first.replace('weight: 5', 'weight: 6'));
    const { exitCode, out } = await porticoIn(folder, ['plan', '--json']);
    expect([exitCode, JSON.parse(out).changes[0].class]).toEqual([2, 'traffic']);
  }));

test('findings are printed as it shows (UPDATE_DOCS=1 rewrites it)', () =>
  project(first.replace(/^const web = .*\n/m, wrong), async (folder) => {
    const printed = JSON.stringify(await synth(folder), null, 2);
    const anew = text.replace(/^```json\n.*?^```\n/ms, () => `\`\`\`json\n${printed}\n\`\`\`\n`);
    if (process.env.UPDATE_DOCS) writeFileSync(AGENTS, anew);
    else expect(text).toBe(anew);
  }));

test('type errors are printed', () =>
  project(first.replace('weight: 5', "weight: '5'"), async (folder) => {
    expect((await synth(folder)).printed).toContain('main.ts(');
  }));

describe.each([AGENTS, LIST, path.join(TEMPLATE, AGENTS)])('%s', (file) => {
  const prose = readFileSync(file, 'utf8').replace(/^```.*?^```\n/gms, '');

  test('names what there is', () => {
    const spans = [...prose.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
    expect(spans.length).toBeGreaterThan(5);
    expect(spans.filter((span) => !isKnown(span))).toEqual([]);
  });

  test('links to files of the repository', () => {
    const links = [...prose.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link.replace(REPOSITORY, ''));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});

test('llms.txt has every page, and names it as the page does', () => {
  const list = readFileSync(LIST, 'utf8');
  const pages = readdirSync('docs').filter((file) => file.endsWith('.md') && file !== 'ARCHITECTURE.md');
  const titled = pages.map((file) => [/^# (.*)/.exec(readFileSync(path.join('docs', file), 'utf8'))?.[1], file]);
  expect(titled.filter(([title, file]) => !list.includes(`- [${title}](${REPOSITORY}docs/${file}): `))).toEqual([]);
});

/** True for files, names of the library and of cdk8s, options, words of Kubernetes, and words of commands and of their JSON. */
function isKnown(span: string): boolean {
  const places = [span, path.join(TEMPLATE, span), span.replace('node_modules/cdk8s-portico/', '')];
  if (places.some((place) => existsSync(place)) || WORDS.has(span)) return true;
  const [, name, member] = /^(?:new )?([A-Z]\w+)(?:\.(\w+))?(?:\(.*\))?$/.exec(span) ?? [];
  if (name !== undefined) {
    const owner: unknown = Object.entries({ ...cdk8s, ...library }).find(([each]) => each === name)?.[1];
    return typeof owner === 'function' && (member === undefined || member in owner);
  }
  const [, command] = /(?:^|\| )(?:npx )?(?:cdk8s-)?portico ([a-z-]+)/.exec(span) ?? [];
  if (command !== undefined) return COMMANDS.some((each) => each.name === command);
  const [, option] = /^--([a-z-]+)$/.exec(span) ?? [];
  if (option !== undefined) return COMMANDS.some(({ options }) => options.some((each) => each.name === option));
  const [, method] = /(?:^|\.)(\w+)\(.*\)$/.exec(span) ?? [];
  if (method !== undefined) return new RegExp(`^ +(?:public )?${method}\\(`, 'm').test(SOURCE);
  const [word = ''] = span.split(':');
  return new RegExp(`readonly ${word}\\??:`).test(SOURCE) || GLOSSARY.includes(`| \`${word}\` `);
}

const GLOSSARY = readFileSync('docs/glossary.md', 'utf8');
const SOURCE = [...Object.entries(filesIn('lib')), ...Object.entries(filesIn('cli'))]
  .filter(([file]) => file.endsWith('.ts') && !file.includes('generated'))
  .map(([, source]) => source)
  .join('\n');

/** Words of commands and plans, and names that a project has. */
const WORDS = new Set<string>([
  ...COMMANDS.map(({ name }) => name),
  ...CHANGE_CLASSES,
  ...['cdk8s-portico', 'dist/', 'dist/shop.k8s.yaml', 'images.lock.json', 'npm test', 'npm test -- -u'],
  CONFIG.trim(),
]);
