// The table of the kinds of other projects that Portico makes, or that most clusters have, from their CRDs as the Go module cache
// has them (CONTRIBUTING.md).
import { kindLines, readCrds, typeLines } from './crd-types.mjs';
import { file, text } from './notation.mjs';

/** Each project, with the kinds whose fields are in the table; the others of its groups are known by name. */
const PROJECTS = [
  {
    title: 'cert-manager',
    module: 'github.com/cert-manager/cert-manager@v1.21.1',
    folder: 'deploy/crds',
    files: /^cert-manager\.io_.*\.yaml$/,
    kinds: ['Certificate', 'ClusterIssuer', 'Issuer'],
  },
  {
    title: 'External Secrets Operator',
    module: 'github.com/external-secrets/external-secrets@v2.9.0',
    folder: 'config/crds/bases',
    files: /^external-secrets\.io_.*\.yaml$/,
    kinds: ['ExternalSecret'],
  },
  {
    title: 'KEDA',
    module: 'github.com/kedacore/keda/v2@v2.20.2',
    folder: 'config/crd/bases',
    files: /^keda\.sh_.*\.yaml$/,
    kinds: ['ClusterTriggerAuthentication', 'ScaledObject', 'TriggerAuthentication'],
  },
  {
    title: 'prometheus-operator',
    module: 'github.com/prometheus-operator/prometheus-operator@v0.92.0',
    folder: 'example/prometheus-operator-crd',
    files: /\.yaml$/,
    kinds: ['PodMonitor', 'PrometheusRule', 'ServiceMonitor'],
  },
  {
    title: 'Argo Rollouts',
    module: 'github.com/argoproj/argo-rollouts@v1.9.1',
    folder: 'manifests/crds',
    files: /-crd\.yaml$/,
    kinds: ['Rollout'],
  },
  {
    title: 'Sealed Secrets',
    module: 'github.com/bitnami-labs/sealed-secrets@v0.40.0',
    folder: 'helm/sealed-secrets/crds',
    files: /\.yaml$/,
    kinds: ['SealedSecret'],
  },
  {
    title: 'Vertical Pod Autoscaler',
    module: 'k8s.io/autoscaler/vertical-pod-autoscaler@v1.8.1',
    folder: 'deploy',
    files: /^vpa-v1-crd-gen\.yaml$/,
    kinds: ['VerticalPodAutoscaler'],
  },
];

export const projectOf = (title) => PROJECTS.find((project) => project.title === title);

/** The content of generated/neighbours.ts. */
export function neighboursTable(modules) {
  const projects = PROJECTS.map((project) => ({ ...project, crds: readCrds({ modules, ...project }) }));
  const crds = projects.flatMap((project) => project.crds);
  const known = new Set(projects.flatMap(({ kinds }) => kinds));
  const patterns = [];
  const types = typeLines(crds, { isKnown: (kind) => known.has(kind), patterns, referenceOf });
  return file(`the CRDs of ${projects.map(titleOf).join(', ')}`, {
    SOURCES: text(projects.flatMap(sourceLines).sort()),
    KINDS: text(kindLines(crds)),
    PATTERNS: JSON.stringify(patterns, undefined, 2),
    TYPES: text(types),
  });
}

/** `KEDA v2.20.2`. */
export const titleOf = ({ title, module }) => `${title} ${module.slice(module.lastIndexOf('@') + 1)}`;

/** `cert-manager.io cert-manager v1.21.1`: a group, and where its kinds are from. */
const sourceLines = (project) => [...new Set(project.crds.map(({ spec }) => `${spec.group} ${titleOf(project)}`))];

/** The types of Kubernetes that CRDs copy, by their fields. */
const COPIED = new Map([
  ['matchExpressions,matchLabels', 'meta.v1.LabelSelector'],
  ['nodeAffinity,podAffinity,podAntiAffinity', 'core.v1.Affinity'],
  ['scaleDown,scaleUp', 'autoscaling.v2.HorizontalPodAutoscalerBehavior'],
]);

function referenceOf({ properties = {} }) {
  const fields = Object.keys(properties).sort().join();
  if (fields === 'metadata,spec' && properties.spec.properties?.containers !== undefined)
    return 'core.v1.PodTemplateSpec';
  return COPIED.get(fields);
}
