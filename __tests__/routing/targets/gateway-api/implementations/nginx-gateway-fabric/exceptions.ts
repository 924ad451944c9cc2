import { refusedOfPolicy, refusedOfServices } from '../agreement-suite';

const WILDCARD = 'host "*.abc.com" takes requests for hosts of more labels, such as "a.b.abc.com"';

/** The values that make the target refuse a case whose options it has, by title: parts of the messages. */
export const VALUES: { readonly [title: string]: readonly string[] } = {
  'the most specific host decides alone: the name, then the wildcard, then every host': [WILDCARD],
  'the default backend of a router stands on each of its hosts': [WILDCARD],
  'a regular expression on the wildcard, a prefix on the name, a rewrite on every host': [WILDCARD],
  ...refusedOfPolicy('buffers', 'buffering requests: false, for which NGINX Gateway Fabric has no field'),
  ...refusedOfPolicy('bodies as they come', 'buffering requests: false, for which NGINX Gateway Fabric has no field'),
  ...refusedOfPolicy('a rate limit', 'rateLimit connections 4, for which NGINX Gateway Fabric has no field'),
  ...refusedOfServices(
    'a key that decides about the pod',
    'the consistentHash key "$arg_predictor-$host": NGINX Gateway Fabric takes one variable',
    'consistentHash subsetSize 3, for which NGINX Gateway Fabric has no field',
  ),
  'services say what they speak, and need no policy for it': [
    'the default backend goes to "d", which speaks GRPC: NGINX Gateway Fabric reaches it by a GRPCRoute only',
    'prefix "/shop.Orders" goes to "a", which speaks GRPC',
    'prefix "/shop.Orders" goes to "b", which speaks GRPC',
    'prefix "/shop.Items" goes to "d", which speaks GRPC',
  ],
};

/** Requests of accepted cases that NGINX Gateway Fabric answers otherwise than other gateways, by title. */
export const OWN_REQUESTS: { readonly [title: string]: { readonly [request: string]: string } } = {};
