import { App, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  Exposure,
  ExternalTrafficPolicy,
  IngressNginxController,
  type IngressNginxControllerProps,
  IngressRouter,
  Resources,
  RoutingTarget,
  WebService,
} from '../../../lib';
import { noOpFields } from '../../support/api-defaults';
import { type Manifest, only, problemsOf, synthesize } from '../../support/app';
import { expectValid } from '../../support/validate';

const objectsOf = (props?: IngressNginxControllerProps) =>
  synthesize((chart) => new IngressNginxController(chart, 'controller', props));
const controllerOf = (objects: readonly Manifest[]) => only(objects, 'Deployment').spec.template.spec.containers[0];
const imagesOf = (objects: readonly Manifest[]): string[] =>
  objects.flatMap(({ spec }) => spec?.template?.spec.containers.map(({ image }: { image: string }) => image) ?? []);

const CONTROLLER_DIGEST = 'sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1';
const CERTGEN_DIGEST = 'sha256:01038e7de14b78d702d2849c3aad72fd25903c4765af63cf16aa3398f5d5f2dd';

test('without the webhook there are ten objects, and the pods do not mention it', () => {
  const objects = objectsOf();
  expect(objects.map(({ kind }) => kind)).toEqual([
    'Namespace',
    'ServiceAccount',
    'Role',
    'RoleBinding',
    'ClusterRole',
    'ClusterRoleBinding',
    'ConfigMap',
    'Service',
    'Deployment',
    'IngressClass',
  ]);
  const { args, ports, volumeMounts } = controllerOf(objects);
  expect(args.join(' ')).not.toContain('webhook');
  expect(ports.map(({ name }: { name: string }) => name)).toEqual(['http', 'https']);
  expect([volumeMounts, only(objects, 'Deployment').spec.template.spec.volumes]).toEqual([undefined, undefined]);
});

test.each<[string, IngressNginxControllerProps]>([
  ['no props', {}],
  ['the webhook', { admissionWebhook: true }],
  ['two ports', { exposure: Exposure.nodePorts({ http: 31234, https: 31235 }) }],
  ['a load balancer', { exposure: Exposure.loadBalancer(), externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }],
  ['access from the cluster only', { exposure: Exposure.clusterIp(), defaultClass: true }],
  ['three replicas', { replicas: 3, resources: Resources.none() }],
  ['other names', { name: 'internal', namespace: 'edge', className: 'internal.example', admissionWebhook: true }],
  ['options', { config: { bodySize: Size.mebibytes(8), options: { 'use-http2': 'false' } } }],
])('%s: each object is valid, and sets no field to what the API server would fill in', (_, props) => {
  const objects = objectsOf(props);
  expectValid(objects);
  expect(objects.flatMap(noOpFields)).toEqual([]);
});

test('its objects take patches for fields that no option has, and hide no problem of a wrong controller', () => {
  const patch = (chart: Chart, props: IngressNginxControllerProps) => {
    const { deployment, service, configMap, disruptionBudget } = new IngressNginxController(chart, 'edge', props);
    deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/dnsPolicy', 'Default'));
    service.addJsonPatch(JsonPatch.add('/spec/ipFamilyPolicy', 'PreferDualStack'));
    configMap.metadata.addLabel('team', 'edge');
    disruptionBudget?.metadata.addLabel('team', 'edge');
  };
  const objects = synthesize((chart) => patch(chart, { replicas: 2 }));
  expect(only(objects, 'Deployment').spec.template.spec.dnsPolicy).toBe('Default');
  expect(only(objects, 'Service').spec.ipFamilyPolicy).toBe('PreferDualStack');
  for (const kind of ['ConfigMap', 'PodDisruptionBudget']) {
    expect(only(objects, kind).metadata.labels?.team).toBe('edge');
  }
  expect(problemsOf((chart) => patch(chart, { replicas: -1 }))).toHaveLength(1);
});

