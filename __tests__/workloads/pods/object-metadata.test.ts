import {
  CronJob,
  Exposure,
  Identity,
  NodeAgent,
  PorticoDefaults,
  Scale,
  Settings,
  StatefulService,
  WebService,
} from '../../../lib';
import { type Manifest, only, synthesize } from '../../support/app';
import { image, problems, service } from '../support';

const metadataOf = (objects: readonly Manifest[], kind: string) => only(objects, kind).metadata;
const podsOf = (objects: readonly Manifest[]) => only(objects, 'Deployment').spec.template.metadata;
const rest = ['ServiceAccount', 'Deployment', 'Service', 'PodDisruptionBudget'];

test.each([
  ['pods', podsOf, rest],
  [
    'deployment',
    (objects: Manifest[]) => metadataOf(objects, 'Deployment'),
    rest.filter((kind) => kind !== 'Deployment'),
  ],
  ['service', (objects: Manifest[]) => metadataOf(objects, 'Service'), rest.filter((kind) => kind !== 'Service')],
  [
    'serviceAccount',
    (objects: Manifest[]) => metadataOf(objects, 'ServiceAccount'),
    rest.filter((kind) => kind !== 'ServiceAccount'),
  ],
])('%s has labels and annotations of its own, which no other object gets', (part, find, others) => {
  const own = { labels: { tier: 'front' }, annotations: { 'example.com/note': 'x' } };
  const objects = service({ [part]: own });
  expect(find(objects)).toMatchObject(own);
  for (const kind of others) {
    expect(metadataOf(objects, kind).labels).not.toHaveProperty('tier');
    expect(metadataOf(objects, kind).annotations).toBeUndefined();
  }
  if (part !== 'pods') expect(podsOf(objects)).toEqual(podsOf(service()));
});

test('an autoscaler, a budget and ConfigMaps have labels and annotations of their own', () => {
  const own = (owner: string) => ({ labels: { tier: owner }, annotations: { 'example.com/owner': owner } });
  const objects = service({
    scale: Scale.auto({ min: 2, max: 5 }),
    config: { LEVEL: 'info' },
    files: { '/etc/user.txt': 'x' },
    autoscaler: own('scaling'),
    podDisruptionBudget: own('drains'),
    configMaps: own('settings'),
  });
  expect(metadataOf(objects, 'HorizontalPodAutoscaler')).toMatchObject(own('scaling'));
  expect(metadataOf(objects, 'PodDisruptionBudget')).toMatchObject(own('drains'));
  const maps = objects.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata);
  expect(maps).toMatchObject([own('settings'), own('settings')]);
  for (const kind of ['Deployment', 'Service']) expect(metadataOf(objects, kind).labels).not.toHaveProperty('tier');
});

test('settings that workloads share have labels and annotations', () => {
  const own = { labels: { team: 'shop' }, annotations: { 'example.com/owner': 'shop' } };
  const objects = synthesize((chart) => new Settings(chart, 'common', { config: { A: '1' }, ...own }));
  expect(metadataOf(objects, 'ConfigMap')).toMatchObject(own);
});

test('defaults of objects that a workload has none of are for others', () => {
  const objects = synthesize((chart) => {
    const own = { labels: { tier: 'x' } };
    PorticoDefaults.of(chart).set({ configMaps: own, autoscaler: own, podDisruptionBudget: own, service: own });
    new WebService(chart, 'user', { image, scale: Scale.fixed(1) });
    new NodeAgent(chart, 'agent', { image });
  });
  expect(objects.filter(({ metadata }) => metadata.labels?.tier === 'x').map(({ kind }) => kind)).toEqual(['Service']);
});

test('defaults of each kind of controller are for that kind', () => {
  const objects = synthesize((chart) => {
    const labels = (tier: string) => ({ labels: { tier } });
    PorticoDefaults.of(chart).set({ statefulSet: labels('data'), cronJob: labels('schedule'), job: labels('task') });
    new StatefulService(chart, 'db', { image, port: 5432, storage: {} });
    new CronJob(chart, 'report', { image, schedule: '0 3 * * *' });
  });
  expect(metadataOf(objects, 'StatefulSet').labels).toMatchObject({ tier: 'data' });
  expect(metadataOf(objects, 'CronJob').labels).toMatchObject({ tier: 'schedule' });
  expect(only(objects, 'CronJob').spec.jobTemplate.metadata.labels).toMatchObject({ tier: 'task' });
});

test('Prometheus can be told of a Service and not of its pods', () => {
  const objects = service({
    annotations: { 'prometheus.io/scrape': 'false', owner: 'shop' },
    service: { annotations: { 'prometheus.io/scrape': 'true' } },
  });
  expect(metadataOf(objects, 'Service').annotations).toEqual({ 'prometheus.io/scrape': 'true', owner: 'shop' });
  expect(podsOf(objects).annotations).toEqual({ 'prometheus.io/scrape': 'false', owner: 'shop' });
});

test('the more specific place counts, down to the load balancer and the identity', () => {
  const objects = service({
    annotations: { a: 'all', b: 'all', c: 'all' },
    service: { annotations: { b: 'service', c: 'service' } },
    exposure: Exposure.loadBalancer({ annotations: { c: 'exposure' } }),
    serviceAccount: { annotations: { b: 'account', c: 'account' } },
    identity: Identity.own({ annotations: { c: 'identity' } }),
  });
  expect(metadataOf(objects, 'Service').annotations).toEqual({ a: 'all', b: 'service', c: 'exposure' });
  expect(metadataOf(objects, 'ServiceAccount').annotations).toEqual({ a: 'all', b: 'account', c: 'identity' });
});

