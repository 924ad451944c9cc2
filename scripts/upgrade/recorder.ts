/** A place in a program: its text, and the statements that it needs. */
interface Expression {
  readonly text: string;
  readonly needs: readonly number[];
}

interface Traced {
  readonly raw: object;
  readonly at: Expression;
}

const NAME = /^[A-Za-z_$][\w$]*$/;

/**
 * Writes down the calls of public APIs as a program that any version of them can run: modules, and all that comes from them, stand behind
 * proxies, which record each call and make it.
 */
export class Recorder {
  private readonly statements: Expression[] = [];
  private readonly traced = new WeakMap<object, Traced>();
  private readonly proxies = new WeakMap<object, object>();
  private readonly modules: string[] = [];

  /** The exports of a module, whose calls are recorded. */
  module(name: string, exports: object): object {
    this.modules.push(`const m${this.modules.length} = require(${JSON.stringify(name)});`);
    return this.trace(exports, { text: `m${this.modules.length - 1}`, needs: [] });
  }

  /** The number of statements so far. */
  get length(): number {
    return this.statements.length;
  }

  /** The statements from a number on, with all that they need, as a program that ends by a method of an object. */
  program(from: number, last: object, method: string): string {
    const needed = new Set<number>();
    const add = (index: number) => {
      if (needed.has(index)) return;
      needed.add(index);
      for (const need of this.statements[index]?.needs ?? []) add(need);
    };
    for (let index = from; index < this.statements.length; index++) add(index);
    const lines = [...needed]
      .sort((a, b) => a - b)
      .map((index) => `const v${index} = ${this.statements[index]?.text};`);
    return [...this.modules, ...lines, `${this.write(last).text}.${method}();`, ''].join('\n');
  }

  private trace(raw: object, at: Expression): object {
    const known = this.proxies.get(raw);
    if (known !== undefined) return known;
    const proxy: object = new Proxy(raw, {
      get: (_, name) => this.property(raw, at, name),
      construct: (_, args) =>
        this.made(`new ${at.text}`, at, args, (own) => Reflect.construct(raw as Constructor, own)),
      apply: (_, self, args) =>
        this.made(at.text, at, args, (own) => Reflect.apply(raw as Method, this.rawOf(self), own)) as object,
    });
    this.proxies.set(raw, proxy);
    this.traced.set(proxy, { raw, at });
    return proxy;
  }

  private property(raw: object, at: Expression, name: string | symbol): unknown {
    const value: unknown = Reflect.get(raw, name, raw);
    if (typeof name === 'symbol' || name === 'prototype' || !isObject(value)) return value;
    // A proxy may not answer otherwise than a property that never changes.
    const { writable, configurable } = Object.getOwnPropertyDescriptor(raw, name) ?? {};
    if (writable === false && configurable === false) return value;
    const text = NAME.test(name) ? `${at.text}.${name}` : `${at.text}[${JSON.stringify(name)}]`;
    // Methods are shared by all objects of a class, so that each object has a proxy of its own for them.
    return typeof value === 'function' && !isClass(value)
      ? this.method(raw, value as Method, { text, needs: at.needs })
      : this.trace(value, { text, needs: at.needs });
  }

  private method(raw: object, method: Method, at: Expression): object {
    return new Proxy(method, {
      apply: (_, __, args) => this.made(at.text, at, args, (own) => Reflect.apply(method, raw, own)) as object,
    });
  }

  private made(call: string, at: Expression, args: readonly unknown[], make: (args: unknown[]) => unknown): object {
    const written = args.map((arg) => this.write(arg));
    const made = make(args.map((arg) => this.rawOf(arg)));
    const needs = [at, ...written].flatMap((each) => each.needs);
    this.statements.push({ text: `${call}(${written.map(({ text }) => text).join(', ')})`, needs });
    const index = this.statements.length - 1;
    return (isObject(made) ? this.trace(made, { text: `v${index}`, needs: [index] }) : made) as object;
  }

  /** A value as text. */
  private write(value: unknown): Expression {
    if (typeof value === 'number') return { text: Object.is(value, -0) ? '-0' : String(value), needs: [] };
    if (!isObject(value)) return { text: value === undefined ? 'undefined' : JSON.stringify(value), needs: [] };
    const traced = this.traced.get(value) ?? this.traced.get(this.proxies.get(value) ?? value);
    if (traced !== undefined) return traced.at;
    if (Array.isArray(value)) {
      const items = value.map((item) => this.write(item));
      return { text: `[${items.map(({ text }) => text).join(', ')}]`, needs: items.flatMap(({ needs }) => needs) };
    }
    if (!isPlain(value)) throw new Error(`No recorded call has made a value of ${value.constructor?.name}.`);
    const fields = Object.entries(value).map(([name, field]) => [JSON.stringify(name), this.write(field)] as const);
    const text = fields.map(([name, field]) => `[${name}]: ${field.text}`).join(', ');
    return { text: `{ ${text} }`, needs: fields.flatMap(([, { needs }]) => needs) };
  }

  /** A value with the objects behind the proxies in it. */
  private rawOf(value: unknown): unknown {
    if (!isObject(value)) return value;
    const traced = this.traced.get(value);
    if (traced !== undefined) return traced.raw;
    if (Array.isArray(value)) return value.map((item) => this.rawOf(item));
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, this.rawOf(field)]));
  }
}

type Constructor = new (...args: unknown[]) => object;
type Method = (...args: unknown[]) => unknown;

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

const isClass = (value: object) => /^class\b/.test(Function.prototype.toString.call(value));

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
