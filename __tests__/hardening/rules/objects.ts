import { type Fields, kind, type Rule, selects, template, workload } from '../rule';

type App = Parameters<Rule['holds']>[0];

const podLabels = (app: App): Fields => template(app).metadata.labels;
const backends = (app: App): readonly Fields[] =>
  kind(app, 'Ingress').flatMap(({ spec }) =>
    spec.rules.flatMap(({ http }: Fields) => http.paths.map(({ backend }: Fields) => backend.service)),
  );

const LABEL_VALUE = /^([a-z0-9]([-\w.]{0,61}[a-z0-9])?)?$/i;

/** References between objects, and exposure to the outside. */
export const OBJECT_RULES: readonly Rule[] = [
  {
    asks: 'API versions that clusters serve',
    by: { 'kube-score': 'stable-version', 'kube-linter': 'no-extensions-v1beta', trivy: 'KSV-0107' },
    holds: (app) => app.every(({ apiVersion }) => !/alpha|beta/.test(apiVersion)),
  },
  {
    asks: 'a namespace by name, and not `default`',
    by: { trivy: 'KSV-0110', checkov: 'CKV_K8S_21' },
    dependsOn: 'the chart: `new Chart(app, "shop", { namespace: "shop" })`',
    holds: (app) => app.every(({ metadata }) => !['default', undefined].includes(metadata.namespace)),
  },
  {
    asks: 'not kube-system',
    by: { trivy: 'KSV-0037' },
    holds: (app) => app.every(({ metadata }) => metadata.namespace !== 'kube-system'),
  },
  {
    asks: 'labels that are valid',
    by: { 'kube-score': 'label-values' },
    holds: (app) =>
      app.every(({ metadata }) => Object.values(metadata.labels ?? {}).every((value) => LABEL_VALUE.test(value))),
  },
  {
    asks: 'a workload that selects its own pods',
    by: {
      'kube-score':
        'deployment-pod-selector-labels-match-template-metadata-labels, statefulset-pod-selector-labels-match-template-metadata-labels',
      'kube-linter': 'mismatching-selector',
    },
    about: ['Deployment', 'StatefulSet', 'DaemonSet'],
    holds: (app) => selects(workload(app).spec.selector?.matchLabels, podLabels(app)),
  },
  {
    asks: 'a Service that finds pods',
    by: { 'kube-score': 'service-targets-pod', 'kube-linter': 'dangling-service' },
    about: ['Service'],
    holds: (app) => kind(app, 'Service').every(({ spec }) => selects(spec.selector, podLabels(app))),
  },
  {
    asks: 'a headless Service that exists',
    by: { 'kube-score': 'statefulset-has-servicename' },
    about: ['StatefulSet'],
    holds: (app) =>
      kind(app, 'Service').some(
        ({ metadata, spec }) => spec.clusterIP === 'None' && metadata.name === workload(app).spec.serviceName,
      ),
  },
  {
    asks: 'ports of Services that pods have',
    by: { 'kube-linter': 'invalid-target-ports' },
    about: ['Service'],
    holds: (app) =>
      kind(app, 'Service').every(({ spec }) =>
        spec.ports.every(
          ({ port, targetPort = port }: Fields) => typeof targetPort === 'string' || targetPort <= 65535,
        ),
      ),
  },
  {
    asks: 'no port on the nodes, and no address from outside',
    by: { 'kube-score': 'service-type', trivy: 'KSV-0108' },
    about: ['Service'],
    note: 'unless `Exposure.nodePort()` asks for it',
    holds: (app) => kind(app, 'Service').every(({ spec }) => spec.type === undefined && !spec.externalIPs),
  },
  {
    asks: 'an Ingress with Services that exist',
    by: { 'kube-score': 'ingress-targets-service' },
    about: ['Ingress'],
    holds: (app) =>
      backends(app).every(({ name, port }) =>
        kind(app, 'Service').some(
          ({ metadata, spec }) =>
            metadata.name === name && spec.ports.some((offered: Fields) => offered.port === port.number),
        ),
      ),
  },
  {
    asks: 'TLS',
    by: { Polaris: 'tlsSettingsMissing' },
    about: ['Ingress'],
    dependsOn: 'the router: `tls: Tls.certManager(…)` or `Tls.secret(…)`',
    holds: (app) => kind(app, 'Ingress').every(({ spec }) => spec.tls?.length > 0),
  },
  {
    asks: 'no snippets of nginx configuration',
    by: { checkov: 'CKV_K8S_152, CKV_K8S_153, CKV_K8S_154', kubescape: 'C-0059' },
    about: ['Ingress'],
    holds: (app) =>
      kind(app, 'Ingress').every(({ metadata }) =>
        Object.keys(metadata.annotations ?? {}).every((key) => !key.endsWith('-snippet')),
      ),
  },
];
