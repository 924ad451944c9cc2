import { type Explanations, INGRESS_NGINX, KUBERNETES } from './explanation';

const SERVICES = `${KUBERNETES}/concepts/services-networking/service/`;

const service = (spec: string, name = 'legacy') => `new ApiObject(chart, '${name}', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: '${name}' },
  spec: ${spec},
});`;
const WEB = "const web = new WebService(chart, 'web', { image: 'registry.example.com/web:1.4.0' });";
const patched = (patch: string) => `${WEB}
web.deployment.addJsonPatch(JsonPatch.${patch});`;
const OPTIONS = "image: 'registry.example.com/web:1.4.0'";

/** Codes of the app, of what is between workloads, and of the checks, which look at all objects. */
export const OBJECTS: Explanations = {
  'construct-id': {
    trap: 'Two constructs with the same id in a scope are an error, which does not name the line of the second one.',
    source: 'https://docs.aws.amazon.com/cdk/latest/guide/identifiers.html',
    before: `new WebService(chart, 'web', { ${OPTIONS} });
new WebService(chart, 'web', { image: 'registry.example.com/cart:1.0.0' });`,
    after: `new WebService(chart, 'web', { ${OPTIONS} });
new WebService(chart, 'cart', { image: 'registry.example.com/cart:1.0.0' });`,
  },
  dependency: {
    trap: 'cdk8s writes objects in the order of their dependencies. It throws an exception for two that depend on each other, and does not write an object that depends on itself.',
    source: 'https://cdk8s.io/docs/latest/basics/constructs/#dependencies',
    before: `const web = new WebService(chart, 'web', { ${OPTIONS} });
const cart = new WebService(chart, 'cart', { image: 'registry.example.com/cart:1.0.0' });
web.node.addDependency(cart);
cart.node.addDependency(web);`,
    after: `const web = new WebService(chart, 'web', { ${OPTIONS} });
const cart = new WebService(chart, 'cart', { image: 'registry.example.com/cart:1.0.0' });
web.node.addDependency(cart);`,
  },
  'json-patch': {
    trap: 'A patch for a list item that is not there changes nothing.',
    source: 'escape-hatches.md#a-patch-that-would-mislead',
    before: patched("replace('/spec/template/spec/containers/1/image', 'registry.example.com/web:1.5.0')"),
    after: patched("replace('/spec/template/spec/containers/0/image', 'registry.example.com/web:1.5.0')"),
  },
  accept: {
    trap: 'An acceptance for a warning that is gone would hide the next one of that code.',
    source: '#accept-a-warning',
    before: `${WEB}
PorticoChecks.of(web).accept('hsts', 'abc.com has been on HTTPS for years');`,
    after: WEB,
  },
  'unknown-fields': {
    trap: '`kubectl apply` refuses a field that the server does not know. Server-side apply of other clients may drop it.',
    source: `${KUBERNETES}/reference/using-api/api-concepts/`,
    before: service("{ selector: { app: 'web' }, ports: [{ port: 8080, targetport: 80 }] }").concat(`\n${WEB}`),
    after: service("{ selector: { app: 'web' }, ports: [{ port: 8080, targetPort: 'http' }] }").concat(`\n${WEB}`),
  },
  'service-targets': {
    trap: 'A Service whose selector matches no pod is valid, has no endpoints, and refuses every connection.',
    source: SERVICES,
    before: service("{ selector: { app: 'wbe' }, ports: [{ port: 8080, targetPort: 'http' }] }").concat(`\n${WEB}`),
    after: service("{ selector: { app: 'web' }, ports: [{ port: 8080, targetPort: 'http' }] }").concat(`\n${WEB}`),
  },
  'node-ports': {
    trap: 'Node ports are from 30000 to 32767, unless the cluster was set up otherwise.',
    source: SERVICES,
    before: service(
      "{ type: 'NodePort', selector: { app: 'web' }, ports: [{ port: 8080, targetPort: 'http', nodePort: 80 }] }",
    ).concat(`\n${WEB}`),
    after: service(
      "{ type: 'NodePort', selector: { app: 'web' }, ports: [{ port: 8080, targetPort: 'http', nodePort: 30080 }] }",
    ).concat(`\n${WEB}`),
  },
  'selector-labels': {
    trap: 'The API server refuses a Deployment whose selector does not match the labels of its pods.',
    source: `${KUBERNETES}/concepts/workloads/controllers/deployment/`,
    before: patched("replace('/spec/template/metadata/labels/app', 'shop')"),
    after: `new WebService(chart, 'web', { ${OPTIONS}, selector: { app: 'shop' } });`,
  },
  duplicates: {
    trap: 'With two objects of the same name, `kubectl apply` writes one of them over the other.',
    source: `${KUBERNETES}/concepts/overview/working-with-objects/names/`,
    before: `new WebService(chart, 'web', { ${OPTIONS} });
new WebService(chart, 'other', { image: 'registry.example.com/other:1.0.0', name: 'web' });`,
    after: `new WebService(chart, 'web', { ${OPTIONS} });
new WebService(chart, 'other', { image: 'registry.example.com/other:1.0.0' });`,
  },
  'api-versions': {
    trap: 'Clusters stopped serving old versions of the API, such as `extensions/v1beta1`. The API server refuses the object.',
    source: `${KUBERNETES}/reference/using-api/deprecation-guide/`,
    before: `new WebService(chart, 'web', { ${OPTIONS}, disruptionBudget: DisruptionBudget.none() });
new ApiObject(chart, 'budget', {
  apiVersion: 'policy/v1beta1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'legacy' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
});`,
    after: `new WebService(chart, 'web', { ${OPTIONS}, disruptionBudget: DisruptionBudget.none() });
new ApiObject(chart, 'budget', {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'legacy' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
});`,
  },
  'newer-fields': {
    trap: 'An older API server does not know the field: it refuses the object, or drops the field.',
    source: `${KUBERNETES}/reference/command-line-tools-reference/feature-gates/`,
    before: patched("add('/spec/template/spec/hostnameOverride', 'web.example.com')"),
    after: `PorticoDefaults.of(chart).set({ kubernetesVersion: '1.35..1.37' });
${patched("add('/spec/template/spec/hostnameOverride', 'web.example.com')")}`,
  },
  'config-references': {
    trap: 'A container with a reference to a key that a ConfigMap does not have stays in CreateContainerConfigError.',
    source: `${KUBERNETES}/tasks/configure-pod-container/configure-pod-configmap/`,
    before: `new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { level: 'info' } });
new WebService(chart, 'web', { ${OPTIONS}, env: { LOG_LEVEL: PodVariable.configMapKey('settings', 'levle') } });`,
    after: `new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { level: 'info' } });
new WebService(chart, 'web', { ${OPTIONS}, env: { LOG_LEVEL: PodVariable.configMapKey('settings', 'level') } });`,
  },
  'ingress-backends': {
    trap: 'An Ingress may name a Service that does not exist. The controller answers with 503.',
    source: `${KUBERNETES}/concepts/services-networking/ingress/`,
    before: ingress("{ name: 'wbe', port: { number: 80 } }"),
    after: ingress("{ name: 'web', port: { number: 80 } }"),
  },
  'ingress-annotations': {
    trap: 'To Kubernetes, annotations are plain text. Only the controller reads them, and it ignores those that it does not know.',
    source: `${INGRESS_NGINX}/nginx-configuration/annotations/`,
    before: ingress("{ name: 'web', port: { number: 80 } }", "'nginx.ingress.kubernetes.io/proxy-body-sise': '8m'"),
    after: ingress("{ name: 'web', port: { number: 80 } }", "'nginx.ingress.kubernetes.io/proxy-body-size': '8m'"),
  },
  autoscalers: {
    trap: 'With `replicas` in the manifest, every apply undoes what the autoscaler has set.',
    source: `${KUBERNETES}/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling`,
    before: `const web = new WebService(chart, 'web', { ${OPTIONS}, scale: Scale.auto({ min: 2, max: 10 }) });
web.deployment.addJsonPatch(JsonPatch.add('/spec/replicas', 3));`,
    after: `new WebService(chart, 'web', { ${OPTIONS}, scale: Scale.auto({ min: 3, max: 10 }) });`,
  },
  resources: {
    trap: 'Quantities have suffixes such as `Mi`. `512MB` is refused, and `512m` of memory is half a byte.',
    source: `${KUBERNETES}/concepts/configuration/manage-resources-containers/`,
    before: patched("add('/spec/template/spec/containers/0/resources/limits', { memory: '512m' })"),
    after: `new WebService(chart, 'web', { ${OPTIONS}, resources: Resources.of({ memory: { limit: Size.mebibytes(512) } }) });`,
  },
  'pod-security': {
    trap: 'A namespace that enforces "restricted" refuses the pods. The Deployment exists, and has none.',
    source: `${KUBERNETES}/concepts/security/pod-security-standards/`,
    before: patched("remove('/spec/template/spec/securityContext/seccompProfile')"),
    after: WEB,
  },
  'network-paths': {
    trap: 'A pod that a NetworkPolicy selects accepts only what a policy allows. The caller waits until its timeout.',
    source: `${KUBERNETES}/concepts/services-networking/network-policies/`,
    before: `PorticoDefaults.of(app).set({ network: Network.closed() });
const closed = new Chart(app, 'closed', { namespace: 'closed' });
new WebService(closed, 'orders', { image: 'registry.example.com/orders:1.0.0' });
new WebService(closed, 'web', { ${OPTIONS}, env: { ORDERS: 'http://orders' } });`,
    after: `PorticoDefaults.of(app).set({ network: Network.closed() });
const closed = new Chart(app, 'closed', { namespace: 'closed' });
const orders = new WebService(closed, 'orders', { image: 'registry.example.com/orders:1.0.0' });
new WebService(closed, 'web', { ${OPTIONS}, calls: [orders] });`,
  },
  'service-addresses': {
    trap: 'DNS does not find the name of a Service that does not exist.',
    source: `${KUBERNETES}/concepts/services-networking/dns-pod-service/`,
    before: `new WebService(chart, 'orders', { image: 'registry.example.com/orders:1.0.0' });
new WebService(chart, 'web', { ${OPTIONS}, env: { ORDERS: 'http://orders:8080' } });`,
    after: `const orders = new WebService(chart, 'orders', { image: 'registry.example.com/orders:1.0.0' });
new WebService(chart, 'web', { ${OPTIONS}, calls: [orders] });`,
  },
};

function ingress(target: string, annotations = ''): string {
  const metadata = annotations === '' ? "{ name: 'web' }" : `{ name: 'web', annotations: { ${annotations} } }`;
  return `${WEB.replace('const web = ', '')}
new ApiObject(chart, 'ingress', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: ${metadata},
  spec: {
    ingressClassName: 'nginx',
    rules: [{ host: 'abc.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: ${target} } }] } }],
  },
});`;
}
