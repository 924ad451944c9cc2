import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { disagreements } from '../../scripts/release/agreement';
import { nextVersion, notesOf, versionsIn, withRelease } from '../../scripts/release/changelog';

const OLD = '## 0.1.0 - 2026-11-27\n\n### Added\n\n- All of it.\n';
const changelog = (unreleased: string, old = OLD) => `# Changelog\n\n## Unreleased\n\n${unreleased}\n${old}`;
const ADDED = '### Added\n\n- A wheel.\n';
const FIXED = '### Fixed\n\n- A leak.\n';
const CHANGED = '### Changed\n\n- A name.\n';

test.each([
  ['the first one as package.json has it', '0.1.0', changelog(ADDED, ''), '0.1.0'],
  ['a patch before 1.0', '0.1.0', changelog(ADDED), '0.1.1'],
  ['a minor before 1.0, which may break', '0.1.1', changelog(`${ADDED}\n${CHANGED}`), '0.2.0'],
  ['a minor for the output that changes', '0.1.1', changelog('### Changes in output\n\n- A label.\n'), '0.2.0'],
  ['a patch for what is mended', '1.2.3', changelog(FIXED), '1.2.4'],
  ['a minor for what is new', '1.2.3', changelog(`${FIXED}\n${ADDED}`), '1.3.0'],
  ['a major for what breaks', '1.2.3', changelog(`${ADDED}\n${CHANGED}`), '2.0.0'],
])('the next version is %s', (_, current, text, next) => {
  expect(nextVersion(text, current)).toBe(next);
});

test('there is no version without a change, nor for a part that says nothing of what it breaks', () => {
  expect(() => nextVersion(changelog(''), '0.1.0')).toThrow('nothing is written under "## Unreleased"');
  expect(() => nextVersion(changelog('### News\n\n- A.\n'), '0.1.0')).toThrow('"### News" is none of Added, Changed,');
});

test('what is not released moves under the version, with its day', () => {
  const released = withRelease(changelog(ADDED), '0.1.1', '2026-12-01');
  expect(versionsIn(released)).toEqual(['0.1.1', '0.1.0']);
  expect(notesOf(released)).toBe('');
  expect(notesOf(released, '0.1.1')).toBe(ADDED.trim());
  expect(notesOf(released, '0.1.0')).toBe('### Added\n\n- All of it.');
  expect(notesOf(released, '0.1')).toBeUndefined();
});

test('a release is one version everywhere', () => {
  const right = { version: '0.1.0', locked: '0.1.0', changelog: changelog('') };
  expect(disagreements({ ...right, tag: 'v0.1.0' })).toEqual([]);
  expect(disagreements({ ...right, changelog: changelog(ADDED) })).toEqual([]);
  expect(disagreements({ ...right, locked: '0.0.9', tag: 'v0.1.1', changelog: changelog(ADDED) })).toEqual([
    'package-lock.json has the version 0.0.9, and package.json 0.1.0.',
    'The tag v0.1.1 is not v0.1.0, of package.json.',
    'CHANGELOG.md has lines under "Unreleased" that the tag has: run npm run release.',
  ]);
  expect(disagreements({ ...right, version: '0.2.0', locked: '0.2.0', tag: 'v0.2.0' })).toEqual([
    'CHANGELOG.md has 0.1.0 as its newest version, and package.json 0.2.0.',
    'CHANGELOG.md says nothing of 0.2.0: run npm run release.',
  ]);
});

test('the versions of this repository agree, and a next one follows', () => {
  const [version, locked] = ['package.json', 'package-lock.json'].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')).version,
  );
  const text = readFileSync('CHANGELOG.md', 'utf8');
  expect(disagreements({ version, locked, changelog: text })).toEqual([]);
  if (notesOf(text) !== '') expect(nextVersion(text, version)).toMatch(/^\d+\.\d+\.\d+$/);
});

describe('in a folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-release-'));
  const at = (...names: string[]) => path.join(folder, ...names);
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (command: string, args: readonly string[], cwd = folder) => {
    const user = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
    return spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ...user } });
  };

  test('npm run release writes the version into all files', () => {
    writeFileSync(at('CHANGELOG.md'), changelog(CHANGED));
    writeFileSync(at('package.json'), '{ "name": "a", "version": "0.1.0" }');
    writeFileSync(at('package-lock.json'), '{ "version": "0.1.0", "packages": { "": { "version": "0.1.0" } } }');
    const release = ['-r', path.resolve('node_modules/ts-node/register'), path.resolve('scripts/release/index.ts')];
    const project = { TS_NODE_PROJECT: path.resolve('tsconfig.json') };
    const said = (...words: string[]) =>
      spawnSync(process.execPath, [...release, ...words], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, ...project },
      });
    expect(said('--check', 'v0.1.0').stderr).toContain('run npm run release');
    expect(said().stdout).toContain('git tag v0.2.0');
    expect(JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages['']).toEqual({ version: '0.2.0' });
    expect(said('--check', 'v0.2.0')).toMatchObject({ status: 0, stderr: '' });
    expect(said('--notes').stdout).toBe(`${CHANGED.trim()}\n`);
    expect(said()).toMatchObject({ status: 1, stdout: '' });
  });

  test('the Go module is committed and tagged in its repository, once', () => {
    mkdirSync(at('go/cdk8sportico'), { recursive: true });
    writeFileSync(at('go/cdk8sportico/go.mod'), 'module example.com/a/cdk8sportico\n');
    run('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', 'go.git']);
    const publish = (version: string) => run(path.resolve('scripts/release/publish-go.sh'), ['go', 'go.git', version]);
    expect(publish('0.1.0')).toMatchObject({ status: 0, stderr: expect.not.stringContaining('fatal') });
    writeFileSync(at('go/cdk8sportico/a.go'), 'package a\n');
    expect(publish('0.1.0').status).not.toBe(0);
    expect(publish('0.2.0').status).toBe(0);
    expect(run('git', ['tag'], at('go.git')).stdout).toBe('cdk8sportico/v0.1.0\ncdk8sportico/v0.2.0\n');
    const files = run('git', ['ls-tree', '-r', '--name-only', 'main'], at('go.git')).stdout;
    expect(files).toBe('cdk8sportico/a.go\ncdk8sportico/go.mod\n');
  });
});
