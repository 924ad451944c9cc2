import { isMap, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** A token (RFC 9110, section 5.6.2), as names of fields are. */
const TOKEN = /^[-!#$%&'*+.^_`|~A-Za-z0-9]+$/;
/** Visible ASCII with spaces and tabs between (RFC 9110, section 5.5): servers strip those at the ends. */
const FIELD_VALUE = /^[!-~]([\t -~]*[!-~])?$/;

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
    if (!TOKEN.test(name)) {
      const message = `response header ${show(name)} is not a name of RFC 9110: write letters, digits and "-", for example "X-Frame-Options".`;
      yield finding('response-headers', message);
    } else if (names.filter((other) => other === lower).length > 1) {
      const message = `response header ${show(name)} is set twice, since case does not matter: keep one of the two.`;
      yield finding('response-headers', message);
    } else if (FRAMING.includes(lower)) {
      const message = `response header ${show(name)} is for the server to set, since it frames the answer: leave it out.`;
      yield finding('response-headers', message);
    }
    if (typeof value !== 'string' || !FIELD_VALUE.test(value)) {
      const message = `response header ${show(name)} has the value ${show(value)}: write printable ASCII without a space at either end.`;
      yield finding('response-headers', message);
    }
  }
}
