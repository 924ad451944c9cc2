import { readFileSync } from 'node:fs';
import { ApiObject, App, Chart } from 'cdk8s';
import { PorticoChecks, ProblemsError } from '../lib';
import type { Raw } from './checks/objects';

const PAGE = readFileSync('docs/comparison.md', 'utf8');

const path = (service: string) => ({
  path: '/',
  pathType: 'Prefix',
  backend: { service: { name: service, port: { number: 80 } } },
});
const ingress = (service: string, annotation = 'proxy-body-size', name = 'web') => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name, annotations: { [`nginx.ingress.kubernetes.io/${annotation}`]: '8m' } },
  spec: { ingressClassName: 'nginx', rules: [{ host: 'abc.com', http: { paths: [path(service)] } }] },
});
const service = (app: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app }, ports: [{ port: 80, targetPort: 'http' }] },
});
const budget = (apiVersion: string) => ({
  apiVersion,
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
});
const SETTINGS = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { level: 'info' } };

interface Pod {
  readonly image?: string;
  readonly containerPort?: number;
  readonly key?: string;
}

function deployment({ containerPort = 8080, image = 'registry.example.com/web:1.4.0', key = 'level' }: Pod, spec: Raw) {
  const env = [{ name: 'LOG_LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key } } }];
  const containers = [{ name: 'web', image, ports: [{ name: 'http', containerPort }], env }];
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers } };
  const metadata = { name: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { ...spec, selector: { matchLabels: { app: 'web' } }, template },
  };
}

const RIGHT = {
  deployment: deployment({}, { replicas: 2 }),
  service: service('web'),
  ingress: ingress('web'),
  settings: SETTINGS,
  budget: budget('policy/v1'),
};

/** The mistakes in the order of the table. */
const MISTAKES: readonly { readonly [name: string]: Raw }[] = [
  { deployment: deployment({}, { replica: 3 }) },
  { service: service('wbe') },
  { ingress: ingress('wbe') },
  { deployment: deployment({ containerPort: 80800 }, { replicas: 2 }) },
  { deployment: deployment({ image: 'registry.example.com/web:latest' }, { replicas: 2 }) },
  { deployment: deployment({ key: 'levle' }, { replicas: 2 }) },
  { budget: budget('policy/v1beta1') },
  { ingress: ingress('web', 'proxy-body-sise') },
  { other: ingress('web', 'proxy-body-size', 'other') },
];

/** The codes of everything that is found in objects. */
function codesOf(objects: { readonly [name: string]: Raw }): string[] {
  const app = new App();
  const chart = new Chart(app, 'shop');
  PorticoChecks.of(app);
  for (const [name, object] of Object.entries(objects)) new ApiObject(chart, name, object as never);
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  try {
    app.synthYaml();
    return printed.mock.calls.map(([line]) => / \(([a-z-]+)\)$/.exec(String(line))?.[1] ?? '');
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.findings.map(({ code }) => code);
  } finally {
    printed.mockRestore();
  }
}

test('nothing is found in the objects without a mistake', () => {
  expect(codesOf(RIGHT)).toEqual([]);
});

test('what Portico says about each mistake is what the table has', () => {
  const shown = [...PAGE.matchAll(/\[`([a-z-]+)`\]\(checks\.md#/g)].map(([, code]) => [code]);
  expect(MISTAKES.map((mistake) => codesOf({ ...RIGHT, ...mistake }))).toEqual(shown);
});
