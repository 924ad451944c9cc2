import { checkConfigOption, checkTrustedProxies } from '../../../lib/nginx/config/check-config-option';

describe('an option of the ConfigMap', () => {
  test.each<[string, string, unknown, string]>([
    [
      'with a misspelt key',
      'proxy-body-sise',
      '8m',
      'config option "proxy-body-sise" is unknown to ingress-nginx v1.15, which ignores it: write "proxy-body-size".',
    ],
    [
      'with a key in capitals',
      'PROXY_READ_TIMEOUT',
      '60',
      'config option "PROXY_READ_TIMEOUT" is unknown to ingress-nginx v1.15, which ignores it: write "proxy-read-timeout".',
    ],
    [
      'with a key like no other',
      'colour',
      'red',
      'config option "colour" is unknown to ingress-nginx v1.15, which ignores it: leave it out.',
    ],
    [
      'of an earlier release',
      'use-geoip',
      'true',
      'config option "use-geoip" is unknown to ingress-nginx v1.15, which ignores it: use "use-geoip2".',
    ],
    [
      'of an earlier release, by the start of its key',
      'jaeger-collector-host',
      'jaeger',
      'config option "jaeger-collector-host" is unknown to ingress-nginx v1.15, which ignores it: use "enable-opentelemetry".',
    ],
    [
      'of an earlier release that a policy of routes replaces',
      'global-rate-limit-memcached-host',
      'memcached',
      'config option "global-rate-limit-memcached-host" is unknown to ingress-nginx v1.15, which ignores it: use rateLimit of a router or route.',
    ],
    [
      'that is not a string',
      'use-http2',
      false,
      'config option "use-http2" has the value false, and a ConfigMap takes only strings: write, for example, "false".',
    ],
    [
      'that is not a boolean',
      'use-http2',
      'no',
      'config option "use-http2" has the value "no", which the controller ignores: write "true" or "false".',
    ],
    [
      'with a unit where a number is read',
      'proxy-read-timeout',
      '60s',
      'config option "proxy-read-timeout" has the value "60s", which the controller ignores: write a whole number of seconds without a unit, for example "60".',
    ],
    [
      'with a unit of Kubernetes where nginx reads a size',
      'proxy-buffer-size',
      '8Ki',
      'config option "proxy-buffer-size" has the value "8Ki", which nginx does not take: write a number and "k", "m" or nothing, for example "8k".',
    ],
    [
      'that is not a list of blocks',
      'block-cidrs',
      '10.0.0.0/40',
      'config option "block-cidrs" has the value "10.0.0.0/40", of which "10.0.0.0/40" is an item that nginx does not take: write CIDR blocks separated by commas, for example "10.0.0.0/8,192.168.0.0/16".',
    ],
    [
      'that is not one of the words',
      'annotations-risk-level',
      'Extreme',
      'config option "annotations-risk-level" has the value "Extreme", which the controller ignores: write "Low", "Medium", "High" or "Critical".',
    ],
    [
      'that is not a ratio',
      'otel-sampler-ratio',
      '2',
      'config option "otel-sampler-ratio" has the value "2", which the controller ignores: write a number from 0 to 1, for example "0.1".',
    ],
    [
      'that redirects all hosts',
      'force-ssl-redirect',
      'true',
      'config option "force-ssl-redirect" decides where requests go, and resolve() cannot know it: use the router prop httpsRedirect.',
    ],
    [
      'that answers requests of all hosts',
      'location-snippet',
      'return 418;',
      'config option "location-snippet" decides where requests go, and resolve() cannot know it: leave it out, since routes decide where requests go.',
    ],
  ])('%s is a problem', (_, key, value, message) => {
    expect([...checkConfigOption(key, value)]).toEqual([{ code: 'nginx-config', message }]);
  });

  test.each([
    ['use-http2', 'false'],
    ['proxy-read-timeout', '60'],
    ['proxy-buffer-size', '8k'],
    ['otel-sampler-ratio', '.5'],
    ['worker-shutdown-timeout', '120s'],
  ])('%s: %s is taken', (key, value) => {
    expect([...checkConfigOption(key, value)]).toEqual([]);
  });
});

describe('the address of a client', () => {
  test('must not be taken from just anyone', () => {
    expect([...checkTrustedProxies({ 'use-forwarded-headers': 'true' })]).toEqual([
      {
        code: 'nginx-config',
        message:
          'config option "use-forwarded-headers" makes the controller trust any address that a client claims: use realIp, or set "proxy-real-ip-cidr" too.',
      },
    ]);
  });

  test('may be taken from named proxies, or from the connection', () => {
    const data = { 'use-forwarded-headers': 'true', 'proxy-real-ip-cidr': '10.0.0.0/8' };
    expect([...checkTrustedProxies(data), ...checkTrustedProxies({ 'use-forwarded-headers': 'false' })]).toEqual([]);
  });
});
