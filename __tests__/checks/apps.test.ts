import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { k8s } from 'cdk8s-plus-27';
import { Backend, Exposure, IngressRouter, PorticoChecks, WebService } from '../../lib';
import { type Case, findingsOf, raw } from './case';
import { deployment, object, service } from './objects';

const image = 'registry.example.com/shop/user:1.0.0';

const WRONG: readonly Case[] = [
  {
    title: 'two services of one name',
    build: (chart) => {
      new WebService(chart, 'one', { image, name: 'user' });
      new WebService(chart, 'two', { image, name: 'user', serviceName: 'user-too' });
    },
    problems: [
      '[shop/two/service-account] ServiceAccount, Deployment and PodDisruptionBudget "user" are also made by shop/one, and one would overwrite the other: give one of the two another name.',
    ],
  },
  {
    title: 'a typed object that replaces one of a service',
    build: (chart, app) => {
      new WebService(chart, 'user', { image });
      new k8s.KubeService(new Chart(app, 'raw'), 'service', {
        metadata: { name: 'user' },
        spec: { ports: [{ port: 80 }] },
      });
    },
    problems: [
      '[raw/service] Service "user" is also made by shop/user/service, and one would overwrite the other: give one of the two another name.',
    ],
  },
  {
    title: 'a patch that breaks a service of Portico',
    build: (chart) => {
      const user = new WebService(chart, 'user', { image });
      ApiObject.of(user.node.findChild('service')).addJsonPatch(JsonPatch.replace('/spec/ports/0/targetPort', 'web'));
    },
    problems: ['[shop/user/service] targetPort "web" is not a port of the selected pods: write one of "http", 8080.'],
  },
  {
    title: 'a patch that takes the pods from a service of Portico',
    build: (chart) => {
      const user = new WebService(chart, 'user', { image });
      ApiObject.of(user.node.findChild('deployment')).addJsonPatch(
        JsonPatch.replace('/spec/template/metadata/labels/app', 'users'),
      );
    },
    problems: [
      '[shop/user/deployment] selector "app=user" does not select the pods of this Deployment, which have the labels "app=users,app.kubernetes.io/instance=user,app.kubernetes.io/managed-by=cdk8s-portico,app.kubernetes.io/name=user,app.kubernetes.io/part-of=shop": write the same labels in both.',
      '[shop/user/service] selector "app=user" selects no pods in this namespace: write "app=users" if that is meant, or turn the check off here when the pods are made elsewhere.',
    ],
    warnings: [
      '[shop/user/disruption-budget] selector "app=user" selects no pods in this namespace: write "app=users" if that is meant, or turn the check off here when the pods are made elsewhere.',
    ],
  },
  {
    title: 'two charts that make the same objects',
    build: (chart, app) => {
      new WebService(chart, 'user', { image });
      new WebService(new Chart(app, 'other'), 'user', { image });
    },
    problems: [
      '[other/user/service-account] ServiceAccount, Deployment, Service and PodDisruptionBudget "user" are also made by shop/user, and one would overwrite the other: give one of the two another name.',
    ],
  },
  {
    title: 'a node port of two services, one raw Service and one patched one',
    build: (chart) => {
      new WebService(chart, 'user', { image, exposure: Exposure.nodePort(30080) });
      new WebService(chart, 'pay', { image, exposure: Exposure.nodePort(30080) });
      const ports = [{ port: 80, targetPort: 'http', nodePort: 30080 }];
      new ApiObject(chart, 'raw', service({ type: 'NodePort', selector: { app: 'pay' }, ports }, 'raw') as never);
      const typed = new k8s.KubeService(chart, 'typed', {
        metadata: { name: 'typed' },
        spec: { type: 'NodePort', ports: [{ port: 80 }] },
      });
      typed.addJsonPatch(JsonPatch.add('/spec/ports/0/nodePort', 30080));
    },
    problems: [
      '[shop/pay/service] nodePort 30080 belongs to shop/user/service already: write another, or leave it out to let the cluster choose.',
      '[shop/raw] nodePort 30080 belongs to shop/user/service already: write another, or leave it out to let the cluster choose.',
      '[shop/typed] nodePort 30080 belongs to shop/user/service already: write another, or leave it out to let the cluster choose.',
    ],
  },
  {
    title: 'a cdk8s-plus Deployment with a wrong image and a limit below its request',
    build: (chart) => {
      new kplus.Deployment(chart, 'plus', {
        metadata: { name: 'plus' },
        containers: [
          {
            image: 'UPPER CASE!!',
            name: 'c',
            resources: { cpu: { request: kplus.Cpu.millis(500), limit: kplus.Cpu.millis(100) } },
          },
        ],
      });
    },
    problems: [
      '[shop/plus/Resource] image "UPPER CASE!!" of container "c" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
      '[shop/plus/Resource] cpu request "500m" of container "c" is above its limit "100m": raise the limit or lower the request.',
    ],
  },
  {
    title: 'a cdk8s-plus Ingress with a TLS host in no rule',
    build: (chart) => {
      const plus = new kplus.Deployment(chart, 'plus', {
        metadata: { name: 'plus' },
        containers: [{ image: 'registry.example.com/plus:1', portNumber: 80 }],
      });
      const front = plus.exposeViaService({ name: 'front' });
      const entrance = new kplus.Ingress(chart, 'ingress', { metadata: { name: 'entrance' } });
      entrance.addHostRule('abc.com', '/', kplus.IngressBackend.fromService(front));
      entrance.addTls([{ hosts: ['abd.com'], secret: kplus.Secret.fromSecretName(chart, 'cert', 'cert') }]);
    },
    problems: ['[shop/ingress/Resource] TLS host "abd.com" is in no rule: write "abc.com".'],
  },
  {
    title: 'a cdk8s-plus Service without a port, next to another problem',
    build: (chart) => {
      new WebService(chart, 'user', { image: 'nginx' });
      new kplus.Service(chart, 'plus', { metadata: { name: 'plus' } });
    },
    problems: [
      '[shop/user] image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0".',
      '[shop/plus/Resource] Service "plus" cannot be written: A service must be configured with a port.',
    ],
  },
  {
    title: 'a value that YAML cannot have',
    build: (chart) =>
      void new ApiObject(chart, 'raw', object('v1', 'ConfigMap', { data: { at: new Date(0) } }, 'settings') as never),
    problems: ["[shop/raw] ConfigMap \"settings\" cannot be written: can't render non-simple object of type 'Date'."],
  },
  {
    title: 'a patch of a field that does not exist',
    build: (chart) =>
      new ApiObject(chart, 'raw', object('v1', 'ConfigMap') as never).addJsonPatch(JsonPatch.replace('/spec/x', 1)),
    problems: [
      '[shop/raw] a patch of ConfigMap "user" has no effect: "/" has no "spec": it has apiVersion, kind, metadata.',
    ],
  },
  {
    title: 'a patch that leaves nulls',
    build: (chart) =>
      new ApiObject(chart, 'raw', deployment() as never).addJsonPatch(
        JsonPatch.replace('/spec/template/spec/containers', [null]),
      ),
    problems: ['[shop/raw] spec.template.spec.containers[0] null is not an object: write one, in { }.'],
  },
  raw(
    'an object with only a kind',
    [{ apiVersion: 'v1', kind: 'Pod' }],
    ['[shop/0] spec is missing: write it, since the API server requires it.'],
  ),
  raw(
    'lists, numbers and text in every field',
    [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'a' },
        spec: { selector: 5, template: 'x', replicas: [] },
      },
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'b' }, spec: { selector: 'x', ports: 'y', type: {} } },
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'c' },
        spec: { rules: 'x', tls: 5, defaultBackend: [] },
      },
    ],
    [
      '[shop/0] spec.replicas [] is not a whole number of 0 or more: write, for example, 3.',
      '[shop/0] spec.selector 5 is not an object: write one, in { }.',
      '[shop/0] spec.template "x" is not an object: write one, in { }.',
      '[shop/1] spec.ports "y" is not a list: write one, in [ ].',
      '[shop/1] spec.selector "x" is not a map: write, for example, { app: "user" }.',
      '[shop/1] spec.type {} is not a string: write, for example, "user".',
      '[shop/1] a Service has no port: write spec.ports, or clusterIP "None" for DNS records without ports.',
      '[shop/2] spec.defaultBackend [] is not an object: write one, in { }.',
      '[shop/2] spec.rules "x" is not a list: write one, in [ ].',
      '[shop/2] spec.tls 5 is not a list: write one, in [ ].',
      '[shop/2] backend [] names no service: write one.',
    ],
  ),
  {
    title: 'an unknown check that is turned off',
    build: (_chart, app) => void PorticoChecks.of(app).disable('selector-overlaps', 'why'),
    problems: ['[] there is no check "selector-overlaps": write "selector-overlap".'],
  },
  {
    title: 'a check turned off without a reason',
    build: (_chart, app) => void PorticoChecks.of(app).disable('selector-overlap', ' '),
    problems: ['[] disable("selector-overlap") has the reason " ": say why, in words.'],
  },
  {
    title: 'an unknown kind that is declared as external',
    build: (_chart, app) =>
      void PorticoChecks.of(app)
        .external('Services' as never, 'x')
        .external('Service', ''),
    problems: [
      '[] external kind "Services" is unknown: write one of ConfigMap, DaemonSet, Deployment, Gateway, PersistentVolumeClaim, Service, ServiceAccount, StatefulSet.',
      '[] external Service "" is not a name: write the name of the object, for example "billing".',
    ],
  },
];

const RIGHT: readonly Case[] = [
  {
    title: 'services of one name in two namespaces',
    build: (chart, app) => {
      new WebService(chart, 'user', { image });
      new WebService(new Chart(app, 'other', { namespace: 'other' }), 'user', { image });
    },
    problems: [],
  },
  {
    title: 'routes to Services made elsewhere, and to those of cdk8s-plus',
    build: (chart) => {
      const plus = new kplus.Deployment(chart, 'plus', {
        containers: [{ image: 'registry.example.com/plus:1', portNumber: 80 }],
      });
      const router = new IngressRouter(chart, 'router', {
        host: 'abc.com',
        defaultBackend: Backend.external('home', 80),
      });
      router.prefix('/plus', Backend.of(plus.exposeViaService()));
      router.prefix('/user', new WebService(chart, 'user', { image, port: 3000 }));
    },
    problems: [],
  },
];

test.each(WRONG)('problems are found in $title', (each) => {
  const { problems, warnings = [] } = each;
  expect(findingsOf(each)).toEqual({ problems, warnings });
});

test.each(RIGHT)('nothing is found in $title', (each) => {
  expect(findingsOf(each)).toEqual({ problems: [], warnings: [] });
});
