import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** A kubectl that answers as an API server would, and writes down what it was asked. */
const STAND_IN = `#!${process.execPath}
const fs = require('node:fs');
const args = process.argv.slice(2);
fs.appendFileSync(process.env.ASKED, args.join(' ') + '\\n');
const answer = JSON.parse(process.env.ANSWER);
const has = (word) => args.includes(word);
const say = (text, status = 0) => { (status ? process.stderr : process.stdout).write(text); process.exit(status); };
if (has('config')) {
  const contexts = answer.context ? [{ name: answer.context, context: { cluster: 'c' } }] : [];
  say(JSON.stringify({ contexts, clusters: [{ name: 'c', cluster: { server: answer.server } }], 'current-context': answer.context }));
}
if (has('version')) answer.down ? say('connection refused', 1) : say(JSON.stringify({ serverVersion: { gitVersion: 'v1.36.3', minor: answer.minor ?? '36' } }));
if (has('api-resources')) say('deployments deploy apps/v1 true Deployment\\nservices svc v1 true Service\\n');
if (has('--dry-run=server')) answer.refused ? say('Deployment is invalid', 1) : say('');
if (has('diff')) answer.diff ? say('+ replicas: 2', 1) : say('');
if (has('apply')) {
  const applied = fs.readFileSync(process.env.ASKED, 'utf8').split('\\n').filter((line) => / apply /.test(line) && !/dry-run/.test(line)).length;
  say(applied % 2 === 0 ? 'deployment.apps/user ' + (answer.changed ? 'configured' : 'unchanged') + '\\n' : 'deployment.apps/user created\\n');
}
say('');
`;

jest.setTimeout(60_000);

describe('npm run test:cluster', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-'));
  writeFileSync(path.join(folder, 'kubectl'), STAND_IN);
  chmodSync(path.join(folder, 'kubectl'), 0o755);
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (answer: object, args: string[] = [], PATH = folder) =>
    new Promise<{ status: number | null; output: string; asked: string }>((resolve) => {
      const asked = path.join(mkdtempSync(path.join(folder, 'run-')), 'asked');
      writeFileSync(asked, '');
      const env = {
        ...process.env,
        PATH,
        ASKED: asked,
        ANSWER: JSON.stringify({ server: 'https://prod.example.com', ...answer }),
      };
      const child = spawn(
        process.execPath,
        ['scripts/cluster.mjs', '--runs', '0', '--seed', '1', '--only', 'examples/tutorial', ...args],
        { env },
      );
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
      child.on('close', (status) => resolve({ status, output, asked: readFileSync(asked, 'utf8') }));
    });

  test('says what is missing: kubectl, a context, a cluster that answers', async () => {
    const [noKubectl, noContext, unknown, down] = await Promise.all([
      run({}, [], '/nowhere'),
      run({}),
      run({ context: 'kind-a' }, ['--context', 'kind-b']),
      run({ context: 'kind-a', down: true }),
    ]);
    expect([noKubectl, noContext, unknown, down].map(({ status }) => status)).toEqual([3, 3, 3, 3]);
    expect(noKubectl.output).toContain('There is no kubectl on the path');
    expect(noContext.output).toContain('No context is set');
    expect(unknown.output).toContain('There is no context kind-b');
    expect(down.output).toContain('The cluster of kind-a does not answer:\nconnection refused');
  });

  test('refuses wrong use, and what may be somebody’s cluster, before it asks that anything', async () => {
    const [wrong, refused, unnamed] = await Promise.all([
      run({ context: 'kind-a' }, ['--runs', 'many']),
      run({ context: 'prod' }),
      run({ context: 'prod' }, ['--yes-this-cluster']),
    ]);
    expect([wrong, refused, unnamed].map(({ status }) => status)).toEqual([2, 2, 2]);
    expect(wrong.output).toContain('--runs many is no whole number.');
    expect(refused.output).toContain(
      'The context prod does not look like a throw-away cluster: to use it all the same, write --context prod --yes-this-cluster.',
    );
    for (const { asked } of [refused, unnamed]) expect(asked).toBe('config view --output json\n');
  });

  test('passes when all is accepted and unchanged, on a cluster that is local', async () => {
    const { status, output, asked } = await run({ context: 'prod', server: 'https://127.0.0.1:6443' });
    expect(output).toMatch(/ok – examples\/tutorial\n(.*\n)*\d+ passed, 0 failed, 0 skipped\n$/);
    expect(status).toBe(0);
    const namespace = /create namespace (\S+)/.exec(asked)?.[1];
    expect(asked.trimEnd().split('\n').at(-1)).toContain(`delete namespace ${namespace} --wait=false`);
  });

  test('leaves out what is made for newer clusters', async () => {
    const { status, output, asked } = await run({ context: 'kind-a', minor: '28+' }, ['--only', 'examples/production']);
    expect(output).toContain(
      'skipped – examples/production is made for Kubernetes 1.30 on\n0 passed, 0 failed, 1 skipped',
    );
    expect(status).toBe(0);
    expect(asked).not.toContain(' apply ');
  });

  test('fails on a refusal, on a second apply that changes something, and on a difference', async () => {
    const [refused, changed, diff] = await Promise.all([
      run({ context: 'kind-a', refused: true }),
      run({ context: 'kind-a', changed: true }),
      run({ context: 'kind-a', diff: true }),
    ]);
    expect([refused, changed, diff].map(({ status }) => status)).toEqual([1, 1, 1]);
    expect(refused.output).toContain('the server-side dry run: Deployment is invalid');
    expect(changed.output).toContain('the second apply: deployment.apps/user configured');
    expect(diff.output).toContain('diff: + replicas: 2');
    for (const { asked } of [refused, changed, diff]) expect(asked).toMatch(/delete namespace/);
  });
});
