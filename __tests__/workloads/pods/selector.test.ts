import { AntiAffinity, IngressRouter, Scale, Settings, WebService } from '../../../lib';
import { only, problemsOf, synthesize } from '../../support/app';
import { deployment, problems, proxy, service } from '../support';

/** The labels by which Helm charts select pods. */
const selector = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'shop' };

test('pods are selected by the label "app" unless the user says otherwise', () => {
  expect(deployment({}).selector).toEqual({ matchLabels: { app: 'user' } });
});

test('the selector of a workload that is taken over is that of its Deployment, Service, budget and placement', () => {
  const objects = service({ selector, antiAffinity: AntiAffinity.required(), version: 'v2' });
  const { spec } = only(objects, 'Deployment');
  expect(spec.selector).toEqual({ matchLabels: selector });
  expect(only(objects, 'Service').spec.selector).toEqual(selector);
  expect(only(objects, 'PodDisruptionBudget').spec.selector).toEqual({ matchLabels: selector });

  const { affinity, topologySpreadConstraints } = spec.template.spec;
  expect(topologySpreadConstraints).toHaveLength(2);
  for (const { labelSelector } of topologySpreadConstraints) expect(labelSelector).toEqual({ matchLabels: selector });
  const [term] = affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution;
  expect(term.labelSelector).toEqual({ matchLabels: selector });
});

test('the pods have the labels of the selector, and the objects keep those that follow from name and version', () => {
  const [web] = service({ selector, version: 'v2' }).filter(({ kind }) => kind === 'Deployment');
  expect(web?.spec.template.metadata.labels).toEqual({
    ...selector,
    'app.kubernetes.io/version': 'v2',
    'app.kubernetes.io/part-of': 'shop',
    'app.kubernetes.io/managed-by': 'cdk8s-portico',
  });
  expect(web?.metadata).toMatchObject({
    name: 'user-v2',
    labels: { 'app.kubernetes.io/name': 'user', 'app.kubernetes.io/instance': 'user-v2' },
  });
});

test('a label of the selector may be written among the labels too, and "app" where pods are not selected by it', () => {
  const { template } = deployment({ selector: { tier: 'web' }, labels: { tier: 'web', app: 'shop' } });
  expect(template.metadata.labels).toMatchObject({ tier: 'web', app: 'shop' });
});

test('routes and settings of such a workload are those of any other', () => {
  const manifests = synthesize((chart) => {
    const settings = [new Settings(chart, 'common', { config: { A: 'b' } })];
    const web = new WebService(chart, 'web', { image: proxy, selector, settings, containerName: 'app' });
    new IngressRouter(chart, 'router', { host: 'abc.com' }).prefix('/', web);
  });
  const [container] = only(manifests, 'Deployment').spec.template.spec.containers;
  expect(container).toMatchObject({ name: 'app', envFrom: [{ configMapRef: { name: 'common-config' } }] });
});

test.each<[string, object, string[]]>([
  [
    'a selector without a label',
    { selector: {} },
    [
      'selector {} is empty, which the API server refuses: write a label of the pods, for example { app: "web" }. (selector)',
    ],
  ],
  [
    'a selector of a ReplicaSet, copied from a cluster',
    { selector: { app: 'web', 'pod-template-hash': '6d4b75cb6d' } },
    ['selector has the label "pod-template-hash", which Kubernetes changes in each rollout: leave it out. (selector)'],
  ],
  [
    'a selector with an expression',
    { selector: { app: 'web || api' } },
    [
      'selector "app" with the value "web || api" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit. (label)',
    ],
  ],
  [
    'a selector as text',
    { selector: 'app=web' },
    ['selector "app=web" has the wrong type; expected an object such as { app: "web" }. (wrong-type)'],
  ],
  [
    'a label with another value than in the selector',
    { selector: { tier: 'web' }, labels: { tier: 'api' } },
    ['label "tier" is "api", and "web" in selector: write one value. (own-label)'],
  ],
  [
    'the label "app" with another value than in the selector',
    { selector: { app: 'web' }, labels: { app: 'api' } },
    ['label "app" is "api", and "web" in selector: write one value. (own-label)'],
  ],
  [
    'a label of the pods alone with another value than in the selector',
    { selector: { tier: 'web' }, pods: { labels: { tier: 'api' } } },
    ['pods: label "tier" is "api", and "web" in selector: write one value. (own-label)'],
  ],
  [
    'the label of the name, although pods are selected by it',
    { selector, labels: { 'app.kubernetes.io/name': 'web' } },
    ['label "app.kubernetes.io/name" is set by Portico from name and version: set those instead. (own-label)'],
  ],
  [
    'a container name that is no DNS label',
    { containerName: 'my_app' },
    [
      'containerName "my_app" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "my-app". (dns-name)',
    ],
  ],
  [
    'a container name that a sidecar has',
    { containerName: 'proxy', sidecars: [{ name: 'proxy', image: proxy }] },
    ['sidecar "proxy": another container of the pod has this name: write another name. (pod-container)'],
  ],
])('%s is a problem', (_, props, messages) => {
  expect(problems(props)).toEqual(messages);
});

test('two workloads with one selector are a problem, since both budgets would count all pods', () => {
  const found = problemsOf((chart) => {
    for (const id of ['web', 'api']) new WebService(chart, id, { image: proxy, selector, scale: Scale.fixed(2) });
  });
  expect(found.length).toBeGreaterThan(0);
  expect(found.join('\n')).toContain('selects the pods of Deployment');
});
