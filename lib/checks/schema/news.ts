import { isMap } from '../../rules/check';
import type { JsonSchema } from './json-schema';
import { GATES } from './overlay/gates';
import { schemaOf } from './table';

/** The fields of a type that 1.27 does not honour, and those that lead to such a field. */
export interface News {
  readonly since: Map<string, number>;
  readonly below: Map<string, { readonly news: News; readonly list: boolean }>;
}

const NEWS = new Map<string, News>();

export function newsOf(type: string): News {
  const known = NEWS.get(type);
  if (known !== undefined) return known;
  const news: News = { since: new Map(), below: new Map() };
  NEWS.set(type, news);
  for (const [field, schema] of Object.entries(schemaOf(type).properties ?? {})) {
    const key = `${type}.${field}`;
    const since = sinceOf(key, schema);
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

/** The first minor version that honours a field of a type, in all places where the type is. */
export function newestSince(type: string, field: string, schema: JsonSchema): number | undefined {
  const since = sinceOf(`${type}.${field}`, schema);
  const there = IN_PLACES.get(field);
  return since === undefined || there === undefined ? (since ?? there) : Math.max(since, there);
}

const sinceOf = (key: string, { since }: JsonSchema) => (Object.hasOwn(GATES, key) ? GATES[key] : since);

/** By field, the gates that hold where one field has a type: `core.v1.PodSpec.containers[].restartPolicy`. */
const IN_PLACES: ReadonlyMap<string, number> = new Map(
  Object.entries(GATES).flatMap(([key, since]): [string, number][] =>
    key.includes('[].') && since !== undefined ? [[key.slice(key.indexOf('[].') + 3), since]] : [],
  ),
);

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
