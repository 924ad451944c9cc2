import { show } from '../private/problems';
import type { Check } from './check';
import { isFields } from './model/read';
import { SHAPES, type Shape, TYPES } from './model/shapes';

export const fieldTypes: Check<'field-types'> = {
  name: 'field-types',
  summary: 'Fields that the API server requires are there, and those that checks read have the type that it takes.',
  example: 'spec.replicas "3" is no whole number from 0: write, for example, 3.',
  check(app, { problem }) {
    for (const object of app.objects) {
      const shape = SHAPES[`${object.group} ${object.kind}`];
      // Paths are for messages; without them most objects are done sooner.
      if (shape !== undefined && !fits(object.json, shape))
        walk(object.json, shape, '', (message) => problem(object, message));
    }
  },
};

function walk(value: unknown, shape: Shape, path: string, report: (message: string) => void): void {
  if (typeof shape === 'string') {
    if (!TYPES[shape].fits(value))
      report(`${path} ${show(value)} is no ${shape}: write, for example, ${TYPES[shape].example}.`);
  } else if (isList(shape)) {
    if (!Array.isArray(value)) report(`${path} ${show(value)} is no list: write one, in [ ].`);
    else for (const [index, item] of value.entries()) walk(item, shape[0], `${path}[${index}]`, report);
  } else if (!isFields(value)) {
    report(`${path || 'the object'} ${show(value)} is no object: write one, in { }.`);
  } else {
    for (const { field, required, shape: inner } of compiled(shape)) {
      const found = value[field];
      const at = path === '' ? field : `${path}.${field}`;
      if (found !== undefined && found !== null) walk(found, inner, at, report);
      else if (required) report(`${at} is missing: write it, since the API server requires it.`);
    }
  }
}

/** Whether a walk would report nothing. */
function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'string') return TYPES[shape].fits(value);
  if (isList(shape)) return Array.isArray(value) && value.every((item) => fits(item, shape[0]));
  if (!isFields(value)) return false;
  for (const { field, required, shape: inner } of compiled(shape)) {
    const found = value[field];
    if (found === undefined || found === null ? required : !fits(found, inner)) return false;
  }
  return true;
}

interface Field {
  readonly field: string;
  readonly required: boolean;
  readonly shape: Shape;
}

const COMPILED = new WeakMap<object, readonly Field[]>();

function compiled(shape: { readonly [field: string]: Shape }): readonly Field[] {
  const known = COMPILED.get(shape);
  if (known !== undefined) return known;
  const list = Object.entries(shape).map(([name, inner]) => {
    const field = name.replace('!', '');
    return { field, required: field !== name, shape: inner };
  });
  COMPILED.set(shape, list);
  return list;
}

/** `Array.isArray` tells TypeScript nothing about read-only lists. */
const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);
