import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { Environment } from '../../lib';
import { buildApp, randomApp } from '../fuzz/random-app';
import { parameters } from '../support/runs';
import { writtenBy } from './support';

// Random options cause warnings, which are printed at synth.
jest.spyOn(console, 'error').mockImplementation(() => {});
jest.setTimeout(3_600_000);

const inFolder = (folder: string, files: { readonly [file: string]: string }) =>
  Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]);

test('what an app writes is what it writes in an environment, whatever is in the other ones', () => {
  fc.assert(
    fc.property(randomApp, randomApp, (one, other) => {
      const [first, second] = [one, other].map((random) => writtenBy((app) => void buildApp(random, app)));
      const both = writtenBy((app) => {
        for (const [name, random] of [
          ['dev', one],
          ['prod', other],
        ] as const)
          buildApp(random, new Environment(app, name));
      });
      expect(Object.entries(both)).toEqual([...inFolder('dev', first ?? {}), ...inFolder('prod', second ?? {})]);
    }),
    parameters(150),
  );
});

test('an environment by itself gives the YAML of the app', () => {
  fc.assert(
    fc.property(randomApp, (random) => {
      const environment = new Environment(new App(), 'prod');
      expect(buildApp(random, environment).synthYaml()).toBe(buildApp(random).synthYaml());
    }),
    parameters(80),
  );
});
