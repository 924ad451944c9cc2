import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { inFolder } from '../support';
import { filesIn } from './support';

jest.setTimeout(60_000);

const REGISTER = require.resolve('ts-node/register');
const BIN = path.resolve('cli/bin.ts');
const env = { ...process.env, TS_NODE_PROJECT: path.resolve('tsconfig.json') };

test('a process without a terminal asks nothing', () =>
  inFolder({}, async (cwd) => {
    const words = ['-r', REGISTER, BIN, 'init', 'my shop'];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      cwd,
      env,
      input: 'web\n',
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Added to my shop:\n {2}main\.ts .*\n\nNext:\n {2}cd "my shop"\n/s);
    expect(filesIn(cwd)['my shop/main.ts']).toContain("(app, 'my-shop',");
  }));

/** The command of Linux that runs another one on a terminal of its own, without which there is none to type on. */
const SCRIPT = '/usr/bin/script';
const onTerminals = process.platform === 'linux' && existsSync(SCRIPT) ? test : test.skip;

onTerminals('a process on a terminal takes the lines that are typed, also those typed ahead', () =>
  inFolder({}, async (cwd) => {
    const command = `"${process.execPath}" -r "${REGISTER}" "${BIN}" init`;
    const input = 'web\nnginx\nnginx:1.29.3\n80\n\n';
    const { stdout } = spawnSync(SCRIPT, ['-qec', command, '/dev/null'], { cwd, env, input, encoding: 'utf8' });
    expect(stdout).toContain('"nginx" has no tag or digest: pin one, for example "nginx:1.0.0".');
    const { 'main.ts': main } = filesIn(cwd);
    for (const line of ["(app, 'web',", "'nginx:1.29.3'", 'port: 80,', "'web.example.com'"])
      expect(main).toContain(line);
  }),
);