describe('a controller that stops', () => {
  const stopping = (options?: { [key: string]: string }) => {
    const { spec } = only(objectsOf({ config: { options } }), 'Deployment').spec.template;
    const [{ args, lifecycle }] = spec.containers;
    const pause = args.find((arg: string) => arg.startsWith('--shutdown-grace-period='));
    return {
      pause: Number(pause?.split('=')[1]),
      preStop: lifecycle.preStop,
      granted: spec.terminationGracePeriodSeconds,
    };
  };

  test('goes on listening as long as nodes may send it requests, before nginx ends its connections', () => {
    const { pause, preStop, granted } = stopping();
    // The command of the image that asks the controller to stop, and waits for nginx.
    expect(preStop).toEqual({ exec: { command: ['/wait-shutdown'] } });
    expect(pause).toBe(10);
    // The pause, worker-shutdown-timeout and --post-shutdown-grace-period, whose defaults are 240 and 10 seconds.
    expect(granted).toBeGreaterThanOrEqual(pause + 240 + 10);
    expect(granted).toBe(300);
  });

  test.each([
    ['10m', 660],
    ['1h', 3660],
    ['1m30s', 150],
    ['1m 30s', 150],
    ['1500ms', 62],
    ['30', 90],
    // nginx then waits without end.
    ['0', 300],
  ])('has as much time as its connections: %s', (timeout, granted) => {
    expect(stopping({ 'worker-shutdown-timeout': timeout }).granted).toBe(granted);
  });
});

describe('exposure', () => {
  test.each([
    ['two ports that the cluster picks', Exposure.nodePorts(), 'NodePort', [undefined, undefined]],
    ['a port that the cluster picks, which stands for two', Exposure.nodePort(), 'NodePort', [undefined, undefined]],
    ['one port of two', Exposure.nodePorts({ https: 31235 }), 'NodePort', [undefined, 31235]],
    ['a load balancer', Exposure.loadBalancer(), 'LoadBalancer', [undefined, undefined]],
    ['the cluster only', Exposure.clusterIp(), undefined, [undefined, undefined]],
  ])('to %s is written into the Service', (_, exposure, type, nodePorts) => {
    const { spec } = only(objectsOf({ exposure }), 'Service');
    expect([spec.type, spec.ports.map(({ nodePort }: { nodePort?: number }) => nodePort)]).toEqual([type, nodePorts]);
    expect(spec.externalTrafficPolicy).toBeUndefined();
  });

  test('behind a load balancer, the controller writes its address into the status of each Ingress', () => {
    expect(controllerOf(objectsOf({ exposure: Exposure.loadBalancer() })).args).toContain(
      '--publish-service=$(POD_NAMESPACE)/ingress-nginx-controller',
    );
    expect(controllerOf(objectsOf()).args.join(' ')).not.toContain('--publish-service');
  });

  test('a load balancer of a cloud is set up by annotations, class and clients of the Service', () => {
    const annotations = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'external' };
    const { metadata, spec } = only(
      objectsOf({
        exposure: Exposure.loadBalancer({
          annotations,
          loadBalancerClass: 'service.k8s.aws/nlb',
          sourceRanges: ['203.0.113.0/24'],
          externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
        }),
      }),
      'Service',
    );
    expect(metadata.annotations).toEqual(annotations);
    expect(spec).toMatchObject({
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      loadBalancerClass: 'service.k8s.aws/nlb',
      loadBalancerSourceRanges: ['203.0.113.0/24'],
    });
  });

  test('ExternalTrafficPolicy.LOCAL keeps the addresses of clients', () => {
    const { spec } = only(objectsOf({ externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }), 'Service');
    expect(spec.externalTrafficPolicy).toBe('Local');
  });

  test('node ports are checked against those of other Services', () => {
    const exposure = Exposure.nodePorts({ http: 31234, https: 31235 });
    expect(
      problemsOf((chart) => {
        new WebService(chart, 'user', { image: 'nginx:1.29.3', exposure: Exposure.nodePort(31235) });
        new IngressNginxController(chart, 'controller', { exposure });
      }),
    ).toEqual([
      '[shop/controller/service] nodePort 31235 belongs to shop/user/service already: write another, or leave it out to let the cluster choose.',
    ]);
  });
});

