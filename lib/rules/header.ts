/** https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
const TOKEN = /^[-!#$%&'*+.^_`|~0-9A-Za-z]+$/;

/** Printable ASCII. Blanks at the ends are not part of a value: https://www.rfc-editor.org/rfc/rfc9110#section-5.5 */
const FIELD_VALUE = /^[!-~]([\t -~]*[!-~])?$/;

export function headerNameFlaw(name: unknown): string | undefined {
  if (typeof name === 'string' && TOKEN.test(name)) return undefined;
  return 'is not a valid header name: write letters, digits and "-", for example "X-Request-Id"';
}

/** Names that everything takes, while nginx drops others and the API server refuses them. */
export const PLAIN_HEADER_NAME = /^[A-Za-z0-9-]+$/;

/** Headers of probes and lifecycle hooks, whose names the API server holds to less than HTTP allows. */
export function probeHeaderNameFlaw(name: unknown): string | undefined {
  if (typeof name === 'string' && PLAIN_HEADER_NAME.test(name)) return undefined;
  return 'is not a name of a header: write letters, digits and "-", for example "X-Probe"';
}

export function headerValueFlaw(value: unknown): string | undefined {
  if (typeof value === 'string' && FIELD_VALUE.test(value)) return undefined;
  return 'is not a header value: write printable ASCII without a space at either end';
}

/** https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1 */
export function cookieNameFlaw(name: unknown): string | undefined {
  if (typeof name === 'string' && TOKEN.test(name)) return undefined;
  return 'is not a cookie name: write letters, digits and "-", for example "release"';
}
