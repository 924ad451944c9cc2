import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { type Files, inFolder, write } from '../../cli/support';

jest.setTimeout(300_000);

/** A tiny library with a generator of random apps, as a repository has them. */
const library = (pause: number, check = ''): Files => ({
  'lib/index.ts': `
    import { ApiObject } from 'cdk8s';
    import type { Construct } from 'constructs';
    export class Pause {
      private constructor(readonly _seconds: number) {}
      static of(seconds: number) { return new Pause(seconds); }
    }
    export interface WebProps { readonly image: string; readonly pause?: Pause }
    export class Web extends ApiObject {
      constructor(scope: Construct, id: string, { image, pause = Pause.of(${pause}) }: WebProps) {
        ${check}
        const lifecycle = { preStop: { sleep: { seconds: pause._seconds } } };
        const labels = { app: id };
        super(scope, id, {
          apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: id },
          spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'web', image, lifecycle }] } } },
        });
      }
    }`,
});

const REPOSITORY: Files = {
  'tsconfig.json': readFileSync('tsconfig.json', 'utf8'),
  '.gitignore': 'node_modules\n',
  'CHANGELOG.md': '# Changelog\n\n## Unreleased\n',
  'examples/hello/main.ts': `
    import { App, Chart } from 'cdk8s';
    import { Web } from 'cdk8s-portico';
    const app = new App();
    new Web(new Chart(app, 'hello'), 'hello', { image: 'hello:1' });
    app.synth();`,
  'examples/broken/main.ts': "throw new Error('It never ran.');\n",
  '__tests__/fuzz/random-app.ts': `
    import { App, Chart } from 'cdk8s';
    import * as fc from 'fast-check';
    import { Pause, Web } from '../../lib';
    export const randomApp = fc.record({ image: fc.constantFrom('a:1', 'b:1'), pause: fc.constantFrom(undefined, Pause.of(30)) });
    export function buildApp(props: { readonly image: string; readonly pause?: Pause }) {
      const app = new App();
      new Web(new Chart(app, 'random'), 'random', props);
      return app;
    }`,
};

const LINE = '- `restart` Deployment `preStop.sleep.seconds 10 → 15`: Pods pause for 15 seconds.\n';
const withLine = (line: string): Files => ({
  'CHANGELOG.md': `# Changelog\n\n## Unreleased\n\n### Changes in output\n\n${line}`,
});

/** The library as it was, with a tag where it was released, and changes after it. */
const after = (
  changes: Files,
  work: (run: (...args: string[]) => { status: number | null; text: string }) => void,
  tag = 'v0.1.0',
) =>
  inFolder({ ...REPOSITORY, ...library(10) }, async (folder) => {
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...words], { cwd: folder });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Begin');
    if (tag !== '') git('tag', tag);
    write(folder, { ...changes, 'other.txt': 'other\n' });
    git('add', '.');
    git('commit', '--quiet', '--message', 'Change');
    const words = [
      '-r',
      path.resolve('node_modules/ts-node/register'),
      path.resolve('scripts/upgrade/index.ts'),
      '--runs',
      '6',
    ];
    work((...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [...words, ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      return { status, text: stdout + stderr };
    });
  });

test('a library that writes the same as its last release passes', () =>
  after({}, (run) => {
    const { status, text } = run();
    expect(text).toBe(
      [
        'v0.1.0 is the last release.',
        'git:v0.1.0 against this folder: 7 apps, random ones of seed 1.',
        '1 apps did not run before, and were left out: broken.',
        'Nothing changes.',
        '',
      ].join('\n'),
    );
    expect(status).toBe(0);
  }));

test('a change of the output needs a line in the changelog', () =>
  after(library(15), (run) => {
    const { status, text } = run('--from', 'git:HEAD^');
    expect(text).toMatch(/^restart {2}Deployment {2}\d {8}\d {5}\d not$/m);
    expect(text).toMatch(/^restart {2}Deployment hello \(hello\): .*preStop\.sleep\.seconds 10 → 15\.$/m);
    expect(status).toBe(1);
  }));

test('with that line it passes, where random apps that say the value themselves do not change', () =>
  after({ ...library(15), ...withLine(LINE) }, (run) => {
    const { status, text } = run();
    expect([status, text]).toEqual([0, expect.stringMatching(/^restart {2}Deployment {2}[1-6] /m)]);
  }));

test('an app that runs no more needs a line as well, and the parent stands for a release that there is not', () =>
  after(
    library(10, "if (image === 'b:1') throw new Error('b is gone.');"),
    (run) => {
      const { status, text } = run();
      expect(text).toMatch(/^There is no release yet/);
      expect(text).toMatch(/^fails {2}exception \(random-\d\): b is gone\.$/m);
      expect(status).toBe(1);
    },
    '',
  ));

test('wrong use is told from a difference', () =>
  after({}, (run) => {
    expect(run('--from', 'v0.1.0')).toEqual({
      status: 2,
      text: expect.stringContaining('write, for example, --from git:v1.2.0.'),
    });
    expect(run('--from', 'git:v9')).toEqual({ status: 2, text: expect.stringContaining('has no revision "v9"') });
    expect(run('--only', 'nothing')).toEqual({ status: 2, text: expect.stringContaining('No app is called nothing') });
  }));