describe('images', () => {
  test('a mirror moves all three references, and keeps the digests', () => {
    const imageRegistry = 'registry.cn-hangzhou.aliyuncs.com/bin_x';
    expect(imagesOf(objectsOf({ imageRegistry, admissionWebhook: true }))).toEqual([
      `${imageRegistry}/controller:v1.15.1@${CONTROLLER_DIGEST}`,
      `${imageRegistry}/kube-webhook-certgen:v1.6.9@${CERTGEN_DIGEST}`,
      `${imageRegistry}/kube-webhook-certgen:v1.6.9@${CERTGEN_DIGEST}`,
    ]);
  });

  test('a mirror of rebuilt images is not asked for digests of upstream', () => {
    const props = { imageRegistry: 'localhost:5000/nginx', imageDigests: false, admissionWebhook: true };
    expect(imagesOf(objectsOf(props))).toEqual([
      'localhost:5000/nginx/controller:v1.15.1',
      'localhost:5000/nginx/kube-webhook-certgen:v1.6.9',
      'localhost:5000/nginx/kube-webhook-certgen:v1.6.9',
    ]);
  });

  test('replacing one image leaves the other one as it was, and its tag becomes the version', () => {
    const controllerImage = 'registry.example.com/controller-chroot:v1.14.5';
    const objects = objectsOf({ controllerImage, imageRegistry: 'mirror.example.com', admissionWebhook: true });
    expect(imagesOf(objects).slice(0, 2)).toEqual([
      controllerImage,
      `mirror.example.com/kube-webhook-certgen:v1.6.9@${CERTGEN_DIGEST}`,
    ]);
    expect(only(objects, 'Deployment').metadata.labels?.['app.kubernetes.io/version']).toBe('1.14.5');
  });

  test('an image without a tag has no version', () => {
    const objects = objectsOf({ controllerImage: `registry.example.com/controller@${CONTROLLER_DIGEST}` });
    expect(only(objects, 'Deployment').metadata.labels).not.toHaveProperty('app.kubernetes.io/version');
  });
});

describe('replicas', () => {
  test('a single pod has no budget, which would block every drain, and is not spread', () => {
    const objects = objectsOf();
    expect(objects.map(({ kind }) => kind)).not.toContain('PodDisruptionBudget');
    expect(only(objects, 'Deployment').spec.replicas).toBeUndefined();
    expect(only(objects, 'Deployment').spec.template.spec.topologySpreadConstraints).toBeUndefined();
  });

  test('several pods are spread where possible, and a drain takes one at a time', () => {
    const objects = objectsOf({ replicas: 3 });
    const { replicas, selector, template } = only(objects, 'Deployment').spec;
    expect(replicas).toBe(3);
    expect(template.spec.topologySpreadConstraints).toEqual(
      ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
        topologyKey,
        maxSkew: 1,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: selector,
        matchLabelKeys: ['pod-template-hash'],
      })),
    );
    const budget = only(objects, 'PodDisruptionBudget');
    expect(budget.metadata).toMatchObject({ name: 'ingress-nginx-controller', namespace: 'ingress-nginx' });
    expect(budget.spec).toEqual({ maxUnavailable: 1, selector, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  });

  test('an amount that is left out keeps the default, and there is no limit by default', () => {
    const resources = Resources.of({ memory: { limit: Size.mebibytes(512) }, cpu: { request: Cpu.millis(250) } });
    expect(controllerOf(objectsOf({ resources })).resources).toEqual({
      requests: { cpu: '250m', memory: '90Mi' },
      limits: { memory: '512Mi' },
    });
    expect(controllerOf(objectsOf({ resources: Resources.none() })).resources).toBeUndefined();
  });
});

