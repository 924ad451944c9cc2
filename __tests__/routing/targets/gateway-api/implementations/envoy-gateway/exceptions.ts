import { refusedOfPolicy, refusedOfServices } from '../agreement-suite';

/** The values that make the target refuse a case whose options it has, by title: parts of the messages. */
export const VALUES: { readonly [title: string]: readonly string[] } = {
  ...refusedOfPolicy(
    'timeouts',
    'the read timeout 120 s and the send timeout 5 s, for which Envoy Gateway has one time',
  ),
  ...refusedOfPolicy('basic auth', 'the basicAuth realm "Staff only", in place of which Envoy Gateway shows the URL'),
  ...refusedOfPolicy(
    'buffers',
    ...['responses', 'bufferSize', 'buffers', 'busySize', 'requestBufferSize'].map(
      (name) => `buffering ${name}, and Envoy Gateway passes on bodies`,
    ),
  ),
  ...refusedOfPolicy(
    'buffers of answers',
    ...['bufferSize', 'buffers', 'busySize'].map((name) => `buffering ${name}, and Envoy Gateway passes on bodies`),
  ),
  ...refusedOfServices(
    'a sticky session with every field',
    'the stickySession expires 172800 s, for which Envoy Gateway has no field',
    'the stickySession conditionalSameSiteNone true, for which Envoy Gateway has no field',
    'the stickySession changeOnFailure true, for which Envoy Gateway has no field',
  ),
  ...refusedOfServices(
    'a key that decides about the pod',
    'the consistentHash key "$arg_predictor-$host": Envoy Gateway takes $request_uri',
    'consistentHash subsetSize 3, for which Envoy Gateway has no field',
  ),
  ...refusedOfPolicy(
    'external auth',
    'the externalAuth url "https://$host/oauth2/auth", of which Envoy Gateway asks Services only',
    'the externalAuth signinUrl "https://$host/oauth2/start?rd=$escaped_request_uri", for which Envoy Gateway has no field',
  ),
  ...refusedOfPolicy(
    'external auth at one address',
    'the externalAuth url "https://auth.example.com/verify", of which Envoy Gateway asks Services only',
    'the externalAuth signinUrl "https://auth.example.com/start", for which Envoy Gateway has no field',
  ),
};

/** Requests of accepted cases that Envoy Gateway answers otherwise than other gateways, by title. */
export const OWN_REQUESTS: { readonly [title: string]: { readonly [request: string]: string } } = {
  'expressions compare bytes, of which a character may have several': {
    '/z/%C3%A9a': 'groups are of the path in normal form, encoded',
  },
};
