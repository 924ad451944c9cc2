import { type GatewayApiTargetOptions, type IngressRouterProps, Tls } from '../../../../lib';
import { refusals } from './refusals';

const LONG_HOST = `${'a.'.repeat(122)}abcd`;
const tls = Tls.secret('abc-com-tls');
const create = { gatewayClassName: 'envoy' };
const hosts = (count: number) => Array.from({ length: count }, (_, index) => `a${index}.com`);
const NAMESPACE =
  "create makes a Gateway in another namespace, which must know the namespace of the routes: set the namespace of the router's chart. (gateway-namespace)";

test.each<[string, Partial<GatewayApiTargetOptions>, IngressRouterProps, ...string[]]>([
  [
    'one listener for a redirect to HTTPS',
    { sectionName: 'web' },
    { httpsRedirect: true },
    'sectionName names one listener, but httpsRedirect needs two: write httpListener and httpsListener instead. (gateway-listener)',
  ],
  [
    'one listener with certificates',
    { sectionName: 'web', httpsListener: 'https' },
    { tls, httpsRedirect: false },
    'sectionName names one listener, but tls needs two: write httpListener and httpsListener instead. (gateway-listener)',
  ],
  [
    'one listener for HTTP and HTTPS',
    { httpListener: 'web', httpsListener: 'web' },
    { httpsRedirect: true },
    'httpListener and httpsListener are both "web": a redirect to HTTPS needs two listeners. (gateway-listener)',
  ],
  [
    'a name for listeners that create names',
    { create, sectionName: 'web' },
    {},
    'create makes the listeners and names them: leave sectionName and httpsListener out. (gateway-listener)',
  ],
  [
    'a redirect to HTTPS without certificates',
    { create },
    { httpsRedirect: true },
    'httpsRedirect leads to no listener, since create makes one for each certificate: set tls. (gateway-listener)',
  ],
  [
    'more listeners than a Gateway takes',
    { create },
    { host: undefined, hosts: hosts(64), tls },
    'create makes 65 listeners: a Gateway takes 64. Make the Gateway elsewhere. (gateway-limit)',
  ],
  [
    'a host that is too long for the name of its listener',
    { create },
    { host: LONG_HOST, tls },
    `create names a listener after "${LONG_HOST.slice(0, 96)}…, of 254 characters: a Gateway takes 253. Name one that is made elsewhere in httpsListener. (gateway-limit)`,
  ],
  [
    'a Gateway whose name is too long for a label',
    { create, gateway: 'g'.repeat(64) },
    {},
    `gateway "${'g'.repeat(64)}" has 64 characters: create makes a label of it, so write at most 63. (gateway-limit)`,
  ],
  [
    'the name that create gives the HTTPS listener of a host',
    { create, httpListener: 'https-abc.com' },
    { tls },
    'httpListener "https-abc.com" is also the name that create gives the HTTPS listener of a host: write another name. (gateway-listener)',
  ],
  [
    'a ListenerSet next to listeners that are made or named',
    { listenerSet: true, create, httpsListener: 'https' },
    { tls },
    'listenerSet makes the listeners for HTTPS next to a Gateway that is made elsewhere: leave create and httpsListener out. (gateway-listener)',
    'create makes the listeners and names them: leave sectionName and httpsListener out. (gateway-listener)',
  ],
  [
    'a ListenerSet next to one listener',
    { listenerSet: true, sectionName: 'web' },
    { tls, httpsRedirect: false },
    'listenerSet makes the listeners for HTTPS next to a Gateway that is made elsewhere: leave sectionName out. (gateway-listener)',
  ],
  [
    'a ListenerSet without certificates',
    { listenerSet: true, httpListener: 'web' },
    { httpsRedirect: true },
    'listenerSet makes a listener for each certificate, and the router has none: set tls, or leave it out. (gateway-listener)',
  ],
  [
    'more listeners than a ListenerSet takes',
    { listenerSet: true },
    { host: undefined, hosts: hosts(65), tls },
    'listenerSet makes 65 listeners: a ListenerSet takes 64. Give some hosts a router of their own. (gateway-limit)',
  ],
  [
    'a host that is too long for the name of its listener in a ListenerSet',
    { listenerSet: true },
    { host: LONG_HOST, tls },
    `listenerSet names a listener after "${LONG_HOST.slice(0, 96)}…, of 254 characters: a ListenerSet takes 253. Name one that is made elsewhere in httpsListener. (gateway-limit)`,
  ],
  [
    'a listener for HTTP without a use',
    { httpListener: 'web' },
    {},
    'httpListener is only used with tls or a redirect to HTTPS, and the router has neither: set httpsRedirect, or name sectionName instead. (gateway-listener)',
  ],
  [
    'listeners for HTTP and HTTPS without a use',
    { httpListener: 'web', httpsListener: 'websecure' },
    {},
    'httpListener and httpsListener are only used with tls or a redirect to HTTPS, and the router has neither: set httpsRedirect, or name sectionName instead. (gateway-listener)',
  ],
  ['a Gateway in another namespace than routes without one', { create, gatewayNamespace: 'infra' }, {}, NAMESPACE],
])('%s is refused', (_, options, props, ...messages) => {
  expect(refusals({ options, props })).toEqual(messages);
});

test('more than 16 certificates in another namespace are refused, since one ReferenceGrant names 16', () => {
  const names = hosts(17);
  const certificates = Tls.several(names.map((host, index) => Tls.secret(`tls-${index}`, { hosts: [host] })));
  const options = { create, gatewayNamespace: 'infra' };
  expect(refusals({ options, props: { host: undefined, hosts: names, tls: certificates } })).toEqual([
    'tls names 17 certificates for a Gateway in another namespace: a ReferenceGrant takes 16. Leave gatewayNamespace out. (gateway-limit)',
    NAMESPACE,
  ]);
});

test('an Issuer of the namespace of the routes is refused for a Gateway in another', () => {
  const options = { create, gatewayNamespace: 'infra' };
  expect(refusals({ options, props: { tls: Tls.certManager({ issuer: 'letsencrypt' }) } })).toEqual([
    NAMESPACE,
    "tls names an Issuer of the router's namespace, but the Gateway is in another: name a clusterIssuer. (gateway-namespace)",
  ]);
});
