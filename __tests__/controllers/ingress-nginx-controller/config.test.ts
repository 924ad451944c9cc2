import { Duration, Size } from 'cdk8s';
import { Gzip, Hsts, type IngressNginxConfig, IngressNginxController, LogFormat, RealIp } from '../../../lib';
import { only, synthesize } from '../../support/app';

const dataOf = (config: IngressNginxConfig) =>
  only(
    synthesize((chart) => new IngressNginxController(chart, 'controller', { config })),
    'ConfigMap',
  ).data;

test.each<[string, IngressNginxConfig, { [key: string]: string } | undefined]>([
  ['nothing', {}, undefined],
  ['no options', { options: {} }, undefined],
  ['body size', { bodySize: Size.mebibytes(8) }, { 'proxy-body-size': '8m' }],
  [
    'timeouts',
    { timeouts: { connect: Duration.seconds(3), read: Duration.minutes(2), send: Duration.seconds(30) } },
    { 'proxy-connect-timeout': '3', 'proxy-read-timeout': '120', 'proxy-send-timeout': '30' },
  ],
  [
    'real IP from a header',
    { realIp: RealIp.fromHeader(['10.0.0.0/8', 'fd00::/8']) },
    { 'use-forwarded-headers': 'true', 'proxy-real-ip-cidr': '10.0.0.0/8,fd00::/8' },
  ],
  [
    'real IP from a header of its own',
    { realIp: RealIp.fromHeader(['10.0.0.0/8'], 'CF-Connecting-IP') },
    {
      'use-forwarded-headers': 'true',
      'forwarded-for-header': 'CF-Connecting-IP',
      'proxy-real-ip-cidr': '10.0.0.0/8',
    },
  ],
  [
    'real IP from the PROXY protocol',
    { realIp: RealIp.fromProxyProtocol(['10.0.0.0/8']) },
    { 'use-proxy-protocol': 'true', 'proxy-real-ip-cidr': '10.0.0.0/8' },
  ],
  [
    'log format as text',
    { logFormat: LogFormat.text('$remote_addr "$request" $status') },
    { 'log-format-upstream': '$remote_addr "$request" $status' },
  ],
  [
    'log format as JSON',
    { logFormat: LogFormat.json({ time: '$time_iso8601', status: '$status' }) },
    { 'log-format-escape-json': 'true', 'log-format-upstream': '{"time":"$time_iso8601","status":"$status"}' },
  ],
  ['no HSTS', { hsts: Hsts.off() }, { hsts: 'false' }],
  [
    'HSTS',
    { hsts: Hsts.of({ maxAge: Duration.days(30), includeSubdomains: false }) },
    { 'hsts-max-age': '2592000', 'hsts-include-subdomains': 'false' },
  ],
  ['HSTS that is built in', { hsts: Hsts.of({ preload: true }) }, { 'hsts-preload': 'true' }],
  ['gzip', { gzip: Gzip.on() }, { 'use-gzip': 'true' }],
  [
    'gzip with options',
    { gzip: Gzip.on({ level: 5, types: ['application/json', 'text/css'] }) },
    { 'use-gzip': 'true', 'gzip-level': '5', 'gzip-types': 'application/json text/css' },
  ],
  [
    'options',
    { bodySize: Size.mebibytes(1), options: { 'use-http2': 'false', 'enable-brotli': 'true' } },
    { 'enable-brotli': 'true', 'proxy-body-size': '1m', 'use-http2': 'false' },
  ],
])('%s', (_, config, data) => {
  expect(dataOf(config)).toEqual(data);
  expect(Object.keys(data ?? {}).sort()).toEqual(Object.keys(dataOf(config) ?? {}));
});
