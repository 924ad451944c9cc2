import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { IngressRouter, WebService } from 'cdk8s-portico';

/** Services with one route each, written with Portico. */
export function portico(services: number): App {
  const app = new App();
  const chart = new Chart(app, 'many');
  const router = new IngressRouter(chart, 'router', { host: 'abc.com' });
  for (let number = 0; number < services; number++) {
    const service = new WebService(chart, `service-${number}`, { image: `registry.example.com/service:${number}` });
    router.prefix(`/service-${number}`, service);
  }
  return app;
}

/** The same number of Deployments, Services and Ingress paths, written with cdk8s-plus and its defaults. */
export function plainPlus(services: number): App {
  return plus(services, (name) => ({ deployment: { metadata: { name } }, service: { metadata: { name } } }));
}

/** The same with everything that Portico adds by default: labels, probes, a user, a writable `/tmp`, an account, a budget. */
export function equippedPlus(services: number): App {
  const labels = (name: string) => ({
    app: name,
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/part-of': 'many',
  });
  return plus(services, (name, chart) => ({
    budget: { metadata: { name, labels: labels(name) }, spec: { maxUnavailable: kplus.k8s.IntOrString.fromNumber(1) } },
    deployment: {
      strategy: kplus.DeploymentStrategy.rollingUpdate({ maxUnavailable: kplus.PercentOrAbsolute.absolute(0) }),
      minReady: Duration.seconds(5),
      serviceAccount: new kplus.ServiceAccount(chart, `${name}-account`, { metadata: { name, labels: labels(name) } }),
      metadata: { name, labels: labels(name) },
      podMetadata: { labels: labels(name) },
      securityContext: { user: 10001, group: 10001 },
    },
    container: {
      startup: kplus.Probe.fromTcpSocket({ periodSeconds: Duration.seconds(2), failureThreshold: 30 }),
      readiness: kplus.Probe.fromTcpSocket({ periodSeconds: Duration.seconds(5) }),
      liveness: kplus.Probe.fromTcpSocket({ failureThreshold: 6 }),
      volumeMounts: [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, `${name}-tmp`, 'tmp') }],
    },
    service: { metadata: { name, labels: labels(name) } },
  }));
}

interface PlusSettings {
  readonly budget?: kplus.k8s.KubePodDisruptionBudgetProps;
  readonly deployment: kplus.DeploymentProps;
  readonly container?: Partial<kplus.ContainerProps>;
  readonly service: kplus.ServiceProps;
}

function plus(services: number, settingsOf: (name: string, chart: Chart) => PlusSettings): App {
  const app = new App();
  const chart = new Chart(app, 'many');
  const ingress = new kplus.Ingress(chart, 'ingress', { className: 'nginx' });
  for (let number = 0; number < services; number++) {
    const name = `service-${number}`;
    const settings = settingsOf(name, chart);
    const image = `registry.example.com/service:${number}`;
    const deployment = new kplus.Deployment(chart, name, {
      ...settings.deployment,
      replicas: 2,
      containers: [{ name, image, portNumber: 8080, ...settings.container }],
    });
    if (settings.budget) new kplus.k8s.KubePodDisruptionBudget(chart, `${name}-budget`, settings.budget);
    const service = new kplus.Service(chart, `${name}-service`, {
      ...settings.service,
      selector: deployment,
      ports: [{ port: 80, targetPort: 8080 }],
    });
    ingress.addHostRule('abc.com', `/${name}`, kplus.IngressBackend.fromService(service));
  }
  return app;
}

/** The number of objects of each kind in a synthesized app, to compare two apps. */
export function countObjects(yaml: string): string {
  const count = (pattern: RegExp) => yaml.match(pattern)?.length ?? 0;
  const kinds = ['Deployment', 'Service', 'Ingress'].map((kind) => `${count(RegExp(`^kind: ${kind}$`, 'gm'))} ${kind}`);
  return [...kinds, `${count(/^ +(- )?path: \/service-/gm)} paths`].join(', ');
}
