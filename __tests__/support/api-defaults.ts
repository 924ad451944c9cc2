import type { Manifest } from './app';

/**
 * What the API server fills in (Kubernetes API reference): a field that says the same is noise in a review. `[]` stands
 * for every element of a list; a path starts where the kind's spec does.
 */
const DEFAULTS: { readonly [kind: string]: { readonly [path: string]: unknown } } = {
  Deployment: {
    replicas: 1,
    minReadySeconds: 0,
    paused: false,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
    'strategy.type': 'RollingUpdate',
    'strategy.rollingUpdate.maxSurge': '25%',
    'strategy.rollingUpdate.maxUnavailable': '25%',
    'template.spec.restartPolicy': 'Always',
    'template.spec.dnsPolicy': 'ClusterFirst',
    'template.spec.schedulerName': 'default-scheduler',
    'template.spec.terminationGracePeriodSeconds': 30,
    'template.spec.enableServiceLinks': true,
    'template.spec.hostNetwork': false,
    'template.spec.containers[].imagePullPolicy': 'IfNotPresent',
    'template.spec.containers[].terminationMessagePath': '/dev/termination-log',
    'template.spec.containers[].terminationMessagePolicy': 'File',
    'template.spec.containers[].ports[].protocol': 'TCP',
    'template.spec.containers[].securityContext.privileged': false,
    'template.spec.containers[].volumeMounts[].readOnly': false,
    ...Object.fromEntries(
      ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((probe) =>
        Object.entries({
          initialDelaySeconds: 0,
          periodSeconds: 10,
          timeoutSeconds: 1,
          successThreshold: 1,
          failureThreshold: 3,
          'httpGet.path': '/',
          'httpGet.scheme': 'HTTP',
          'grpc.service': '',
        }).map(([field, value]) => [`template.spec.containers[].${probe}.${field}`, value]),
      ),
    ),
  },
  Service: {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    internalTrafficPolicy: 'Cluster',
    externalTrafficPolicy: 'Cluster',
    ipFamilyPolicy: 'SingleStack',
    allocateLoadBalancerNodePorts: true,
    publishNotReadyAddresses: false,
    'ports[].protocol': 'TCP',
  },
  Ingress: {},
  HTTPRoute: { 'rules[].filters[].requestRedirect.statusCode': 302, 'rules[].backendRefs[].weight': 1 },
  ConfigMap: {},
};

/** Paths of an object's fields that say nothing: what the API server fills in anyway, and empty maps and lists. */
export function noOpFields(manifest: Manifest): string[] {
  const defaults = DEFAULTS[manifest.kind];
  if (defaults === undefined) throw new Error(`no defaults known for ${manifest.kind}`);
  const found: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (path in defaults && defaults[path] === value) found.push(path);
    if (typeof value !== 'object' || value === null) return;
    // An emptyDir's empty map is what makes it one.
    if (Object.keys(value).length === 0 && !path.endsWith('emptyDir')) found.push(path);
    for (const [key, child] of Object.entries(value)) {
      walk(child, Array.isArray(value) ? `${path}[]` : path === '' ? key : `${path}.${key}`);
    }
  };
  walk(manifest.spec, '');
  for (const part of ['labels', 'annotations'] as const) {
    if (manifest.metadata[part] && Object.keys(manifest.metadata[part]).length === 0) found.push(`metadata.${part}`);
  }
  return found;
}
