import * as path from 'node:path';
import { appWithEnvironments } from '../environments';
import { portico } from '../support';

jest.setTimeout(60_000);
process.env.TS_NODE_PROJECT = path.resolve('tsconfig.json');

test('the table has the fields that differ, object by object, and the objects that one lacks', async () => {
  const outcome = await portico(['envs'], { files: appWithEnvironments() });
  expect([outcome.exitCode, outcome.err, outcome.out.split('\n')]).toEqual([
    0,
    '',
    [
      '                      dev          prod',
      'namespace             shop-dev     shop-prod',
      'ConfigMap settings',
      '  data.LOG_LEVEL      debug        info',
      'Ingress router',
      '  spec.rules[0].host  dev.abc.com  abc.com',
      'ConfigMap only        no           yes',
      '',
      '1 object is the same in all of them, but for the namespace.',
    ],
  ]);
});

test('the same is there as JSON, with every field', async () => {
  const { exitCode, out } = await portico(['envs', '--json'], { files: appWithEnvironments() });
  expect(exitCode).toBe(0);
  const namespace = { field: 'metadata.namespace', values: { dev: 'shop-dev', prod: 'shop-prod' } };
  expect(JSON.parse(out)).toEqual({
    environments: ['dev', 'prod'],
    objects: [
      {
        object: 'ConfigMap settings',
        environments: ['dev', 'prod'],
        fields: [{ field: 'data.LOG_LEVEL', values: { dev: 'debug', prod: 'info' } }, namespace],
      },
      { object: 'ConfigMap same', environments: ['dev', 'prod'], fields: [namespace] },
      {
        object: 'Ingress router',
        environments: ['dev', 'prod'],
        fields: [namespace, { field: 'spec.rules[0].host', values: { dev: 'dev.abc.com', prod: 'abc.com' } }],
      },
      { object: 'ConfigMap only', environments: ['prod'], fields: [] },
    ],
    same: 0,
  });
});

test('environments may be chosen, of which it takes two', async () => {
  const files = appWithEnvironments(["new Chart(new Environment(app, 'empty'), 'empty');"]);
  const { out } = await portico(['envs', '--env', 'prod', '--env', 'dev'], { files });
  expect(out.split('\n')[0]).toMatch(/^ +dev +prod$/);
  const one = await portico(['envs', '--env', 'prod'], { files });
  expect(one).toEqual({
    exitCode: 1,
    out: '',
    err: 'The app has only the environment prod, so that there is nothing to compare: write new Environment(app, "prod").',
  });
});

test('an app without environments is told so, as is one with problems', async () => {
  const none = await portico(['envs', '--app', 'node app.cjs'], { files: { 'app.cjs': '' } });
  expect(none).toEqual({
    exitCode: 1,
    out: '',
    err: 'The app has no environment, so that there is nothing to compare: write new Environment(app, "prod").',
  });
  const wrong = await portico(['envs', '--env', 'prd'], { files: appWithEnvironments() });
  expect([wrong.exitCode, wrong.out]).toEqual([1, '']);
  expect(wrong.err).toContain('the app has no environment "prd", which --env or PORTICO_ENV names: write "prod".');
  expect(wrong.err).toMatch(/ ended with exit code 1\.$/);
});
