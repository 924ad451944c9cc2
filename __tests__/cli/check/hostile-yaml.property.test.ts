import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { parseAllDocuments, stringify } from 'yaml';
import { parameters } from '../../support/runs';
import { portico } from '../support';

const EXAMPLES = readdirSync('examples').flatMap((example) => {
  const folder = path.join('examples', example, 'output');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) =>
    parseAllDocuments(readFileSync(path.join(folder, file), 'utf8')).map((document) => document.toJS() as object),
  );
});

/** Every field of an object, by the steps to it. */
function fieldsWithin(value: unknown, steps: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [steps];
  const inner = Object.entries(value).flatMap(([key, one]) => fieldsWithin(one, [...steps, key]));
  return steps.length === 0 ? inner : [steps, ...inner];
}

function withValue(object: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const copy = (Array.isArray(object) ? [...object] : { ...(object as object) }) as { [key: string]: unknown };
  copy[step] = withValue(copy[step], rest, value);
  return copy;
}

const wrongValue = fc.oneof(
  fc.constantFrom(null, '', 0, -1, true, [], {}, [null], { '': null }, '../..', 'ü'),
  fc.jsonValue(),
);
const changed = fc.tuple(fc.constantFrom(...EXAMPLES), fc.nat(), wrongValue).map(([object, number, value]) => {
  const fields = fieldsWithin(object);
  return withValue(object, fields[number % fields.length] ?? [], value);
});
const anything = fc.record({
  apiVersion: fc.constantFrom('v1', 'apps/v1', 'a/b/c'),
  kind: fc.string(),
  metadata: fc.jsonValue(),
});
const document = fc.oneof({ weight: 8, arbitrary: changed }, anything, fc.jsonValue());

test('whatever a file has in it ends in findings', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 4 }), fc.string(), async (documents, garbage) => {
      const input = [...documents.map((one) => stringify(one)), garbage].join('\n---\n');
      const { exitCode, out, err } = await portico(['check', '-', '--namespace', 'shop'], { input });
      expect([[0, 1].includes(exitCode), err, /in \d+ objects? of 1 file\.$/.test(out)]).toEqual([true, '', true]);
    }),
    parameters(200),
  );
});
