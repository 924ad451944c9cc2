import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as portico from '../../lib';
import type { JsonSchema } from '../../lib/checks/schema/json-schema';
import { resolved, schemaOf, typeOf } from '../../lib/checks/schema/table';
import type { Manifest } from '../support/app';
import { KINDS, type Kind } from '../workloads/suite/kinds';
import type { FieldTable } from './answer';

/** The values of fields, as JSON, by `type.field`. */
export type Written = ReadonlyMap<string, readonly string[]>;

/** The fields of objects, by the types of the generated tables. */
export function fieldsOf(manifests: readonly Manifest[]): Written {
  const found = new Map<string, string[]>();
  const walk = (schema: JsonSchema, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(schema.items ?? {}, item);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const { properties = {}, additionalProperties } = resolved(schema);
    for (const [name, inner] of Object.entries(value)) {
      const key = `${schema.$ref}.${name}`;
      if (schema.$ref !== undefined) found.set(key, [...(found.get(key) ?? []), JSON.stringify(inner)]);
      walk(properties[name] ?? (additionalProperties as JsonSchema | undefined) ?? {}, inner);
    }
  };
  for (const manifest of manifests) {
    const [version = '', group = ''] = manifest.apiVersion.split('/').reverse();
    const type = typeOf(group, version, manifest.kind);
    if (type !== undefined) walk({ $ref: type }, manifest);
  }
  return found;
}

/** The names of the classes of workloads that have an option, with values of the type that most of them take. */
export const classesWith = (option: string): readonly string[] =>
  KINDS.filter(({ options, withoutDefault = [] }) => option in options && !withoutDefault.includes(option)).map(
    classOf,
  );

export const classOf = ({ folder }: Pick<Kind, 'folder'>) =>
  folder.replace(/(^|-)(.)/g, (_, _dash, letter: string) => letter.toUpperCase());

/** The option that code sets, or undefined for statements. */
export const optionOf = (code: string) => /^(\w+): /.exec(code)?.[1];

/** The folder of a kind of workload, and statements to begin with. */
type Setting = Pick<FieldTable, 'given' | 'kind'>;

/** The objects of some code, and the version of Kubernetes that it needs where that is newer than those of an app by default. */
interface Result {
  readonly manifests: Manifest[];
  readonly version?: string;
}

const RESULTS = new Map<string, Result>();
const TOO_NEW = /added in Kubernetes (1\.\d+)/;

/** Runs code in an app: options of a workload, by default of the first kind that has them, or statements. */
export function resultOf(code: string, { given = '', kind }: Setting = {}): Result {
  const option = optionOf(code);
  if (option === undefined) return cached(`${given}; ${code}`);
  return cached(`${given}; make(chart, 'web', { ...required, ${code} })`, kindWith(option, kind));
}

/** The same workload without the options. */
export function resultWithout(code: string, { given = '', kind }: Setting = {}): Result {
  const option = optionOf(code);
  return option === undefined
    ? { manifests: [] }
    : cached(`${given}; make(chart, 'web', required)`, kindWith(option, kind));
}

function cached(statements: string, kind?: Kind): Result {
  const key = `${kind?.folder} ${statements}`;
  const known = RESULTS.get(key) ?? tried(statements, kind);
  RESULTS.set(key, known);
  return known;
}

function tried(statements: string, kind?: Kind): Result {
  try {
    return { manifests: run(statements, kind) };
  } catch (error) {
    const version = TOO_NEW.exec(String(error))?.[1];
    if (version === undefined) throw error;
    return { manifests: run(statements, kind, version), version };
  }
}

function kindWith(option: string, folder?: string): Kind {
  const kind = KINDS.find(({ options, ...one }) => option in options && [one.folder, undefined].includes(folder));
  if (kind === undefined) throw new Error(`no workload has the option ${option}`);
  return kind;
}

/** Runs statements with the names of the library and a chart, and with the services `user` and `next` where they name them. */
export function run(statements: string, kind?: Kind, version?: string): Manifest[] {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  if (version !== undefined) portico.PorticoDefaults.of(chart).set({ kubernetesVersion: `${version}..1.37` });
  const image = 'registry.example.com/shop/user:1.4.0';
  const service = (name: string) =>
    new RegExp(`\\b${name}\\b(?!["':])`).test(statements) ? new portico.WebService(chart, name, { image }) : undefined;
  const scope = { ...portico, Chart, Cpu, Duration, Size, chart, image, user: service('user'), next: service('next') };
  new Function('scope', `with (scope) { ${statements} }`)({ ...scope, ...kind });
  return Testing.synth(chart);
}

/** The fields of a type of the generated tables. */
export const namesOf = (type: string) => Object.keys(schemaOf(type).properties ?? {});
