import { Duration, Size } from 'cdk8s';
import {
  Exposure,
  ExternalTrafficPolicy,
  Gzip,
  Hsts,
  IngressNginxController,
  IngressRouter,
  LogFormat,
  RealIp,
  Resources,
  RoutingTarget,
  WebService,
} from '../../../lib';
import { problemsOf } from '../../support/app';

const problems = (props: object) =>
  problemsOf((chart) => new IngressNginxController(chart, 'controller', props)).map((line) =>
    line.replace('[shop/controller] ', ''),
  );
/** What plain JavaScript can pass where TypeScript would refuse. */
const untyped = (value: unknown) => value as never;
const image = 'nginx:1.29.3';

test.each<[string, object, string[]]>([
  [
    'name',
    { name: 'Edge Nginx' },
    [
      'name "Edge Nginx" is no DNS label: write lower-case letters, digits and "-", starting with a letter, for example "edge-nginx".',
    ],
  ],
  [
    'name that leaves no room for suffixes',
    { name: 'x'.repeat(43) },
    [`name "${'x'.repeat(43)}" has 43 characters: write at most 42, since longer names follow from it.`],
  ],
  [
    'namespace',
    { namespace: 'edge.nginx' },
    ['namespace "edge.nginx" is no DNS label: write lower-case letters, digits and "-", for example "edge-nginx".'],
  ],
  [
    "the cluster's namespace",
    { namespace: 'kube-system' },
    [
      'namespace "kube-system" is the cluster\'s own, and `kubectl delete -f dist` would try to delete it: write another, for example "ingress-nginx".',
    ],
  ],
  [
    'className',
    { className: 'My Class' },
    [
      'className "My Class" is no name of an IngressClass: write lower-case letters, digits, "-" and ".", for example "nginx".',
    ],
  ],
  [
    'one port for two',
    { exposure: Exposure.nodePort(31234) },
    ['exposure Exposure.nodePort(31234) is for a single port: write Exposure.nodePorts({ http: 31234 }).'],
  ],
  [
    'ports out of range',
    { exposure: Exposure.nodePorts({ http: 80, https: 443 }) },
    [
      'nodePorts http 80 is outside 30000..32767: write a port of that range, or leave it out to let the cluster pick.',
      'nodePorts https 443 is outside 30000..32767: write a port of that range, or leave it out to let the cluster pick.',
    ],
  ],
  [
    'one port twice',
    { exposure: Exposure.nodePorts({ http: 31234, https: 31234 }) },
    [
      'nodePorts { http: 31234, https: 31234 } use one port twice: write two, or leave one out to let the cluster pick.',
    ],
  ],
  [
    'externalTrafficPolicy',
    { externalTrafficPolicy: 'local' },
    ['externalTrafficPolicy "local" is of another type: write, for example, ExternalTrafficPolicy.LOCAL.'],
  ],
  [
    'externalTrafficPolicy inside the cluster',
    { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, exposure: Exposure.clusterIp() },
    [
      'externalTrafficPolicy Local is for requests from outside the cluster, which Exposure.clusterIp() does not let in: leave it out.',
    ],
  ],
  [
    'imageRegistry with a scheme',
    { imageRegistry: 'https://registry.example.com/' },
    [
      'imageRegistry "https://registry.example.com/" is no registry: write host and path without scheme, tag or "/" at the end, for example "registry.example.com/ingress-nginx".',
    ],
  ],
  [
    'imageRegistry with a tag',
    { imageRegistry: 'registry.example.com/nginx:v1' },
    [
      'imageRegistry "registry.example.com/nginx:v1" is no registry: write host and path without scheme, tag or "/" at the end, for example "registry.example.com/ingress-nginx".',
    ],
  ],
  [
    'imageRegistry that is empty',
    { imageRegistry: '' },
    [
      'imageRegistry "" is no registry: write host and path without scheme, tag or "/" at the end, for example "registry.example.com/ingress-nginx".',
    ],
  ],
  [
    'imageRegistry that moves nothing',
    { imageRegistry: 'registry.example.com', controllerImage: 'registry.example.com/nginx:v1' },
    [
      'imageRegistry "registry.example.com" moves nothing, since every image is replaced whole: leave it out, or the images.',
    ],
  ],
  [
    'imageDigests without a mirror',
    { imageDigests: false },
    ['imageDigests false is for a registry with other bytes than registry.k8s.io: set imageRegistry too.'],
  ],
  [
    'images that are not pinned',
    { controllerImage: 'controller', certgenImage: 'certgen:latest', admissionWebhook: true },
    [
      'controllerImage "controller" has no tag or digest: pin one, for example "controller:1.0.0".',
      'certgenImage "certgen:latest" moves with every push: pin a version or a digest, for example "certgen:1.0.0".',
    ],
  ],
  [
    'certgenImage without the webhook',
    { certgenImage: 'certgen:v1' },
    ['certgenImage makes the certificate of the webhook, which is off: set admissionWebhook, or leave it out.'],
  ],
  ['replicas', { replicas: 0 }, ['replicas 0 is no whole number from 1: write one, for example 2.']],
  [
    'resources',
    { resources: Resources.of({ memory: { request: Size.gibibytes(1), limit: Size.mebibytes(512) } }) },
    ['memory request "1Gi" is above its limit "512Mi": raise the limit or lower the request.'],
  ],
  [
    'values of another type',
    { exposure: 'NodePort', resources: {}, config: { realIp: true, logFormat: 'json', hsts: false, gzip: true } },
    [
      'exposure "NodePort" is of another type: write, for example, Exposure.nodePorts().',
      'resources {} is of another type: write, for example, Resources.none().',
      'config realIp true is of another type: write, for example, RealIp.fromHeader(["10.0.0.0/8"]).',
      'config logFormat "json" is of another type: write, for example, LogFormat.json({ status: "$status" }).',
      'config hsts false is of another type: write, for example, Hsts.off().',
      'config gzip true is of another type: write, for example, Gzip.on().',
    ],
  ],
])('%s', (_, props, messages) => {
  expect(problems(props)).toEqual(messages);
});

