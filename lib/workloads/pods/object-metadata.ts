import { mergeMaps, present } from '../../cdk8s/objects';
import { checkAnnotations, isMap, wrongType } from '../../rules/check';
import { finding as ruleFinding } from '../../rules/codes';
import { type Findings, inPart } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { SYNONYMS } from '../synonyms';
import { checkLabels } from './check-labels';

/** Labels and annotations of one object of a workload, in addition to those that all of its objects have. */
export interface ObjectMetadataOptions {
  /**
   * Labels. Where all objects have one of the same key, this one counts.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations. Where all objects have one of the same key, this one counts.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** The options of the objects that one can have metadata for alone, and what a text or a number in their place means. */
const EXPECTED = {
  pods: 'labels and annotations such as { annotations: { "sidecar.istio.io/inject": "true" } }; their number is scale: Scale.fixed(3)',
  deployment: 'labels and annotations such as { annotations: { "example.com/owner": "checkout" } }; its name is name',
  daemonSet: 'labels and annotations such as { annotations: { "example.com/owner": "checkout" } }; its name is name',
  job: 'labels and annotations such as { annotations: { "example.com/owner": "checkout" } }; its name is name',
  cronJob: 'labels and annotations such as { annotations: { "example.com/owner": "checkout" } }; its name is name',
  statefulSet: 'labels and annotations such as { annotations: { "example.com/owner": "checkout" } }; its name is name',
  headlessService:
    'labels and annotations such as { annotations: { "example.com/owner": "checkout" } }; its name is headlessServiceName',
  service:
    'labels and annotations such as { annotations: { "prometheus.io/scrape": "true" } }; its name is serviceName',
  autoscaler:
    'labels and annotations such as { annotations: { "example.com/owner": "checkout" } }; its numbers are scale: Scale.auto({ min: 2, max: 10 })',
  podDisruptionBudget:
    'labels and annotations such as { annotations: { "example.com/owner": "checkout" } }; its number is disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.of(1))',
  configMaps:
    'labels and annotations such as { labels: { team: "checkout" } }; their contents are config: { LOG_LEVEL: "info" }',
  serviceAccount:
    'labels and annotations such as { labels: { team: "checkout" } }; another account is identity: Identity.existing("reader")',
};

export type ObjectPart = keyof typeof EXPECTED;

const OPTIONS = Object.entries(SYNONYMS).map(([name, codes]): [string, string] => [name, [codes].flat()[0] ?? '']);

const SCALE = 'scale: Scale.auto({ min: 2, max: 10 })';

/** Names that Helm charts have in these places, and the option of the workload for each. */
const OF_THE_WORKLOAD: { readonly [part in ObjectPart]: ReadonlyMap<string, string> } = {
  pods: new Map(OPTIONS),
  daemonSet: new Map(OPTIONS),
  deployment: new Map(OPTIONS),
  job: new Map(OPTIONS),
  cronJob: new Map(OPTIONS),
  statefulSet: new Map(OPTIONS),
  autoscaler: new Map([
    ...OPTIONS,
    ...['min', 'max', 'minReplicas', 'maxReplicas'].map((name) => [name, SCALE] as const),
  ]),
  podDisruptionBudget: new Map(OPTIONS),
  configMaps: new Map(['data', 'name'].map((name) => [name, 'config: { LOG_LEVEL: "info" }'])),
  headlessService: new Map([['name', 'headlessServiceName: "db-headless"']]),
  service: new Map([
    ...OPTIONS,
    ['name', 'serviceName: "user"'],
    ['port', 'servicePort: 80'],
    ['ports', 'ports: { grpc: PodPort.offered(9000) }'],
  ]),
  serviceAccount: new Map(['create', 'name'].map((name) => [name, 'identity: Identity.existing("reader")'])),
};

/** Annotations, or all with a prefix that ends in `/`, which controllers read on one kind of object only. */
const READ_ON = new Map<string, ObjectPart>(
  Object.entries({
    'service.beta.kubernetes.io/': 'service',
    'service.kubernetes.io/': 'service',
    'metallb.io/': 'service',
    'metallb.universe.tf/': 'service',
    'load-balancer.hetzner.cloud/': 'service',
    'networking.gke.io/load-balancer-type': 'service',
    'cloud.google.com/neg': 'service',
    'cloud.google.com/backend-config': 'service',
    'eks.amazonaws.com/role-arn': 'serviceAccount',
    'iam.gke.io/gcp-service-account': 'serviceAccount',
    'azure.workload.identity/client-id': 'serviceAccount',
    'azure.workload.identity/tenant-id': 'serviceAccount',
    'sidecar.istio.io/': 'pods',
    'linkerd.io/inject': 'pods',
    'cluster-autoscaler.kubernetes.io/safe-to-evict': 'pods',
    'karpenter.sh/do-not-disrupt': 'pods',
    'kubectl.kubernetes.io/default-container': 'pods',
  }),
);

/** @param selector that of the pods, where the user wrote one. */
export function* checkObjectMetadata(part: ObjectPart, metadata: unknown, selector?: unknown): Findings {
  if (!isMap(metadata)) {
    yield wrongType(part, metadata, EXPECTED[part]);
    return;
  }
  const { labels, annotations } = metadata;
  for (const name of Object.keys(metadata)) {
    if (name === 'labels' || name === 'annotations') continue;
    const meant = OF_THE_WORKLOAD[part].get(name);
    const instead = meant === undefined ? 'one of labels, annotations' : `${meant}, one level up`;
    yield ruleFinding('unknown-option', `${part} has no option ${show(name)}: write ${instead}.`);
  }
  if (labels !== undefined) yield* inPart(part, checkLabels(labels, selector));
  if (annotations !== undefined) yield* inPart(part, checkAnnotations(annotations));
  if (!isMap(annotations)) return;
  for (const key of Object.keys(annotations)) {
    const home = READ_ON.get(key) ?? READ_ON.get(key.replace(/[^/]*$/, ''));
    if (home === undefined || home === part) continue;
    yield finding('object-metadata', `annotation ${show(key)} has no effect under ${part}: write it under ${home}.`);
  }
}

/** True for a struct with a label or an annotation. */
export const isGiven = ({ labels, annotations }: ObjectMetadataOptions): boolean =>
  Object.keys({ ...labels, ...annotations }).length > 0;

/**
 * Finds labels and annotations of an object that the options make none of.
 *
 * @param metadata what the workload itself has: defaults around it may be for others.
 */
export function* checkHasObject(part: ObjectPart, metadata: unknown, kind: string, fix: string): Findings {
  if (!isMap(metadata) || !isGiven(metadata)) return;
  yield finding('object-metadata', `${part} has no effect without a ${kind}: write ${fix}, or leave ${part} out.`);
}

/** The labels and annotations of several structs together, of which later ones count. */
export function mergeMetadata(
  structs: readonly (ObjectMetadataOptions | undefined)[],
): ObjectMetadataOptions | undefined {
  const merged = mergeMaps(structs);
  if (!isMap(merged)) return merged;
  const all = (kind: 'labels' | 'annotations') => mergeMaps(structs.map((one) => one?.[kind]));
  return present({ ...merged, labels: all('labels'), annotations: all('annotations') });
}
