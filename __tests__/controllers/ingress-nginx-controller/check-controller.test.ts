import { Size } from 'cdk8s';
import {
  Exposure,
  ExternalTrafficPolicy,
  Hsts,
  IngressNginxController,
  IngressRouter,
  Resources,
  RoutingTarget,
  WebService,
} from '../../../lib';
import { problemsOf } from '../../support/app';

const problems = (props: object) =>
  problemsOf((chart) => new IngressNginxController(chart, 'controller', props)).map((line) =>
    line.replace('[shop/controller] ', ''),
  );
/** A value that plain JavaScript can pass where TypeScript would refuse it. */
const untyped = (value: unknown) => value as never;
const image = 'nginx:1.29.3';

test.each<[string, object, string[]]>([
  [
    'a name that is not a DNS label',
    { name: 'Edge Nginx' },
    [
      'name "Edge Nginx" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "edge-nginx".',
    ],
  ],
  [
    'a name that leaves no room for suffixes',
    { name: 'x'.repeat(43) },
    [`name "${'x'.repeat(43)}" has 43 characters: write at most 42, since longer names are made of it.`],
  ],
  [
    'a namespace that is not a DNS label',
    { namespace: 'edge.nginx' },
    [
      'namespace "edge.nginx" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "edge-nginx".',
    ],
  ],
  [
    'a namespace of the cluster',
    { namespace: 'kube-system' },
    [
      'namespace "kube-system" belongs to the cluster, and `kubectl delete -f dist` would try to delete it: write another one, for example "ingress-nginx".',
    ],
  ],
  [
    'a class that is not a DNS subdomain',
    { className: 'My Class' },
    [
      'className "My Class" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-class".',
    ],
  ],
  [
    'one node port for two ports',
    { exposure: Exposure.nodePort(31234) },
    ['exposure Exposure.nodePort(31234) is for a single port: write Exposure.nodePorts({ http: 31234 }).'],
  ],
  [
    'node ports out of range',
    { exposure: Exposure.nodePorts({ http: 80, https: 443 }) },
    [
      'nodePorts http 80 is outside 30000..32767: write one of those, or leave it out to let the cluster choose.',
      'nodePorts https 443 is outside 30000..32767: write one of those, or leave it out to let the cluster choose.',
    ],
  ],
  [
    'one node port twice',
    { exposure: Exposure.nodePorts({ http: 31234, https: 31234 }) },
    [
      'nodePorts { http: 31234, https: 31234 } use one port twice: write two, or leave one out to let the cluster choose.',
    ],
  ],
  [
    'a traffic policy as text in lower case',
    { externalTrafficPolicy: 'local' },
    ['externalTrafficPolicy "local" has the wrong type; expected ExternalTrafficPolicy.LOCAL.'],
  ],
  [
    'a traffic policy for a controller inside the cluster',
    { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, exposure: Exposure.clusterIp() },
    [
      'externalTrafficPolicy Local has no effect with Exposure.clusterIp(), which no request from outside the cluster reaches: leave it out.',
    ],
  ],
  [
    'two traffic policies',
    {
      externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER,
      exposure: Exposure.loadBalancer({ externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }),
    },
    ['externalTrafficPolicy is Cluster here and Local in the exposure: write it in one place.'],
  ],
  [
    'a registry with a scheme',
    { imageRegistry: 'https://registry.example.com/' },
    [
      'imageRegistry "https://registry.example.com/" is not a registry: write host and path without scheme, tag or "/" at the end, for example "registry.example.com/ingress-nginx".',
    ],
  ],
  [
    'a registry with a tag',
    { imageRegistry: 'registry.example.com/nginx:v1' },
    [
      'imageRegistry "registry.example.com/nginx:v1" is not a registry: write host and path without scheme, tag or "/" at the end, for example "registry.example.com/ingress-nginx".',
    ],
  ],
  [
    'an empty registry',
    { imageRegistry: '' },
    [
      'imageRegistry "" is not a registry: write host and path without scheme, tag or "/" at the end, for example "registry.example.com/ingress-nginx".',
    ],
  ],
  [
    'a registry that no image comes from',
    { imageRegistry: 'registry.example.com', controllerImage: 'registry.example.com/nginx:v1' },
    ['imageRegistry "registry.example.com" has no effect, since every image is replaced: leave it out, or the images.'],
  ],
  [
    'no digests without a mirror',
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
    'an image for the certificate without the webhook',
    { certgenImage: 'certgen:v1' },
    ['certgenImage has no effect without the admission webhook: set admissionWebhook, or leave certgenImage out.'],
  ],
  ['no replicas', { replicas: 0 }, ['replicas 0 is not a whole number of 1 or more: write, for example, 2.']],
  [
    'a request above its limit',
    { resources: Resources.of({ memory: { request: Size.gibibytes(1), limit: Size.mebibytes(512) } }) },
    ['memory request "1Gi" is above its limit "512Mi": raise the limit or lower the request.'],
  ],
  [
    'values of a wrong type',
    { exposure: 'NodePort', resources: {}, config: 5, defaultClass: 'yes', admissionWebhook: 1, imageDigests: 'no' },
    [
      'defaultClass "yes" has the wrong type; expected true or false.',
      'imageDigests "no" has the wrong type; expected true or false.',
      'exposure "NodePort" has the wrong type; expected Exposure.nodePorts().',
      'resources {} has the wrong type; expected resources such as Resources.of({ cpu: { request: Cpu.millis(100) } }).',
      'config 5 has the wrong type; expected an object with bodySize, timeouts, realIp, logFormat, hsts, gzip, options.',
      'admissionWebhook 1 has the wrong type; expected true or false.',
    ],
  ],
])('%s: each is a problem', (_, props, messages) => {
  expect(problems(props)).toEqual(messages);
});