describe('config', () => {
  test.each<[string, object, string[]]>([
    [
      'body size and timeouts',
      { bodySize: '8m', timeouts: { read: Duration.millis(500) } },
      [
        'bodySize "8m" is no size of at least 1 KiB: write, for example, Size.mebibytes(8).',
        'read timeout 500 millis is no whole number of seconds from 1: write, for example, Duration.seconds(30).',
      ],
    ],
    [
      'proxies that are trusted',
      { realIp: RealIp.fromHeader([], 'X Real') },
      [
        'realIp trustedProxies [] names no address: write a list of CIDR blocks, for example ["10.0.0.0/8"], or leave it out.',
        'realIp header "X Real" is invalid: write letters, digits and "-", for example "X-Forwarded-For".',
      ],
    ],
    [
      'no proxies at all',
      { realIp: RealIp.fromProxyProtocol(untyped(undefined)) },
      [
        'realIp trustedProxies [] names no address: write a list of CIDR blocks, for example ["10.0.0.0/8"], or leave it out.',
      ],
    ],
    [
      'an address that is no block',
      { realIp: RealIp.fromHeader(['10.0.0.1']) },
      [
        'realIp trustedProxies "10.0.0.1" is no CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32".',
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
      ['logFormat {} logs nothing: name a field, for example { status: "$status" }.'],
    ],
    [
      'a field that breaks the JSON',
      { logFormat: LogFormat.json({ status: '"$status"' }) },
      [
        'logFormat field "status" with "\\"$status\\"" would break the JSON: write a plain name, and a value without quotes and "\\", for example "$status".',
      ],
    ],
    [
      'preload for a month',
      { hsts: Hsts.of({ maxAge: Duration.days(30), preload: true }) },
      [
        'hsts preload is refused by browsers without subdomains, or for less than a year: leave out maxAge and includeSubdomains, or preload.',
      ],
    ],
    [
      'hsts for a moment',
      { hsts: Hsts.of({ maxAge: Duration.millis(1) }) },
      ['hsts maxAge 1 milli is no whole number of seconds from 1: write, for example, Duration.seconds(30).'],
    ],
    [
      'gzip',
      { gzip: Gzip.on({ level: 11, types: ['json'] }) },
      [
        'gzip level 11 is outside 1..9: write a whole number, for example 5.',
        'gzip types ["json"] name no media types: write a list, for example ["application/json"].',
      ],
    ],
  ])('%s', (_, config, messages) => {
    expect(problems({ config })).toEqual(messages);
  });

  test.each<[string, unknown, string]>([
    [
      'proxy-body-sise',
      '8m',
      'config option "proxy-body-sise" is unknown to ingress-nginx v1.15, which ignores it: did you mean "proxy-body-size"?',
    ],
    [
      'PROXY_READ_TIMEOUT',
      '60',
      'config option "PROXY_READ_TIMEOUT" is unknown to ingress-nginx v1.15, which ignores it: did you mean "proxy-read-timeout"?',
    ],
    ['colour', 'red', 'config option "colour" is unknown to ingress-nginx v1.15, which ignores it: leave it out.'],
    [
      'use-geoip',
      'true',
      'config option "use-geoip" is unknown to ingress-nginx v1.15, which ignores it: use "use-geoip2".',
    ],
    [
      'jaeger-collector-host',
      'jaeger',
      'config option "jaeger-collector-host" is unknown to ingress-nginx v1.15, which ignores it: use "enable-opentelemetry".',
    ],
    [
      'global-rate-limit-memcached-host',
      'memcached',
      'config option "global-rate-limit-memcached-host" is unknown to ingress-nginx v1.15, which ignores it: use rateLimit of a router or route.',
    ],
    [
      'use-http2',
      false,
      'config option "use-http2" has the value false, and a ConfigMap takes only strings: write, for example, "false".',
    ],
    [
      'use-http2',
      'no',
      'config option "use-http2" has the value "no", which the controller ignores: write "true" or "false".',
    ],
    [
      'proxy-read-timeout',
      '60s',
      'config option "proxy-read-timeout" has the value "60s", which the controller ignores: write a whole number without a unit, for example "60".',
    ],
    [
      'proxy-buffer-size',
      '8Ki',
      'config option "proxy-buffer-size" has the value "8Ki", which nginx does not take: write a number and "k", "m" or nothing, for example "8k".',
    ],
    [
      'block-cidrs',
      '10.0.0.0/40',
      'config option "block-cidrs" has the value "10.0.0.0/40", which nginx does not take: write CIDR blocks with commas between, for example "10.0.0.0/8,192.168.0.0/16".',
    ],
    [
      'annotations-risk-level',
      'Extreme',
      'config option "annotations-risk-level" has the value "Extreme", which the controller ignores: write "Low", "Medium", "High" or "Critical".',
    ],
    [
      'otel-sampler-ratio',
      '2',
      'config option "otel-sampler-ratio" has the value "2", which the controller ignores: write a number from 0 to 1, for example "0.1".',
    ],
    [
      'force-ssl-redirect',
      'true',
      'config option "force-ssl-redirect" decides where requests go, unseen by resolve(): use the router prop httpsRedirect.',
    ],
    [
      'location-snippet',
      'return 418;',
      'config option "location-snippet" decides where requests go, unseen by resolve(): leave it out, since routes say where requests go.',
    ],
  ])('option %s: %j', (key, value, message) => {
    expect(problems({ config: { options: { [key]: value } } })).toEqual([message]);
  });

  test('an option that believes everyone', () => {
    expect(problems({ config: { options: { 'use-forwarded-headers': 'true' } } })).toEqual([
      'config option "use-forwarded-headers" has the controller believe whatever address a client claims: use realIp, or set "proxy-real-ip-cidr" too.',
    ]);
  });

  test('a prop and an option of the same key', () => {
    expect(problems({ config: { hsts: Hsts.off(), options: { hsts: 'true' } } })).toEqual([
      'config option "hsts" has the value "true", but a prop says "false": keep one of the two.',
    ]);
  });
});

test('a web service has one port', () => {
  const messages = (exposure: Exposure) => problemsOf((chart) => new WebService(chart, 'user', { image, exposure }));
  expect(messages(Exposure.nodePorts({ http: 31234, https: 31235 }))).toEqual([
    '[shop/user] exposure Exposure.nodePorts({ http: 31234, https: 31235 }) is for the two ports of a controller: write Exposure.nodePort(31234).',
  ]);
  expect(messages(Exposure.nodePorts())).toEqual([
    '[shop/user] exposure Exposure.nodePorts() is for the two ports of a controller: write Exposure.nodePort().',
  ]);
});

test('a target of a controller and of a class', () => {
  expect(
    problemsOf((chart) => {
      const controller = new IngressNginxController(chart, 'controller');
      const user = new WebService(chart, 'user', { image });
      const target = RoutingTarget.ingressNginx({ controller, className: 'internal' });
      new IngressRouter(chart, 'router', { target, defaultBackend: user });
    }),
  ).toEqual([
    '[shop/router] className "internal" and the controller of class "nginx" are both given: leave className out.',
  ]);
});

test('a target of something that is no controller', () => {
  expect(
    problemsOf((chart) => {
      const user = new WebService(chart, 'user', { image });
      const target = RoutingTarget.ingressNginx({ controller: untyped('ingress-nginx') });
      const router = new IngressRouter(chart, 'router', { target, defaultBackend: user });
      expect(router.warnings).toEqual([]);
    }),
  ).toEqual(['[shop/router] controller "ingress-nginx" has the wrong type; expected an IngressNginxController.']);
});

test("a controller's problems are told once, and its router adds none", () => {
  expect(
    problemsOf((chart, app) => {
      const controller = new IngressNginxController(app, 'controller', { className: 'A B' });
      const user = new WebService(chart, 'user', { image });
      const target = RoutingTarget.ingressNginx({ controller });
      new IngressRouter(chart, 'router', { target, defaultBackend: user });
    }),
  ).toEqual([
    '[controller] className "A B" is no name of an IngressClass: write lower-case letters, digits, "-" and ".", for example "nginx".',
    '[controller] this is in no chart: pass a Chart, or a construct in one, as its scope.',
  ]);
});

test('misspelt props', () => {
  const props = { replica: 2, config: { bodysize: 1, hsts: Hsts.of(untyped({ age: 1 })) } };
  expect(problems(props)).toEqual([
    'the controller has no option "replica": write one of name, namespace, className, default, exposure, externalTrafficPolicy, imageRegistry, imageDigests, controllerImage, certgenImage, replicas, resources, config, admissionWebhook.',
    'config has no option "bodysize": write one of bodySize, timeouts, realIp, logFormat, hsts, gzip, options.',
    'hsts has no option "age": write one of maxAge, includeSubdomains, preload.',
  ]);
  expect(problems({ exposure: Exposure.nodePorts(untyped({ htttp: 31234 })) })).toEqual([
    'nodePorts has no option "htttp": write one of http, https.',
  ]);
});

test('no props at all', () => {
  expect(problemsOf((chart) => new IngressNginxController(chart, 'controller', untyped(undefined)))).toEqual([]);
  expect(problemsOf((chart) => new IngressNginxController(chart, 'controller', untyped(null)))).toEqual([]);
});