describe('names', () => {
  test('a second controller has its own names, class and leader election', () => {
    const objects = synthesize((chart) => {
      new IngressNginxController(chart, 'public', { admissionWebhook: true });
      new IngressNginxController(chart, 'internal', {
        name: 'internal',
        namespace: 'internal',
        className: 'internal',
        admissionWebhook: true,
      });
    });
    expect(objects).toHaveLength(38);
    const classes = objects.filter(({ kind }) => kind === 'IngressClass');
    expect(classes.map(({ metadata, spec }) => [metadata.name, spec.controller])).toEqual([
      ['nginx', 'k8s.io/ingress-nginx'],
      ['internal', 'k8s.io/internal'],
    ]);
    const [, deployment] = objects.filter(({ kind }) => kind === 'Deployment');
    expect(deployment?.spec.template.spec.containers[0].args.slice(1, 5)).toEqual([
      '--election-id=internal-leader',
      '--controller-class=k8s.io/internal',
      '--ingress-class=internal',
      '--configmap=$(POD_NAMESPACE)/internal-controller',
    ]);
  });

  test('two controllers of one name would replace each other, even in charts with different namespaces', () => {
    const messages = problemsOf((_, app) => {
      for (const id of ['a', 'b']) new IngressNginxController(new Chart(app, id, { namespace: id }), 'controller');
    });
    expect(messages).toEqual([
      '[b/controller/controller-cluster-role] ClusterRole "ingress-nginx", ClusterRoleBinding "ingress-nginx" and IngressClass "nginx" are also made by a/controller, and one would overwrite the other: give one of the two another name.',
    ]);
  });

  test('the namespace of the chart is that of the controller, and cluster-scoped objects have none', () => {
    const app = new App();
    const chart = new Chart(app, 'edge', { namespace: 'edge' });
    new IngressNginxController(chart, 'controller', { admissionWebhook: true });
    const objects: Manifest[] = Testing.synth(chart);
    const CLUSTER = /^(Namespace|ClusterRole|ClusterRoleBinding|IngressClass|ValidatingWebhookConfiguration)$/;
    for (const { kind, metadata } of objects) expect(metadata.namespace).toBe(CLUSTER.test(kind) ? undefined : 'edge');
    expect(only(objects, 'Namespace').metadata.name).toBe('edge');
    expectValid(objects);
  });

  test('defaultClass makes the class that of Ingress objects without a class', () => {
    expect(only(objectsOf({ defaultClass: true }), 'IngressClass').metadata.annotations).toEqual({
      'ingressclass.kubernetes.io/is-default-class': 'true',
    });
  });
});

describe('a router that has it as its target', () => {
  const build = (app: App) => {
    const shop = new Chart(app, 'a-shop');
    const edge = new Chart(app, 'b-edge');
    const controller = new IngressNginxController(edge, 'controller', { className: 'edge' });
    const user = new WebService(shop, 'user', { image: 'nginx:1.29.3' });
    const target = RoutingTarget.ingressNginx({ controller });
    new IngressRouter(shop, 'router', { target, defaultBackend: user });
    return { shop, edge };
  };

  test('names the class of the controller', () => {
    expect(only(Testing.synth(build(new App()).shop), 'Ingress').spec.ingressClassName).toBe('edge');
  });

  test('is written after the controller, whatever the order of the charts', () => {
    const app = new App();
    const { shop, edge } = build(app);
    const kinds = [...app.synthYaml().matchAll(/^kind: (\w+)$/gm)].map((match) => match[1]);
    expect(app.charts).toEqual([edge, shop]);
    expect(kinds.indexOf('IngressClass')).toBeLessThan(kinds.indexOf('Ingress'));
  });
});