test('defaults of the scopes around are added by key', () => {
  const objects = synthesize((chart, app) => {
    PorticoDefaults.of(app).set({ pods: { annotations: { a: 'app', b: 'app', c: 'app' }, labels: { zone: 'x' } } });
    PorticoDefaults.of(chart).set({ pods: { annotations: { b: 'chart', c: 'chart' } } });
    PorticoDefaults.of(chart).set({ pods: { annotations: { d: 'later' } } });
    new WebService(chart, 'user', { image, pods: { annotations: { c: 'own' } } });
  });
  expect(podsOf(objects).annotations).toEqual({ a: 'app', b: 'chart', c: 'own', d: 'later' });
  expect(podsOf(objects).labels).toMatchObject({ zone: 'x', app: 'user' });
});

test.each<[string, object, string[]]>([
  [
    'an annotation that is read on another object',
    {
      pods: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' } },
      service: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/user' } },
      deployment: { annotations: { 'linkerd.io/inject': 'enabled' } },
    },
    [
      'annotation "service.beta.kubernetes.io/aws-load-balancer-type" has no effect under pods: write it under service. (object-metadata)',
      'annotation "eks.amazonaws.com/role-arn" has no effect under service: write it under serviceAccount. (object-metadata)',
      'annotation "linkerd.io/inject" has no effect under deployment: write it under pods. (object-metadata)',
    ],
  ],
  [
    "a label of Portico's own",
    { pods: { labels: { app: 'x' } }, service: { labels: { 'app.kubernetes.io/name': 'x' } } },
    [
      'pods: label "app" is set by Portico from name and version: set those instead. (own-label)',
      'service: label "app.kubernetes.io/name" is set by Portico from name and version: set those instead. (own-label)',
    ],
  ],
  [
    'the hash of settings',
    { pods: { annotations: { 'checksum/config': 'x' } } },
    [
      'annotation "checksum/config" is set by Portico, to roll out pods when their settings change: write another key. (settings)',
    ],
  ],
  [
    'fields that Helm charts have there',
    {
      service: { type: 'NodePort', port: 80, sessionAffinity: 'ClientIP' },
      serviceAccount: { create: false },
      deployment: { replicas: 3 },
      pods: { constructor: 1 },
    },
    [
      'pods has no option "constructor": write one of labels, annotations. (unknown-option)',
      'serviceAccount has no option "create": write identity: Identity.existing("reader"), one level up. (unknown-option)',
      'service has no option "type": write exposure: Exposure.loadBalancer(), one level up. (unknown-option)',
      'service has no option "port": write servicePort: 80, one level up. (unknown-option)',
      'service has no option "sessionAffinity": write traffic: { sessionAffinity: Duration.hours(3) }, one level up. (unknown-option)',
      'deployment has no option "replicas": write scale: Scale.fixed(3), one level up. (unknown-option)',
    ],
  ],
  [
    'a name in their place',
    { serviceAccount: 'reader', service: 'web', pods: 3 },
    [
      'pods 3 has the wrong type; expected labels and annotations such as { annotations: { "sidecar.istio.io/inject": "true" } }; their number is scale: Scale.fixed(3). (wrong-type)',
      'serviceAccount "reader" has the wrong type; expected labels and annotations such as { labels: { team: "checkout" } }; another account is identity: Identity.existing("reader"). (wrong-type)',
      'service "web" has the wrong type; expected labels and annotations such as { annotations: { "prometheus.io/scrape": "true" } }; its name is serviceName. (wrong-type)',
    ],
  ],
  [
    'metadata of objects that are not made',
    {
      scale: Scale.fixed(1),
      autoscaler: { labels: { tier: 'x' } },
      podDisruptionBudget: { annotations: { note: 'x' } },
      configMaps: { labels: { tier: 'x' } },
    },
    [
      'autoscaler has no effect without a HorizontalPodAutoscaler: write scale: Scale.auto({ min: 2, max: 10 }), or leave autoscaler out. (object-metadata)',
      'podDisruptionBudget has no effect without a PodDisruptionBudget: write disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.of(1)), or leave podDisruptionBudget out. (object-metadata)',
      'configMaps has no effect without a ConfigMap: write config: { LOG_LEVEL: "info" }, or leave configMaps out. (object-metadata)',
    ],
  ],
  [
    'numbers in the place of metadata',
    { autoscaler: { minReplicas: 2 }, podDisruptionBudget: { maxUnavailable: 1 }, configMaps: { data: {} } },
    [
      'autoscaler has no option "minReplicas": write scale: Scale.auto({ min: 2, max: 10 }), one level up. (unknown-option)',
      'podDisruptionBudget has no option "maxUnavailable": write disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.of(1)), one level up. (unknown-option)',
      'configMaps has no option "data": write config: { LOG_LEVEL: "info" }, one level up. (unknown-option)',
    ],
  ],
  [
    'metadata of an account that others make',
    { serviceAccount: { labels: { team: 'shop' } }, identity: Identity.existing('reader') },
    [
      'serviceAccount has labels or annotations for the ServiceAccount "reader", which others make: write Identity.own(), or leave serviceAccount out. (identity)',
    ],
  ],
])('%s is a problem', (_, props, expected) => {
  expect(problems(props).sort()).toEqual(expected.sort());
});
