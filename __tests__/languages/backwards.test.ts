import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

// The maps of Java and Go have no order, and those of Go arrive sorted.
let isBackwards = false;

/** A value in which the fields of each object that code has written stand in the opposite order. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, field]) => [name, backwards(field)])
      .reverse(),
  );
}

/** A class whose constructor, factories and methods are given everything backwards, while that is on. */
function reversing<Class extends object>(real: Class): Class {
  const turned = (values: unknown[]) => (isBackwards ? values.map(backwards) : values);
  return new Proxy(real, {
    construct: (target, values, made) => {
      const built = Reflect.construct(target as never, turned(values), made);
      return made === target || built.constructor === real ? methodsReversing(built) : built;
    },
    get: (target, name, receiver) => {
      const member = Reflect.get(target, name, receiver);
      if (typeof member !== 'function' || name === 'prototype') return member;
      return (...values: unknown[]) => member.apply(target, turned(values));
    },
  });

  function methodsReversing(built: object): object {
    for (const name of ['prefix', 'exact', 'regex', 'redirect', 'set']) {
      const method = (built as Record<string, unknown>)[name];
      if (typeof method !== 'function') continue;
      const value = (...values: unknown[]) => method.apply(built, turned(values));
      Object.defineProperty(built, name, { value });
    }
    return built;
  }
}

jest.mock('cdk8s-portico', () =>
  Object.fromEntries(
    Object.entries(jest.requireActual('../../lib')).map(([name, value]) => [
      name,
      typeof value === 'function' ? reversing(value) : value,
    ]),
  ),
);

jest.spyOn(console, 'error').mockImplementation(() => {});
jest.spyOn(console, 'log').mockImplementation(() => {});

test.each(['workloads', 'routing', 'neighbours', 'extending'])(
  '%s.ts writes the same when each map and struct is written backwards',
  (program) => {
    expect(filesOf(program, true)).toEqual(filesOf(program, false));
  },
);

function filesOf(program: string, isReversed: boolean) {
  const output = mkdtempSync(path.join(tmpdir(), 'portico-'));
  const { CDK8S_OUTDIR } = process.env;
  const folder = process.cwd();
  try {
    process.env.CDK8S_OUTDIR = output;
    process.chdir(__dirname);
    isBackwards = isReversed;
    jest.isolateModules(() => require(`./${program}`));
    const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter(
      (name) => path.extname(name) !== '',
    );
    expect(names).not.toEqual([]);
    return Object.fromEntries(names.sort().map((name) => [name, readFileSync(path.join(output, name), 'utf8')]));
  } finally {
    process.chdir(folder);
    if (CDK8S_OUTDIR === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = CDK8S_OUTDIR;
    rmSync(output, { recursive: true });
  }
}
