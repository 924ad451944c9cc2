import { checked, type Explanations, INGRESS_NGINX, INGRESS_NGINX_SOURCE, KUBERNETES, object } from './explanation';

const CONFIG_MAP = `${INGRESS_NGINX}/nginx-configuration/configmap/`;

const nginx = (...options: readonly string[]) =>
  `new IngressNginxController(chart, 'nginx', { ${options.join(', ')} });`;
const configured = (config: string) => nginx(`config: { ${config} }`);

const settings = (data: string, more = '') =>
  `new IngressNginxController(chart, 'nginx', {
  namespace: 'edge',
  config: { options: { ${data} } },
});
${more}`;
const headers = (name: string, data: string) =>
  object(`v1 ConfigMap ${name} headers`, `metadata: { name: '${name}', namespace: 'edge' }`, `data: { ${data} }`);
const behind = (realIp: string, exposure: string) => nginx(`exposure: ${exposure}`, `config: { realIp: ${realIp} }`);
const AWS = 'service.beta.kubernetes.io/aws-load-balancer';

/** Codes of controllers that serve routes. */
export const CONTROLLERS: Explanations = {
  'controller-namespace': {
    trap: '`kubectl delete -f dist` deletes every object in the folder, including the Namespace. `kube-system` belongs to the cluster itself.',
    source: `${KUBERNETES}/concepts/overview/working-with-objects/namespaces/#initial-namespaces`,
    before: nginx("namespace: 'kube-system'"),
    after: nginx("namespace: 'ingress-nginx'"),
  },
  'controller-image': {
    trap: 'certgen makes the certificate of the admission webhook, which is optional. Without the webhook, the image is never used.',
    source: 'https://kubernetes.github.io/ingress-nginx/how-it-works/#avoiding-outage-from-wrong-configuration',
    before: nginx("certgenImage: 'registry.example.com/ingress-nginx/kube-webhook-certgen:v1.6.0'"),
    after: nginx(
      'admissionWebhook: true',
      "certgenImage: 'registry.example.com/ingress-nginx/kube-webhook-certgen:v1.6.0'",
    ),
  },
  'external-traffic-policy': {
    trap: '`externalTrafficPolicy` applies to node ports and load balancers. The API server refuses it on a Service of the type ClusterIP.',
    source: `${KUBERNETES}/reference/networking/virtual-ips/#external-traffic-policy`,
    before: nginx('exposure: Exposure.clusterIp()', 'externalTrafficPolicy: ExternalTrafficPolicy.LOCAL'),
    after: nginx('exposure: Exposure.clusterIp()'),
  },
  'real-ip': {
    trap: 'nginx ignores request headers with an underscore in their name unless `underscores_in_headers` is on. The client address would never be read.',
    source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#underscores_in_headers',
    before: configured("realIp: RealIp.fromHeader(['10.0.0.0/8'], 'x_client_ip')"),
    after: configured("realIp: RealIp.fromHeader(['10.0.0.0/8'], 'X-Client-IP')"),
  },
  'log-format': {
    trap: 'nginx refuses a configuration with a variable that it does not know. The controller cannot reload it, and new routes are not served.',
    source: 'https://kubernetes.github.io/ingress-nginx/how-it-works/#avoiding-outage-from-wrong-configuration',
    before: configured("logFormat: LogFormat.json({ status: '$statuss' })"),
    after: configured("logFormat: LogFormat.json({ status: '$status' })"),
  },
  'hsts-preload': {
    trap: 'The preload list of browsers accepts a host only if its header has `includeSubDomains` and a `max-age` of at least one year.',
    source: 'https://hstspreload.org/',
    before: configured('hsts: Hsts.of({ preload: true, maxAge: Duration.days(30) })'),
    after: configured('hsts: Hsts.of({ preload: true })'),
  },
  gzip: {
    trap: '`gzip_types` lists media types. nginx compares them with the Content-Type of the response, which is never "json".',
    source: 'https://nginx.org/en/docs/http/ngx_http_gzip_module.html#gzip_types',
    before: configured("gzip: Gzip.on({ types: ['json'] })"),
    after: configured("gzip: Gzip.on({ types: ['application/json'] })"),
  },
  'nginx-config': {
    trap: '`proxy-read-timeout` is a number of seconds without a unit. The controller ignores a value that it cannot read and keeps the default.',
    source: `${CONFIG_MAP}#proxy-read-timeout`,
    before: configured("options: { 'proxy-read-timeout': '60s' }"),
    after: configured('timeouts: { read: Duration.seconds(60) }'),
  },
  'proxy-protocol': {
    trap: 'With `use-proxy-protocol`, nginx expects a PROXY header on every connection. If the load balancer does not send one, every request fails.',
    source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#listen',
    before: behind(
      "RealIp.fromProxyProtocol(['10.0.0.0/8'])",
      `Exposure.loadBalancer({ annotations: { '${AWS}-type': 'nlb' } })`,
    ),
    after: behind(
      "RealIp.fromProxyProtocol(['10.0.0.0/8'])",
      `Exposure.loadBalancer({ annotations: { '${AWS}-type': 'nlb', '${AWS}-proxy-protocol': '*' } })`,
    ),
  },
  'forwarded-headers': {
    trap: 'With `use-forwarded-headers`, nginx trusts the `X-Forwarded-*` headers of every client. Use it only where all clients come through a proxy.',
    source: `${CONFIG_MAP}#use-forwarded-headers`,
    before: behind("RealIp.fromForwardedHeaders(['10.0.0.0/8'])", 'Exposure.loadBalancer()'),
    after: behind(
      "RealIp.fromForwardedHeaders(['10.0.0.0/8'])",
      "Exposure.loadBalancer({ sourceRanges: ['10.0.0.0/8'] })",
    ),
  },
  'controller-config': {
    trap: '`proxy-set-headers` names a ConfigMap of headers. When it does not exist, the controller only logs a warning and sends none of the headers.',
    source: `${INGRESS_NGINX_SOURCE}/internal/ingress/controller/nginx.go`,
    before: checked(settings("'proxy-set-headers': 'edge/header'", headers('headers', "'X-Tenant': 'shop'"))),
    after: checked(settings("'proxy-set-headers': 'edge/headers'", headers('headers', "'X-Tenant': 'shop'"))),
  },
};
