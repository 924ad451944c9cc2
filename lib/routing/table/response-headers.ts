import { checkValue, isMap, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { headerNameFlaw, headerValueFlaw } from '../../rules/header';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Headers that frame a message or belong to one connection (RFC 9110, section 7.6.1, and RFC 9112, section 6). */
const FRAMING = ['connection', 'content-length', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Checks that headers of answers arrive as they are written. */
export function* checkResponseHeaders(headers: unknown): Findings {
  // A Map has no properties, so that none of its headers would arrive.
  if (!isMap(headers) || headers instanceof Map) {
    yield wrongType('responseHeaders', headers, 'an object such as { "X-Frame-Options": "DENY" }');
    return;
  }
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  if (names.length === 0) {
    yield finding('response-headers', `responseHeaders ${show(headers)} names no header: leave it out.`);
  }
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    yield* checkValue('header', 'response header', name, headerNameFlaw);
    if (names.filter((other) => other === lower).length > 1) {
      const message = `response header ${show(name)} is set twice, since case does not matter: keep one of the two.`;
      yield finding('response-headers', message);
    } else if (FRAMING.includes(lower)) {
      const message = `response header ${show(name)} is set by the server itself: leave it out.`;
      yield finding('response-headers', message);
    }
    yield* checkValue('header', `response header ${show(name)} with the value`, value, headerValueFlaw);
  }
}
