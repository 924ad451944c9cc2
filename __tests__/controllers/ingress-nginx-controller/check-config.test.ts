import { Duration, Size } from 'cdk8s';
import { Gzip, Hsts, type IngressNginxConfig, IngressNginxController, LogFormat, RealIp } from '../../../lib';
import { checkControllerConfig } from '../../../lib/controllers/ingress-nginx-controller/check-config';
import { problemsOf } from '../../support/app';

const messagesOf = (config: unknown) => [...checkControllerConfig(config as never)].map(({ message }) => message);
/** A value that plain JavaScript can pass where TypeScript would refuse it. */
const untyped = (value: unknown) => value as never;

test('the config of a controller is checked with its other props', () => {
  const config = { gzip: Gzip.on({ level: 11 }) };
  expect(problemsOf((chart) => new IngressNginxController(chart, 'controller', { replicas: 0, config }))).toEqual([
    '[shop/controller] replicas 0 is not a whole number of 1 or more: write, for example, 2.',
    '[shop/controller] gzip level 11 is not a whole number from 1 to 9: write, for example, 5.',
  ]);
});

test.each<[string, object, string[]]>([
  [
    'a body size as text and a timeout of half a second',
    { bodySize: '8m', timeouts: { read: Duration.millis(500) } },
    [
      'bodySize "8m" is not a whole number of kibibytes: write, for example, Size.mebibytes(8).',
      'read timeout 500 millis is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30).',
    ],
  ],
  [
    'an empty list of proxies and a header with a space',
    { realIp: RealIp.fromHeader([], 'X Real') },
    [
      'realIp trustedProxies [] has the wrong type; expected a list of CIDR blocks such as ["10.0.0.0/8"].',
      'realIp header "X Real" cannot be read by nginx: write letters, digits and "-", for example "X-Forwarded-For".',
    ],
  ],
  [
    'a list of proxies that is left out',
    { realIp: RealIp.fromProxyProtocol(untyped(undefined)) },
    ['realIp trustedProxies undefined has the wrong type; expected a list of CIDR blocks such as ["10.0.0.0/8"].'],
  ],
  [
    'an address that is not a block',
    { realIp: RealIp.fromHeader(['10.0.0.1']) },
    [
      'realIp trustedProxies "10.0.0.1" is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32".',
    ],
  ],
  [
    'a log line that ends its quotes',
    { logFormat: LogFormat.text("it's $status") },
    [
      'logFormat "it\'s $status" would break nginx.conf: write one line without "\'" and "\\", for example \'$remote_addr "$request" $status\'.',
    ],
  ],
  [
    'a log without fields',
    { logFormat: LogFormat.json({}) },
    ['logFormat {} logs nothing: write a field, for example { status: "$status" }.'],
  ],
  [
    'fields of a log that are text',
    { logFormat: LogFormat.json(untyped('$status')) },
    ['logFormat "$status" has the wrong type; expected an object such as { status: "$status" }.'],
  ],
  [
    'a field that breaks the JSON',
    { logFormat: LogFormat.json({ status: '"$status"' }) },
    [
      'logFormat field "status" with "\\"$status\\"" would break the JSON: write a name of letters, digits and "_.@-", and a value without quotes and "\\", for example "$status".',
    ],
  ],
  [
    'a misspelt variable of a log, with which nginx would load nothing',
    { logFormat: LogFormat.text('$remote_adr $status') },
    [
      'logFormat has the text "$remote_adr $status", whose variable "$remote_adr" nginx does not know: write "$remote_addr".',
    ],
  ],
  [
    'a misspelt variable of a log of JSON',
    { logFormat: LogFormat.json({ a: '$statuss', b: '$1', c: '50$' }) },
    [
      'logFormat field "a" has the value "$statuss", whose variable "$statuss" nginx does not know: write "$status".',
      'logFormat field "b" has the value "$1", whose variable "$1" nginx does not know: write a variable of nginx or of the controller, for example "$host".',
      'logFormat field "c" has the value "50$", in which "$" has no name of a variable behind it: write it without, or with a name.',
    ],
  ],
  [
    'a variable that needs an option',
    { logFormat: LogFormat.text('$geoip2_country_code') },
    [
      'logFormat has the text "$geoip2_country_code", whose variable "$geoip2_country_code" nginx does not know: write it with config option "use-geoip2": "true".',
    ],
  ],
  [
    'a log that is longer than nginx reads',
    { logFormat: LogFormat.text('x'.repeat(4095)) },
    ['logFormat has 4095 bytes, and nginx reads at most 4094 at a time: leave some of it out.'],
  ],
  [
    'buffers that do not go together',
    { options: { 'proxy-buffer-size': '8k', 'proxy-busy-buffers-size': '64k' } },
    [
      'config option "proxy-busy-buffers-size" has a value with which nginx cannot load its configuration: write at least the size of one buffer (8192 bytes) and at most that of all but one (24576 bytes).',
    ],
  ],
  [
    'a snippet whose block is open',
    { options: { 'http-snippet': 'map $host $tenant { default a;' } },
    [
      'config option "http-snippet" has the value "map $host $tenant { default a;", which has a "{" without a "}": write whole directives of nginx, each with ";" or a block in braces at its end.',
    ],
  ],
  [
    'preloading for a month',
    { hsts: Hsts.of({ maxAge: Duration.days(30), preload: true }) },
    [
      'browsers refuse hsts preload without subdomains, or for less than a year: leave out maxAge and includeSubdomains, or leave out preload.',
    ],
  ],
  [
    'preloading without subdomains',
    { hsts: Hsts.of({ includeSubdomains: false, preload: true }) },
    [
      'browsers refuse hsts preload without subdomains, or for less than a year: leave out maxAge and includeSubdomains, or leave out preload.',
    ],
  ],
  [
    'HSTS for a millisecond, with a text for a flag',
    { hsts: Hsts.of({ maxAge: Duration.millis(1), preload: untyped('yes') }) },
    [
      'hsts preload "yes" has the wrong type; expected true or false.',
      'hsts maxAge 1 milli is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30).',
    ],
  ],
  [
    'compression beyond the highest level, of something that is not a media type',
    { gzip: Gzip.on({ level: 11, types: ['json'] }) },
    [
      'gzip level 11 is not a whole number from 1 to 9: write, for example, 5.',
      'gzip types ["json"] are not media types: write a list, for example ["application/json"].',
    ],
  ],
  [
    'values of a wrong type',
    { realIp: true, logFormat: 'json', hsts: false, gzip: true, options: 'use-http2' },
    [
      'config realIp true has the wrong type; expected RealIp.fromHeader(["10.0.0.0/8"]).',
      'config logFormat "json" has the wrong type; expected LogFormat.json({ status: "$status" }).',
      'config hsts false has the wrong type; expected Hsts.off().',
      'config gzip true has the wrong type; expected Gzip.on().',
      'config options "use-http2" has the wrong type; expected an object such as { "use-http2": "false" }.',
    ],
  ],
  [
    'misspelt names',
    { bodysize: 1, hsts: Hsts.of(untyped({ age: 1 })), gzip: Gzip.on(untyped({ levels: 1 })) },
    [
      'config has no option "bodysize": write one of bodySize, timeouts, realIp, logFormat, hsts, gzip, options.',
      'hsts has no option "age": write one of maxAge, includeSubdomains, preload.',
      'gzip has no option "levels": write one of level, types.',
    ],
  ],
  [
    'an option that does not exist',
    { options: { colour: 'red' } },
    ['config option "colour" is unknown to ingress-nginx v1.15, which ignores it: leave it out.'],
  ],
  [
    'a prop and an option with the same key',
    { hsts: Hsts.off(), options: { hsts: 'true' } },
    ['config option "hsts" has the value "true", but a prop sets it to "false": keep one of the two.'],
  ],
  [
    'an option that trusts everyone',
    { options: { 'use-proxy-protocol': 'true' } },
    [
      'config option "use-proxy-protocol" makes the controller trust any address that a client claims: use realIp, or set "proxy-real-ip-cidr" too.',
    ],
  ],
])('%s: each is a problem', (_, config, messages) => {
  expect(messagesOf(config)).toEqual(messages);
});

