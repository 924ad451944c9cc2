import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { declareExternal } from '../../cdk8s/externals';
import type { AsWritten, k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { rememberAskedLevel } from '../../checks/model/pod-security/asked';
import { podSecurityLevelOf } from '../../checks/model/pod-security/level';
import { podsOf } from '../../checks/model/workload';
import { renderContainer } from './container';
import type { ContainerSpec } from './container-spec';
import { renderHostAliases } from './host-aliases';
import { withJobWaits } from './job-waits';
import { scrapeAnnotations } from './metrics';
import { hasNativeSidecars } from './native-sidecars';
import { renderPlacement } from './placement';
import { podLabels, selectorLabels } from './pod-labels';
import { podSecurityContext, sharedSettings } from './runtime/security-context';
import { HASH_KEY, settingsHash } from './settings-hash';
import { layoutVolumes } from './volume-layout';
import { containersOf, type WorkloadSpec } from './workload-spec';

/** A pod template as it is written. */
export interface PodTemplate {
  readonly metadata: k8s.ObjectMeta;
  readonly spec: object;
}

/**
 * The pods of any kind of workload. They are written at synth, since a Job that they wait for may be made after them.
 *
 * @param placement that of the pods, unless their number changes it.
 * @param revisionLabel the label in which pods of two revisions differ, where the kind has one: they are spread apart from each other.
 */
export function podTemplate(
  scope: Construct,
  spec: WorkloadSpec,
  placement = spec.placement,
  revisionLabel?: string,
): PodTemplate {
  declareExternals(scope, spec);
  const write = () =>
    writtenTemplate(scope, withJobWaits(scope, spec), renderPlacement(placement, selectorLabels(spec), revisionLabel));
  rememberAskedLevel(scope, () => podSecurityLevelOf(podsOf(write()), spec.versions));
  return Lazy.any({ produce: write });
}

function writtenTemplate(scope: Construct, spec: WorkloadSpec, placement: PodFields): PodTemplate {
  const layout = layoutVolumes(spec);
  const shared = sharedSettings(spec);
  const render = (container: ContainerSpec) => renderContainer(container, spec, layout, shared);
  const native = hasNativeSidecars(spec.versions);
  return {
    metadata: { labels: podLabels(scope, spec), annotations: unlessEmpty(podAnnotations(spec)) },
    spec: {
      ...podSpec(spec, placement),
      volumes: unlessEmpty(layout.volumes),
      securityContext: podSecurityContext(spec, shared, layout.needsGroup),
      initContainers: unlessEmpty([...(native ? spec.sidecars : []), ...spec.initContainers].map(render)),
      containers: [spec.container, ...(native ? [] : spec.sidecars)].map(render),
    },
  };
}

type PodFields = Partial<AsWritten<k8s.PodSpec>>;

function podSpec(spec: WorkloadSpec, placement: PodFields): PodFields {
  return {
    ...spec.identity._podFields(spec.workloadName),
    // True is the API server's own default.
    enableServiceLinks: spec.serviceLinks ? undefined : false,
    imagePullSecrets: unlessEmpty(spec.pullSecrets.map((name) => ({ name }))),
    terminationGracePeriodSeconds: spec.drain._gracePeriodSeconds,
    ...placement,
    hostname: spec.hostname,
    subdomain: spec.subdomain,
    hostAliases: unlessEmpty(renderHostAliases(spec.hostAliases)),
    shareProcessNamespace: spec.shareProcessNamespace || undefined,
    ...spec.podFields,
    ...spec.dns?._podFields(spec.podFields.hostNetwork === true),
  };
}

/** Keeps objects that others make, as the user said, from being reported as missing. */
function declareExternals(scope: Construct, spec: WorkloadSpec): void {
  const { _external: account } = spec.identity;
  if (account !== undefined) declareExternal(scope, 'ServiceAccount', account);
  for (const { _source: source } of containersOf(spec).flatMap(({ volumes }) => Object.values(volumes))) {
    if (source.externalConfigMap !== undefined) declareExternal(scope, 'ConfigMap', source.externalConfigMap);
  }
}

function podAnnotations(spec: WorkloadSpec): { [key: string]: string } {
  const hash = spec.hashesSettings ? settingsHash([...spec.settings, spec.ownSettings]) : undefined;
  return {
    ...(spec.metrics && spec.scraper._way === 'annotations' && scrapeAnnotations(spec.metrics, spec.container)),
    ...(hash !== undefined && { [HASH_KEY]: hash }),
    ...spec.annotations,
    ...spec.podMetadata.annotations,
  };
}
