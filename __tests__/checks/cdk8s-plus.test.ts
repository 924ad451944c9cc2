import { App, Chart, Cron, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { PorticoChecks } from '../../lib';

const image = 'nginx:1.29.3';
const containers = [{ image, portNumber: 80 }];

function synthesize(build: (chart: Chart) => void) {
  const app = new App();
  const chart = new Chart(app, 'plus');
  PorticoChecks.of(app);
  jest.spyOn(console, 'error').mockImplementation(() => {});
  build(chart);
  return Testing.synth(chart);
}

/** A real API server accepts all of these objects, so that anything found in them would be a false alarm. */
describe('nothing is found in objects of cdk8s-plus:', () => {
  test('a Deployment with most of its options, its Service and its Ingress', () => {
    const objects = synthesize((chart) => {
      const config = new kplus.ConfigMap(chart, 'config', { data: { a: 'b' }, immutable: true });
      config.addBinaryData('bin', 'AAEC');
      const secret = new kplus.Secret(chart, 'secret', { stringData: { p: 'x' } });
      const deployment = new kplus.Deployment(chart, 'deployment', {
        serviceAccount: new kplus.ServiceAccount(chart, 'account', { secrets: [secret] }),
        hostAliases: [{ ip: '127.0.0.1', hostnames: ['a.local'] }],
        dns: {
          policy: kplus.DnsPolicy.NONE,
          nameservers: ['10.0.0.1'],
          searches: ['a.b'],
          options: [{ name: 'ndots', value: '2' }],
        },
        strategy: kplus.DeploymentStrategy.rollingUpdate({
          maxSurge: kplus.PercentOrAbsolute.percent(50),
          maxUnavailable: kplus.PercentOrAbsolute.absolute(1),
        }),
        minReady: Duration.seconds(3),
        progressDeadline: Duration.seconds(100),
        containers: [
          {
            image,
            portNumber: 8080,
            securityContext: {
              user: 1000,
              capabilities: { add: [kplus.Capability.NET_BIND_SERVICE], drop: [kplus.Capability.SYS_ADMIN] },
            },
            envVariables: {
              A: kplus.EnvValue.fromValue('1'),
              B: kplus.EnvValue.fromConfigMap(config, 'a'),
              C: kplus.EnvValue.fromSecretValue({ secret, key: 'p' }),
              D: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_NAME),
              E: kplus.EnvValue.fromResource(kplus.ResourceFieldPaths.CPU_LIMIT, { divisor: '1m' }),
            },
            envFrom: [kplus.Env.fromConfigMap(config, 'X_')],
            resources: {
              cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.units(1) },
              memory: { request: Size.mebibytes(64), limit: Size.gibibytes(1) },
              ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(2) },
            },
            liveness: kplus.Probe.fromHttpGet('/', { port: 8080 }),
            readiness: kplus.Probe.fromCommand(['true']),
            startup: kplus.Probe.fromTcpSocket({ port: 8080 }),
            lifecycle: {
              preStop: kplus.Handler.fromCommand(['sleep', '5']),
              postStart: kplus.Handler.fromHttpGet('/x', { port: 8080 }),
            },
            volumeMounts: [
              { path: '/a', volume: kplus.Volume.fromConfigMap(chart, 'a', config, { items: { a: { path: 'x' } } }) },
              {
                path: '/b',
                volume: kplus.Volume.fromEmptyDir(chart, 'b', 'b', {
                  medium: kplus.EmptyDirMedium.MEMORY,
                  sizeLimit: Size.mebibytes(10),
                }),
              },
              { path: '/c', volume: kplus.Volume.fromSecret(chart, 'c', secret) },
              {
                path: '/d',
                volume: kplus.Volume.fromHostPath(chart, 'd', 'd', {
                  path: '/var/log',
                  type: kplus.HostPathVolumeType.DIRECTORY,
                }),
              },
            ],
          },
        ],
        initContainers: [{ image, command: ['true'] }],
      });
      deployment.scheduling.spread({ topology: kplus.Topology.ZONE });
      const effect = kplus.TaintEffect.NO_SCHEDULE;
      deployment.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.is('a', 'b', { effect })));
      deployment.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.in('x', ['y'])));
      const serviceType = kplus.ServiceType.NODE_PORT;
      deployment.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }], serviceType }).exposeViaIngress('/x');
    });
    expect(objects.length).toBeGreaterThan(5);
  });

  test('workloads of every kind, autoscaled and restricted', () => {
    const objects = synthesize((chart) => {
      const target = new kplus.Deployment(chart, 'deployment', { containers });
      const service = new kplus.Service(chart, 'service', { ports: [{ port: 80 }], clusterIP: 'None' });
      const set = new kplus.StatefulSet(chart, 'set', { service, containers });
      new kplus.DaemonSet(chart, 'daemon', { containers, minReadySeconds: 2 });
      const limits = { ttlAfterFinished: Duration.seconds(10), backoffLimit: 2, activeDeadline: Duration.minutes(1) };
      new kplus.Job(chart, 'job', { containers, ...limits });
      new kplus.CronJob(chart, 'cron', { containers, schedule: Cron.hourly(), timeZone: 'Europe/Berlin' });
      new kplus.Pod(chart, 'pod', { containers });
      new kplus.HorizontalPodAutoscaler(chart, 'autoscaler', {
        target,
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70)),
          kplus.Metric.resourceMemory(kplus.MetricTarget.averageValue(100)),
          kplus.Metric.external({ name: 'queue', target: kplus.MetricTarget.value(10) }),
        ],
        scaleUp: { policies: [{ replicas: kplus.Replicas.percent(50), duration: Duration.seconds(30) }] },
      });
      new kplus.NetworkPolicy(chart, 'policy', {
        selector: target,
        ingress: {
          rules: [
            {
              peer: kplus.NetworkPolicyIpBlock.ipv4(chart, 'block', '10.0.0.0/8', ['10.1.0.0/16']),
              ports: [kplus.NetworkPolicyPort.tcpRange(80, 90)],
            },
          ],
        },
        egress: { default: kplus.NetworkPolicyTrafficDefault.ALLOW },
      });
      target.connections.allowTo(set);
    });
    expect(objects.length).toBeGreaterThan(9);
  });

  test('Secrets of every type, storage and roles', () => {
    const objects = synthesize((chart) => {
      const account = new kplus.ServiceAccount(chart, 'account');
      new kplus.BasicAuthSecret(chart, 'basic', { username: 'a', password: 'b' });
      new kplus.SshAuthSecret(chart, 'ssh', { sshPrivateKey: 'x' });
      new kplus.TlsSecret(chart, 'tls', { tlsCert: 'a', tlsKey: 'b' });
      new kplus.ServiceAccountTokenSecret(chart, 'token', { serviceAccount: account });
      new kplus.DockerConfigSecret(chart, 'docker', { data: { auths: {} } });
      const claim = { accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE], storage: Size.gibibytes(1) };
      new kplus.PersistentVolumeClaim(chart, 'claim', { ...claim, storageClassName: 'fast' });
      new kplus.AwsElasticBlockStorePersistentVolume(chart, 'aws', { ...claim, volumeId: 'v' });
      new kplus.GCEPersistentDiskPersistentVolume(chart, 'gce', { ...claim, pdName: 'p' });
      const role = new kplus.Role(chart, 'role');
      role.allowRead(kplus.ApiResource.PODS);
      role.bind(account);
      const clusterRole = new kplus.ClusterRole(chart, 'cluster-role');
      clusterRole.allowRead(kplus.ApiResource.NODES, kplus.NonApiResource.of('/healthz'));
      clusterRole.aggregate('a', 'b');
      new kplus.Namespace(chart, 'namespace', { metadata: { name: 'other' } });
    });
    expect(objects.length).toBeGreaterThan(11);
  });
});