test.each<[string, IngressNginxConfig]>([
  [
    'of a snippet',
    {
      logFormat: LogFormat.text('$tenant $status $id'),
      options: { 'http-snippet': 'map $host $tenant { default a; "~^(?<id>.+)[.]b$" b; }' },
    },
  ],
  ['that an option switches on', { logFormat: LogFormat.text('$geoip2_city'), options: { 'use-geoip2': 'true' } }],
  [
    'that an Ingress with a snippet may define',
    { logFormat: LogFormat.text('$my_own_thing'), options: { 'allow-snippet-annotations': 'true' } },
  ],
  [
    'of headers, cookies and answers',
    { logFormat: LogFormat.json({ a: '$http_x_b $cookie_c $upstream_http_d $req_id' }) },
  ],
])('a log may have variables %s', (_, config) => {
  expect(messagesOf(config)).toEqual([]);
});

test('a right config is not a problem', () => {
  const realIp = RealIp.fromHeader(['10.0.0.0/8'], 'CF-Connecting-IP');
  const hsts = Hsts.of({ maxAge: Duration.days(365), preload: true });
  const options = { 'worker-shutdown-timeout': '120s' };
  expect(messagesOf({ bodySize: Size.mebibytes(8), realIp, hsts, gzip: Gzip.on(), options })).toEqual([]);
});
