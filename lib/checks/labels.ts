import { isLabelValue, isQualifiedName, MAX_LABEL } from '../rules/names';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem } from './model/object-finding';
import { at, isFields } from './model/read';

const KEY = `a name of at most ${MAX_LABEL} letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "example.com/team"`;
const VALUE = `at most ${MAX_LABEL} letters, digits, "-", "_" and ".", starting and ending with a letter or digit`;

/** The API server's limit, over keys and values in bytes. */
const MAX_ANNOTATIONS = 256 * 1024;

export const labels: Check<'labels'> = {
  name: 'labels',
  summary: 'Keys and values of labels, of objects and of the pods that they make.',
  example:
    'label "team" has the value "a b": write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
  *check(app) {
    // The same few keys are on every object.
    const sound = new Set<string>();
    function* checkAll(object: AppObject, map: unknown, what: string): ObjectFindings {
      if (map === undefined) return;
      if (!isFields(map))
        yield problem(object, `${what}s ${show(map)} are no map: write, for example, { team: "shop" }.`);
      for (const [key, value] of isFields(map) ? Object.entries(map) : []) {
        if (sound.has(key) || isQualifiedName(key)) sound.add(key);
        else yield problem(object, `${what} key ${show(key)} is invalid: write ${KEY}.`);
        if (!isLabelValue(value))
          yield problem(object, `${what} ${show(key)} has the value ${show(value)}: write ${VALUE}.`);
      }
    }
    for (const object of app.objects) yield* checkAll(object, at(object.json, 'metadata', 'labels'), 'label');
    for (const { object, path } of app.workloads) {
      if (path !== '') yield* checkAll(object, at(object.json, ...path.split('.'), 'metadata', 'labels'), 'pod label');
    }
  },
};

export const annotations: Check<'annotations'> = {
  name: 'annotations',
  summary: 'Keys and values of annotations, of objects and of the pods that they make, and their size in all.',
  example: 'annotation "replicas" has the value 3: write a string, for example "3".',
  *check(app) {
    function* checkAll(object: AppObject, map: unknown, what: string): ObjectFindings {
      if (map === undefined) return;
      if (!isFields(map)) {
        yield problem(object, `${what}s ${show(map)} are no map: write, for example, { "example.com/owner": "shop" }.`);
        return;
      }
      let size = 0;
      for (const [key, value] of Object.entries(map)) {
        // Unlike those of labels, their prefixes may have capitals.
        if (!isQualifiedName(key.toLowerCase()))
          yield problem(object, `${what} key ${show(key)} is invalid: write ${KEY}.`);
        if (typeof value === 'string') size += Buffer.byteLength(key) + Buffer.byteLength(value);
        else
          yield problem(
            object,
            `${what} ${show(key)} has the value ${show(value)}: write a string, for example ${show(typeof value === 'object' ? JSON.stringify(value) : String(value))}.`,
          );
      }
      if (size > MAX_ANNOTATIONS) {
        yield problem(
          object,
          `the ${what}s have ${size} bytes together: write at most ${MAX_ANNOTATIONS}, and put the rest into a ConfigMap.`,
        );
      }
    }
    for (const object of app.objects) yield* checkAll(object, at(object.json, 'metadata', 'annotations'), 'annotation');
    for (const { object, path } of app.workloads) {
      if (path !== '')
        yield* checkAll(object, at(object.json, ...path.split('.'), 'metadata', 'annotations'), 'pod annotation');
    }
  },
};