test('the exposure of a controller is not one for a web service, which has a single port', () => {
  const messages = (exposure: Exposure) => problemsOf((chart) => new WebService(chart, 'user', { image, exposure }));
  expect(messages(Exposure.nodePorts({ http: 31234, https: 31235 }))).toEqual([
    '[shop/user] exposure Exposure.nodePorts({ http: 31234, https: 31235 }) sets two node ports, which only a controller has: write Exposure.nodePort(31234).',
  ]);
  expect(messages(Exposure.nodePorts())).toEqual([
    '[shop/user] exposure Exposure.nodePorts() sets two node ports, which only a controller has: write Exposure.nodePort().',
  ]);
});

test('a target takes its class from its controller, so that it must not name another', () => {
  expect(
    problemsOf((chart) => {
      const controller = new IngressNginxController(chart, 'controller');
      const user = new WebService(chart, 'user', { image });
      const target = RoutingTarget.ingressNginx({ controller, className: 'internal' });
      new IngressRouter(chart, 'router', { target, defaultBackend: user });
    }),
  ).toEqual([
    '[shop/router] className "internal" and the controller of class "nginx" are both set: leave className out.',
  ]);
});

test('the controller of a target must be a controller', () => {
  expect(
    problemsOf((chart) => {
      const user = new WebService(chart, 'user', { image });
      const target = RoutingTarget.ingressNginx({ controller: untyped('ingress-nginx') });
      const router = new IngressRouter(chart, 'router', { target, defaultBackend: user });
      expect(router.warnings).toEqual([]);
    }),
  ).toEqual(['[shop/router] controller "ingress-nginx" has the wrong type; expected an IngressNginxController.']);
});

test('the problems of a controller are reported once, and its router adds none', () => {
  expect(
    problemsOf((chart, app) => {
      const controller = new IngressNginxController(app, 'controller', { className: 'A B' });
      const user = new WebService(chart, 'user', { image });
      const target = RoutingTarget.ingressNginx({ controller });
      new IngressRouter(chart, 'router', { target, defaultBackend: user });
    }),
  ).toEqual([
    '[controller] className "A B" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "a-b".',
    '[controller] this is not in a chart: pass a Chart, or a construct in one, as its scope.',
  ]);
});

test('misspelt props are problems, at every depth', () => {
  const props = { replica: 2, config: { bodysize: 1, hsts: Hsts.of(untyped({ age: 1 })) } };
  expect(problems(props)).toEqual([
    'the controller has no option "replica": write one of name, namespace, className, defaultClass, exposure, externalTrafficPolicy, imageRegistry, imageDigests, controllerImage, certgenImage, replicas, resources, config, admissionWebhook.',
    'config has no option "bodysize": write one of bodySize, timeouts, realIp, logFormat, hsts, gzip, options.',
    'hsts has no option "age": write one of maxAge, includeSubdomains, preload.',
  ]);
  expect(problems({ exposure: Exposure.nodePorts(untyped({ htttp: 31234 })) })).toEqual([
    'nodePorts has no option "htttp": write one of http, https.',
  ]);
});

test('a controller needs no props, and takes undefined and null from plain JavaScript', () => {
  expect(problemsOf((chart) => new IngressNginxController(chart, 'controller', untyped(undefined)))).toEqual([]);
  expect(problemsOf((chart) => new IngressNginxController(chart, 'controller', untyped(null)))).toEqual([]);
});
