import { refusedOfPolicy } from '../agreement-suite';

/** The values that make the target refuse a case whose options it has, by title: parts of the messages. */
export const VALUES: { readonly [title: string]: readonly string[] } = {
  ...refusedOfPolicy(
    'timeouts',
    'the read timeout 120 s and the send timeout 5 s, for which Envoy Gateway has one time',
  ),
  ...refusedOfPolicy('basic auth', 'the basicAuth realm "Staff only", in place of which Envoy Gateway shows the URL'),
};

/** Requests of accepted cases that Envoy Gateway answers otherwise than other gateways, by title. */
export const OWN_REQUESTS: { readonly [title: string]: { readonly [request: string]: string } } = {
  'expressions compare bytes, of which a character may have several': {
    '/z/%C3%A9a': 'groups are of the path in normal form, encoded',
  },
};
