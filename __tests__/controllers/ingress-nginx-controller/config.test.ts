import { Duration, Size } from 'cdk8s';
import { Gzip, Hsts, type IngressNginxConfig, IngressNginxController, LogFormat, RealIp } from '../../../lib';
import { only, synthesize } from '../../support/app';

const dataOf = (config: IngressNginxConfig) =>
  only(
    synthesize((chart) => new IngressNginxController(chart, 'controller', { config })),
    'ConfigMap',
  ).data;

test.each<[string, IngressNginxConfig, { [key: string]: string } | undefined]>([
  ['an empty config', {}, undefined],
  ['an empty map of options', { options: {} }, undefined],
  ['the body size', { bodySize: Size.mebibytes(8) }, { 'proxy-body-size': '8m' }],
  [
    'the timeouts',
    { timeouts: { connect: Duration.seconds(3), read: Duration.minutes(2), send: Duration.seconds(30) } },
    { 'proxy-connect-timeout': '3', 'proxy-read-timeout': '120', 'proxy-send-timeout': '30' },
  ],
  [
    'the address of clients in the usual header',
    { realIp: RealIp.fromHeader(['10.0.0.0/8', 'fd00::/8']) },
    { 'enable-real-ip': 'true', 'proxy-real-ip-cidr': '10.0.0.0/8,fd00::/8' },
  ],
  [
    'the address of clients in another header',
    { realIp: RealIp.fromHeader(['10.0.0.0/8'], 'CF-Connecting-IP') },
    {
      'enable-real-ip': 'true',
      'forwarded-for-header': 'CF-Connecting-IP',
      'proxy-real-ip-cidr': '10.0.0.0/8',
    },
  ],
  [
    'the address, scheme and host of clients in all headers of a proxy that ends TLS',
    { realIp: RealIp.fromForwardedHeaders(['10.0.0.0/8']) },
    { 'use-forwarded-headers': 'true', 'proxy-real-ip-cidr': '10.0.0.0/8' },
  ],
  [
    'the same with the address in another header',
    { realIp: RealIp.fromForwardedHeaders(['10.0.0.0/8'], 'CF-Connecting-IP') },
    {
      'use-forwarded-headers': 'true',
      'forwarded-for-header': 'CF-Connecting-IP',
      'proxy-real-ip-cidr': '10.0.0.0/8',
    },
  ],
  [
    'the address of clients in the PROXY protocol',
    { realIp: RealIp.fromProxyProtocol(['10.0.0.0/8']) },
    { 'use-proxy-protocol': 'true', 'proxy-real-ip-cidr': '10.0.0.0/8' },
  ],
  [
    'a log of lines',
    { logFormat: LogFormat.text('$remote_addr "$request" $status') },
    { 'log-format-upstream': '$remote_addr "$request" $status' },
  ],
  [
    'a log of JSON',
    { logFormat: LogFormat.json({ time: '$time_iso8601', status: '$status' }) },
    { 'log-format-escape-json': 'true', 'log-format-upstream': '{"status":"$status","time":"$time_iso8601"}' },
  ],
  ['HSTS that is off', { hsts: Hsts.off() }, { hsts: 'false' }],
  [
    'HSTS for a month',
    { hsts: Hsts.of({ maxAge: Duration.days(30), includeSubdomains: false }) },
    { 'hsts-max-age': '2592000', 'hsts-include-subdomains': 'false' },
  ],
  ['HSTS that browsers preload', { hsts: Hsts.of({ preload: true }) }, { 'hsts-preload': 'true' }],
  ['compression', { gzip: Gzip.on() }, { 'use-gzip': 'true' }],
  [
    'compression with options',
    { gzip: Gzip.on({ level: 5, types: ['application/json', 'text/css'] }) },
    { 'use-gzip': 'true', 'gzip-level': '5', 'gzip-types': 'application/json text/css' },
  ],
  [
    'a prop and options',
    { bodySize: Size.mebibytes(1), options: { 'use-http2': 'false', 'enable-brotli': 'true' } },
    { 'enable-brotli': 'true', 'proxy-body-size': '1m', 'use-http2': 'false' },
  ],
])('%s: its keys are in the ConfigMap in alphabetical order', (_, config, data) => {
  expect(dataOf(config)).toEqual(data);
  expect(Object.keys(data ?? {}).sort()).toEqual(Object.keys(dataOf(config) ?? {}));
});

test('headers other than the one with the address are believed of nobody, unless a factory says so', () => {
  const sources = [RealIp.fromHeader(['10.0.0.0/8']), RealIp.fromHeader(['10.0.0.0/8'], 'X-Real-IP')];
  for (const realIp of sources) expect(dataOf({ realIp })).not.toHaveProperty('use-forwarded-headers');
});

test('an installation says what the controller sees', () => {
  const seen = (config: IngressNginxConfig) => {
    let found = {};
    synthesize((chart) => {
      const { seesClients, seesScheme } = new IngressNginxController(chart, 'controller', { config }).installation;
      found = { seesClients, seesScheme };
    });
    return found;
  };
  expect(seen({})).toEqual({ seesClients: false, seesScheme: false });
  expect(seen({ realIp: RealIp.fromHeader(['10.0.0.0/8']) })).toEqual({ seesClients: true, seesScheme: false });
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  const forwarded = { realIp: RealIp.fromForwardedHeaders(['10.0.0.0/8']) };
  expect(seen(forwarded)).toEqual({ seesClients: true, seesScheme: true });
  printed.mockRestore();
  const proxyProtocol = { realIp: RealIp.fromProxyProtocol(['10.0.0.0/8']) };
  expect(seen(proxyProtocol)).toEqual({ seesClients: true, seesScheme: true });
});
