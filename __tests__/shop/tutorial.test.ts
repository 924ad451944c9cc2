import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { ShopChart } from '../../lib';
import { IngressNginxModel } from '../routing/targets/ingress-nginx/controller/controller-model';
import { noOpFields } from '../support/api-defaults';
import type { Manifest } from '../support/app';
import { expectValid } from '../support/validate';

/** The objects of the tutorial in the files that a real `cdk8s synth` writes. */
describe('dist/', () => {
  const output = mkdtempSync(path.join(tmpdir(), 'portico-'));
  afterAll(() => rmSync(output, { recursive: true }));

  const cli = ['node_modules/cdk8s-cli/bin/cdk8s', 'synth', '--check-upgrade=false', '--output', output];
  const run = spawnSync(process.execPath, cli, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stdout + run.stderr);

  const read = (file: string): Manifest[] =>
    parseAllDocuments(readFileSync(path.join(output, file), 'utf8')).map((document) => document.toJS());
  const controller = read('0000-ingress-nginx.k8s.yaml');
  const manifests = read('0001-shop.k8s.yaml');
  const find = (kind: string, name: string): Manifest => {
    const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
    if (found === undefined) throw new Error(`no ${kind} ${name}`);
    return found;
  };

  test('the controller comes first, and then the objects of the shop', () => {
    expect(run.stderr).toBe('');
    expect(readdirSync(output).sort()).toEqual(['0000-ingress-nginx.k8s.yaml', '0001-shop.k8s.yaml']);
    expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount user-v1',
      'Deployment user-v1',
      'Service user-service-v1',
      'PodDisruptionBudget user-v1',
      'ServiceAccount pay-v1',
      'Deployment pay-v1',
      'Service pay-service-v1',
      'PodDisruptionBudget pay-v1',
      'Ingress nginx-ingress',
    ]);
  });

  test('objects are valid, and repeat no default of the API server', () => {
    expectValid([...controller, ...manifests]);
    expect([...controller, ...manifests].flatMap(noOpFields)).toEqual([]);
  });

  test('an empty cluster accepts object by object: namespaces come first, and nothing waits for a webhook', () => {
    const made = new Set(['default']);
    for (const { kind, metadata } of [...controller, ...manifests]) {
      if (kind === 'Namespace') made.add(metadata.name);
      if (metadata.namespace !== undefined) expect(made).toContain(metadata.namespace);
      expect(kind).not.toMatch(/WebhookConfiguration|Job/);
    }
  });

  test("the controller is on the tutorial's ports, and serves the class that the Ingress names", () => {
    const service = controller.find(({ kind }) => kind === 'Service');
    expect(service?.metadata).toMatchObject({ name: 'ingress-nginx-controller', namespace: 'ingress-nginx' });
    expect(service?.spec.type).toBe('NodePort');
    expect(service?.spec.ports).toEqual([
      { name: 'http', port: 80, targetPort: 'http', nodePort: 31234, appProtocol: 'http' },
      { name: 'https', port: 443, targetPort: 'https', nodePort: 31235, appProtocol: 'https' },
    ]);
    const ingressClass = controller.find(({ kind }) => kind === 'IngressClass');
    expect(find('Ingress', 'nginx-ingress').spec.ingressClassName).toBe(ingressClass?.metadata.name);
  });

  describe.each(['user', 'pay'])('%s', (name) => {
    test('the Deployment is the tutorial\'s, with probes and a "restricted" security context', () => {
      const { apiVersion, spec } = find('Deployment', `${name}-v1`);
      expect(apiVersion).toBe('apps/v1');
      expect(spec.replicas).toBe(3);
      expect(spec.selector).toEqual({ matchLabels: { app: `${name}-v1` } });
      expect(spec.template.metadata.labels.app).toBe(`${name}-v1`);
      expect(spec.template.spec.securityContext).toEqual({
        runAsNonRoot: true,
        runAsUser: 101,
        runAsGroup: 101,
        seccompProfile: { type: 'RuntimeDefault' },
        sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
      });
      const [container] = spec.template.spec.containers;
      expect(container).toMatchObject({
        // By this name kubectl finds the container of the tutorial's YAML, and changes it in place.
        name: 'nginx',
        image: `registry.cn-beijing.aliyuncs.com/zhangrenyang/nginx:${name}-v1`,
        ports: [{ containerPort: 80 }],
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        },
        startupProbe: { httpGet: { port: 'http' } },
        readinessProbe: { httpGet: { port: 'http' } },
        livenessProbe: { tcpSocket: { port: 'http' } },
      });
    });

    test('the Service is on a port of the nodes, 80 to 80', () => {
      const { apiVersion, spec } = find('Service', `${name}-service-v1`);
      const [container] = find('Deployment', `${name}-v1`).spec.template.spec.containers;
      expect(apiVersion).toBe('v1');
      expect(spec.type).toBe('NodePort');
      expect(spec.selector).toEqual({ app: `${name}-v1` });
      // The pods of the tutorial's YAML have no names for their ports, and its Service has none either.
      expect(spec.ports).toEqual([{ port: 80 }]);
      expect(container.ports[0].containerPort).toBe(80);
    });
  });

  test('the Ingress has both paths, rewritten to "/", and the default backend', () => {
    const { apiVersion, metadata, spec } = find('Ingress', 'nginx-ingress');
    const backend = (name: string) => ({ service: { name, port: { number: 80 } } });
    expect(apiVersion).toBe('networking.k8s.io/v1');
    expect(metadata.annotations).toEqual({ 'nginx.ingress.kubernetes.io/rewrite-target': '/' });
    expect(spec).toEqual({
      ingressClassName: 'nginx',
      defaultBackend: backend('user-service-v1'),
      rules: [
        {
          http: {
            paths: [
              { path: '/(?-i)user(/|$)', pathType: 'ImplementationSpecific', backend: backend('user-service-v1') },
              { path: '/(?-i)pay(/|$)', pathType: 'ImplementationSpecific', backend: backend('pay-service-v1') },
              { path: '/', pathType: 'Prefix', backend: backend('user-service-v1') },
            ],
          },
        },
      ],
    });
  });
});

test('the controller sends requests as the tutorial intended, and "/userx" to the default backend', () => {
  const app = new App();
  const model = new IngressNginxModel(Testing.synth(new ShopChart(app, 'shop')));
  const answer = (path: string) => {
    const decision = model.decide({ host: '172.16.244.93', path });
    return `${decision.backends[0]?.serviceName} ${decision.path}`;
  };
  expect(['/user', '/user/42', '/pay', '/userx', '/User', '/'].map(answer)).toEqual([
    'user-service-v1 /',
    'user-service-v1 /',
    'pay-service-v1 /',
    'user-service-v1 /userx',
    'user-service-v1 /User',
    'user-service-v1 /',
  ]);
});
