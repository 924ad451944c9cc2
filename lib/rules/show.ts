import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';

/** A value in the form in which messages show it: strings in quotes, long values cut. */
export function show(value: unknown): string {
  if (typeof value === 'number' || value === undefined) return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return value.name || 'a function';
  // `Duration.millis(NaN).toHumanString()` returns ''.
  if (value instanceof Duration) return value.toHumanString() || 'NaN';
  if (value instanceof Size) return value.asString();
  if (Construct.isConstruct(value)) return `the construct ${show(value.node.path)}`;
  // Strings are shown most, also where nothing is wrong, and need none of what objects need.
  const text = typeof value === 'string' ? JSON.stringify(value) : jsonOf(value);
  return text.length > 100 ? `${text.slice(0, 97)}…` : text;
}

/** The message of an exception as a part of a sentence, without its class and its full stop. */
export function reasonOf(error: unknown): string {
  return String(error)
    .replace(/^.*Error: /s, '')
    .replace(/\.$/, '');
}

/** A value as JSON, or as a list of its keys where JSON fails: every wrong value must be reported. */
function jsonOf(value: unknown): string {
  try {
    const json: string | undefined = JSON.stringify(value, (_, inner: unknown) => {
      if (typeof inner === 'bigint') return `${inner}n`;
      return Construct.isConstruct(inner) ? `the construct ${inner.node.path}` : inner;
    });
    return json ?? String(value);
  } catch {
    return `an object with ${Object.keys(value ?? {}).join(', ')}`;
  }
}

/** A value as the text that may have been meant, for suggestions and names; an ellipsis for a value without such a text. */
export function asText(value: unknown): string {
  return typeof value === 'object' || typeof value === 'symbol' || value === undefined ? '…' : String(value);
}
