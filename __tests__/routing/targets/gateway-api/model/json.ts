/** An API object, or a part of one, of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

export function asRecord(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asRecords(value: unknown): readonly Json[] {
  return asList(value).map(asRecord);
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The group of all objects that are looked at here. */
export const GROUP = 'gateway.networking.k8s.io';

export function isKind(object: Json, kind: string): boolean {
  return object.kind === kind && asText(object.apiVersion)?.split('/')[0] === GROUP;
}

/** An object without a namespace gets that of kubectl's context, of which only one thing is known: it is one. */
export function namespaceOf(object: Json): string {
  return asText(asRecord(object.metadata).namespace) ?? 'default';
}

export function nameOf(object: Json): string {
  return asText(asRecord(object.metadata).name) ?? '';
}
