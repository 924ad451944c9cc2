import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { inFolder, porticoIn, write } from '../support';
import { ofPortico, withTypeScript } from './support';

jest.setTimeout(240_000);
withTypeScript();

/** A service with a route, of one host in all places. */
const ofPlaces = (places: { readonly [place: string]: string }) =>
  ofPortico(
    Object.entries(places)
      .map(
        ([place, name]) => `{
          const chart = new Chart(${place === '' ? 'app' : `new Environment(app, '${place}')`}, '${name}');
          const its = web(chart, '${name}', 'registry.example.com/web:1');
          new IngressRouter(chart, 'router', { host: 'abc.com' }).prefix('/${name}', its);
        }`,
      )
      .join('\n'),
  );

const FLAT = ofPlaces({ '': 'web' });
const MOVED = ofPlaces({ dev: 'web', prod: 'web' });
const WHICH =
  'dist has no folder of an environment, and the app has dev, prod: write which one it is compared with, for example --env dev.';

const moved = (from: ReturnType<typeof ofPlaces>, to: typeof from, work: (folder: string) => Promise<void>) =>
  inFolder(from, async (folder) => {
    await porticoIn(folder, ['synth']);
    write(folder, to);
    await work(folder);
  });

const failed = (err: string) => ({ exitCode: 1, out: '', err });
const same = (note: string, sides: string) => ({ exitCode: 0, out: `${note}\n\nNothing changes (${sides}).`, err: '' });

test('an app that moved into environments is compared with the one that is named', () =>
  moved(FLAT, MOVED, async (folder) => {
    const unnamed = failed(WHICH);
    expect(await porticoIn(folder, ['plan'])).toEqual(unnamed);
    expect(await porticoIn(folder, ['plan', '--env', 'dev', '--env', 'prod'])).toEqual(unnamed);
    // Each run records what it has made, and the output of `prod` says the same as the old one.
    for (const name of ['prod', 'dev', 'prod']) {
      expect(await porticoIn(folder, ['plan', '--env', name])).toEqual(
        same(`dist has no folder ${name}: all of it is compared with the environment ${name}.`, `dist → dist/${name}`),
      );
    }
    expect(readdirSync(path.join(folder, 'dist'))).toEqual(['web.k8s.yaml']);
  }));

test('the last commit without environments is compared with the one that is named', () =>
  inFolder({ ...FLAT, '.gitignore': 'dist\nnode_modules\n' }, async (folder) => {
    const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
    git('init', '--quiet');
    git('add', '--all');
    git('-c', 'user.name=Shop', '-c', 'user.email=shop@example.com', 'commit', '--quiet', '--message', 'flat');
    write(folder, MOVED);
    const plan = (...words: string[]) => porticoIn(folder, ['plan', '--from', 'git:HEAD', ...words]);
    expect(await plan()).toEqual(failed(WHICH));
    expect(await plan('--env', 'prod')).toEqual(
      same('dist has no folder prod: all of it is compared with the environment prod.', 'dist → dist/prod'),
    );
    git('add', '--all');
    git('-c', 'user.name=Shop', '-c', 'user.email=shop@example.com', 'commit', '--quiet', '--message', 'moved');
    write(folder, ofPlaces({ dev: 'web', prod: 'web', test: 'web' }));
    // An environment that the commit does not have is new.
    const { exitCode, out } = await plan('--env', 'test');
    expect([exitCode, out.split('\n\n').at(-1)]).toEqual([
      2,
      '1 traffic, 1 cost, 5 in-place (dist/test → the app as it is now).',
    ]);
  }));

test('an app that moved into its only environment is compared with it, named or not', () =>
  moved(FLAT, ofPlaces({ prod: 'web' }), async (folder) => {
    const expected = same(
      'dist has no folder prod: all of it is compared with the environment prod.',
      'dist → dist/prod',
    );
    expect(await porticoIn(folder, ['plan'])).toEqual(expected);
    expect(await porticoIn(folder, ['plan', '--env', 'prod'])).toEqual(expected);
  }));

test('an app that has no environments any more is compared with one of the old ones', () =>
  moved(MOVED, FLAT, async (folder) => {
    expect(await porticoIn(folder, ['plan'])).toEqual(
      failed(
        'dist has the environments dev, prod, and the app has none: write which one it is compared with, for example --from dist/dev.',
      ),
    );
    expect(await porticoIn(folder, ['plan', '--from', 'dist/dev'])).toEqual({
      exitCode: 0,
      out: 'Nothing changes (dist/dev → dist).',
      err: '',
    });
  }));

test('a file that may have moved into a new environment is named, where all of that counts as new', () =>
  moved(ofPlaces({ '': 'web', dev: 'web' }), MOVED, async (folder) => {
    const note =
      'dist has no folder of the environment prod, so that all of it is new: if another file had it before, write --env prod --from dist/web.k8s.yaml.';
    for (const words of [[], ['--env', 'prod']]) {
      const { changes, notes } = JSON.parse((await porticoIn(folder, ['plan', '--json', ...words])).out);
      expect(notes).toEqual([note]);
      expect(changes).toContainEqual(
        expect.objectContaining({ environment: 'prod', object: 'Deployment web', message: 'is new.' }),
      );
    }
    expect(await porticoIn(folder, ['plan', '--env', 'prod', '--from', 'dist/web.k8s.yaml'])).toEqual(
      same(
        'dist/web.k8s.yaml has no folder prod: all of it is compared with the environment prod.',
        'dist/web.k8s.yaml → dist/prod',
      ),
    );
  }));

test('charts outside of environments stay what they are next to a new one', () =>
  moved(ofPlaces({ '': 'ops', dev: 'web' }), ofPlaces({ '': 'ops', dev: 'web', prod: 'web' }), async (folder) => {
    const { changes, notes } = JSON.parse((await porticoIn(folder, ['plan', '--json'])).out);
    expect(notes).toEqual([]);
    expect(new Set(changes.map(({ environment }: { environment?: string }) => environment))).toEqual(new Set(['prod']));
  }));
