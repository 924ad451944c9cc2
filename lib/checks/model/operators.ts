import type { AppIndex } from './app-index';
import { type AppObject, isBuiltIn } from './app-object';
import { CLUSTER_LABELS } from './cluster-labels';
import type { Selector } from './selector';

/** Groups of custom resources that no pods are made from, or none but those of their own templates. */
const WITHOUT_PODS =
  /^(acme\.cert-manager|cert-manager|external-secrets|generators\.external-secrets|gateway\.networking\.k8s|networking\.istio|security\.istio|telemetry\.istio|extensions\.istio|keda|eventing\.keda|autoscaling\.k8s|snapshot\.storage\.k8s|secrets-store\.csi\.x-k8s|traefik|traefik\.containo|projectcontour|configuration\.konghq|getambassador|cilium|crd\.projectcalico|projectcalico|policy\.linkerd|linkerd|split\.smi-spec|kyverno|constraints\.gatekeeper|templates\.gatekeeper|source\.toolkit\.fluxcd|image\.toolkit\.fluxcd|notification\.toolkit\.fluxcd|metallb|bitnami|dex\.coreos|gateway\.envoyproxy)\.(io|sh|com|us|org|dev)$/;

/** Kinds that no pods are made from, in groups that have others. */
const KINDS_WITHOUT_PODS: ReadonlySet<string> = new Set([
  'argoproj.io AnalysisTemplate',
  'argoproj.io AppProject',
  'argoproj.io ClusterAnalysisTemplate',
  'argoproj.io Rollout',
  'monitoring.coreos.com AlertmanagerConfig',
  'monitoring.coreos.com PodMonitor',
  'monitoring.coreos.com Probe',
  'monitoring.coreos.com PrometheusRule',
  'monitoring.coreos.com ScrapeConfig',
  'monitoring.coreos.com ServiceMonitor',
]);

/** Resources that stand for a whole app, which may be in any namespace. */
const OF_APPS =
  /^(helm\.cattle\.io|helm\.toolkit\.fluxcd\.io|kustomize\.toolkit\.fluxcd\.io)$|^argoproj\.io Application/;

/** An operator may make pods from any custom resource but a few: those of a database, a message broker, a Prometheus. */
const makesPods = (object: AppObject) =>
  !isBuiltIn(object) && !WITHOUT_PODS.test(object.group) && !KINDS_WITHOUT_PODS.has(object.groupKind);

const NAMESPACES = new WeakMap<AppIndex, ReadonlySet<string>>();

/** True for a namespace in which an operator may make pods from a custom resource of the app. */
export function mayHaveOperatorPods(app: AppIndex, namespace: string): boolean {
  const known = NAMESPACES.get(app) ?? new Set(app.objects.filter(makesPods).map(namespaceOf));
  NAMESPACES.set(app, known);
  // A resource without a namespace may belong to the whole cluster.
  return known.has(namespace) || known.has('');
}

const namespaceOf = ({ group, groupKind, namespace }: AppObject) =>
  OF_APPS.test(group) || OF_APPS.test(groupKind) ? '' : namespace;

/** Domains whose labels people write on pods themselves. */
const COMMON = /^(app\.kubernetes\.io|helm\.sh)$/;

/** True for a selector by a label of a domain that no pod of the app has: an operator labels its pods so. */
export function isOfOperator(app: AppIndex, selector: Selector): boolean {
  return selector.some(({ key }) => {
    const [domain = '', name] = key.split('/');
    return name !== undefined && !COMMON.test(domain) && !CLUSTER_LABELS.has(key) && !app.hasLabel(key);
  });
}
