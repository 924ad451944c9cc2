import { kubernetesVersions, version } from '../cdk8s/kubernetes-versions';
import { isMap } from '../rules/check';
import type { Check } from './check';
import { type AppObject, isBuiltIn } from './model/app-object';
import { problem } from './model/object-finding';
import type { JsonSchema } from './schema/json-schema';
import { GATES } from './schema/overlay/gates';
import { schemaOf, typeOf } from './schema/table';

const POD = 'core.v1.PodSpec';

export const newerFieldsCheck: Check<'newer-fields'> = {
  name: 'newer-fields',
  summary: 'Fields that the oldest cluster of the range drops or refuses; kubernetesVersion sets the range.',
  example:
    'spec.template.spec.hostUsers was added in Kubernetes 1.33, but the app is made for 1.32 and later: leave it out, or raise kubernetesVersion.',
  *check(app) {
    for (const object of app.objects) {
      const type = typeOf(object.group, object.version, object.kind);
      if (type !== undefined) yield* newer(object, object.json, '', type);
    }
    // Pods of kinds whose fields are not known.
    for (const { object, path, pod } of app.workloads) {
      if (!isBuiltIn(object) && typeOf(object.group, object.version, object.kind) === undefined)
        yield* newer(object, pod, `${path}.spec`, POD);
    }
  },
};

function* newer(object: AppObject, value: unknown, path: string, type: string) {
  let found: Map<string, number> | undefined;
  walk(value, newsOf(type), path, (at, since) => {
    found ??= new Map();
    found.set(at, since);
  });
  if (found === undefined) return;
  const { oldest } = kubernetesVersions(object.construct);
  for (const [at, since] of found) {
    if (oldest >= since) continue;
    yield problem(
      object,
      `${at} was added in Kubernetes ${version(since)}, but the app is made for ${version(oldest)} and later: leave it out, or raise kubernetesVersion.`,
    );
  }
}

/** The fields of a type that 1.27 does not honour, and those that lead to such a field. */
interface News {
  readonly since: Map<string, number>;
  readonly below: Map<string, { readonly news: News; readonly list: boolean }>;
}

const NEWS = new Map<string, News>();

function newsOf(type: string): News {
  const known = NEWS.get(type);
  if (known !== undefined) return known;
  const news: News = { since: new Map(), below: new Map() };
  NEWS.set(type, news);
  for (const [field, schema] of Object.entries(schemaOf(type).properties ?? {})) {
    const key = `${type}.${field}`;
    const since = Object.hasOwn(GATES, key) ? GATES[key] : schema.since;
    if (since !== undefined) news.since.set(field, since);
    const inner = innerType(schema);
    if (since !== undefined || inner === undefined) continue;
    const below = withGates(`${key}[].`, newsOf(inner.type));
    // A type within itself is not complete yet.
    if (below.since.size > 0 || below.below.size > 0 || inner.type === type)
      news.below.set(field, { ...inner, news: below });
  }
  return news;
}

/** A type with other gates where one field holds it. */
function withGates(prefix: string, news: News): News {
  const own = Object.entries(GATES).flatMap(([key, since]): [string, number][] =>
    key.startsWith(prefix) && since !== undefined ? [[key.slice(prefix.length), since]] : [],
  );
  return own.length === 0 ? news : { ...news, since: new Map([...news.since, ...own]) };
}

function innerType({ $ref, items, additionalProperties: values }: JsonSchema) {
  if ($ref !== undefined) return { type: $ref, list: false };
  const within: JsonSchema | undefined = items ?? (isMap(values) ? values : undefined);
  return within?.$ref === undefined ? undefined : { type: within.$ref, list: true };
}

/** The elements of a list, or the values of a map. */
const itemsOf = (value: unknown) => (typeof value === 'object' && value !== null ? Object.values(value) : []);

type Found = (path: string, since: number) => void;

function walk(value: unknown, news: News, path: string, found: Found): void {
  if (!isMap(value)) return;
  for (const field in value) {
    const since = news.since.get(field);
    const below = news.below.get(field);
    if (since === undefined && below === undefined) continue;
    const at = path === '' ? field : `${path}.${field}`;
    if (since !== undefined) found(at, since);
    if (below?.list === true) for (const item of itemsOf(value[field])) walk(item, below.news, `${at}[]`, found);
    else if (below !== undefined) walk(value[field], below.news, at, found);
  }
}
