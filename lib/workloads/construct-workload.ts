import type { Construct } from 'constructs';
import { type ObjectName, reportOrRender } from '../cdk8s/construction';
import { type KubernetesVersions, kubernetesVersions } from '../cdk8s/kubernetes-versions';
import { Synthesis } from '../cdk8s/synthesis';
import { enableChecks } from '../checks';
import { resolveCalls } from '../connections/resolve-calls';
import { renderRecommendations } from '../neighbours/vertical-pod-autoscaler';
import { checkStruct, type Synonyms } from '../rules/check';
import type { Findings } from '../rules/finding';
import { variablesIn, withCallVariables } from './call-variables';
import { checkCalledBy, declareConnections } from './declare-connections';
import { layersFor, networkOf, secretStoreOf } from './defaults/portico-defaults';
import { withDefaults } from './defaults/with-defaults';
import { applyAfter, applyObjectsAfter } from './pods/chart-order';
import { checkWorkload } from './pods/check-workload';
import { checkExternal, fetchExternal, secretKeysOf } from './pods/external-keys';
import type { LongRunningOptions } from './pods/long-running-options';
import { objectMetadata } from './pods/pod-labels';
import type { Scraper } from './pods/scraper';
import type { SecretKey } from './pods/secret-key';
import { renderSettings } from './pods/settings-maps';
import { claimsOf } from './pods/volume-layout';
import { warnOfWorkload } from './pods/warn-of-workload';
import type { WorkloadOptions } from './pods/workload-options';
import type { WorkloadSpec } from './pods/workload-spec';
import { checkMonitor, type MonitoredService, renderMonitor } from './service/monitor';
import { SYNONYMS } from './synonyms';

/** Props that every kind of workload has. */
export interface WorkloadProps extends WorkloadOptions, Pick<LongRunningOptions, 'calledBy'> {
  readonly image: string;
  readonly scraper?: Scraper;
}

/** Everything that sets a kind of workload apart from the others. */
export interface WorkloadKind<Props extends WorkloadProps, Spec extends { readonly pods: WorkloadSpec }> {
  /** The workload in messages, such as `the service`. */
  readonly title: string;
  /** The names of all props. */
  readonly props: readonly string[];
  /** Names of Kubernetes that mean something else than in other kinds, with what to write instead. */
  readonly synonyms?: Synonyms;
  /** Props that have other types than in other kinds, so that a default of that name is not for them. */
  readonly withoutDefault?: readonly string[];
  /** Fills in every default; values of a wrong type pass, since the check reports them. */
  resolve(id: string, props: Props, versions: KubernetesVersions): Spec;
  /**
   * Checks what is not about the pods only.
   *
   * @param written the props without the defaults around the workload, which may be for other workloads.
   */
  check(spec: Spec, props: Props, construct: Construct, written: Props): Findings;
  /** Finds what is right, and may still surprise. */
  warn?(spec: Spec): Findings;
  /** Keys of Secrets that something else than the pods takes. */
  secretKeys?(spec: Spec): readonly SecretKey[];
  /** True for a kind whose pods find and call each other. */
  readonly callEachOther?: boolean;
  /** Makes the objects, in the order in which a cluster needs them. */
  render(scope: Construct, spec: Spec): void;
  /** The Services in front of the pods, where the kind has any. */
  services?(spec: Spec): readonly MonitoredService[];
  /** The objects that others may refer to by name. */
  objects(spec: Spec): readonly ObjectName[];
}

/**
 * Constructs a workload of any kind in the construct that stands for it: completes the props by the defaults around it,
 * reports everything that is wrong, and makes the objects where nothing is.
 */
export function constructWorkload<Props extends WorkloadProps, Spec extends { readonly pods: WorkloadSpec }>(
  construct: Construct,
  id: string,
  given: Props,
  kind: WorkloadKind<Props, Spec>,
): Spec {
  Synthesis.of(construct).locate(construct);
  enableChecks(construct);
  const hasDefault = (name: string) => kind.props.includes(name) && !kind.withoutDefault?.includes(name);
  const written = given ?? {};
  const layers = layersFor(construct);
  const defaults = withDefaults(layers, written, hasDefault);
  const calls = resolveCalls(construct, defaults.calls, () => variablesIn(defaults));
  const props = withCallVariables(defaults, calls.variables);
  const spec = kind.resolve(id, props, kubernetesVersions(construct));
  const store = secretStoreOf(layers);
  const keys = [...secretKeysOf(spec.pods), ...(kind.secretKeys?.(spec) ?? [])];
  const services = () => kind.services?.(spec) ?? [];
  reportOrRender(construct, {
    findings: [
      ...checkStruct(
        kind.title,
        written,
        kind.props,
        kind.synonyms === undefined ? SYNONYMS : { ...SYNONYMS, ...kind.synonyms },
      ),
      ...checkWorkload(construct, spec.pods, props, written),
      ...checkExternal(construct, keys, store),
      ...calls.findings,
      ...checkCalledBy(props, spec.pods),
      ...kind.check(spec, props, construct, written),
      ...checkMonitor(spec.pods, services, written.scraper),
    ],
    *warnings() {
      yield* warnOfWorkload(spec.pods);
      if (kind.warn !== undefined) yield* kind.warn(spec);
    },
    labels: spec.pods.labels,
    objects: kind.objects(spec),
    render() {
      const { pods } = spec;
      const fetched = fetchExternal(construct, keys, store);
      pods.identity._render(construct, objectMetadata(construct, pods, pods.accountMetadata));
      renderSettings(construct, pods.ownSettings, () => objectMetadata(construct, pods, pods.configMapMetadata));
      kind.render(construct, spec);
      renderMonitor(construct, pods, services);
      if (pods.recommendations) {
        renderRecommendations(construct, objectMetadata(construct, pods, {}), kind.objects(spec));
      }
      declareConnections(construct, kind, pods, {
        calls: calls.callees,
        calledBy: props.calledBy,
        network: networkOf(layers),
      });
      const used = [...(props.settings ?? []), ...claimsOf(pods)];
      // Whoever orders them the other way round may do so later.
      if (used.length > 0) Synthesis.of(construct).arrange(() => used.map((each) => applyAfter(construct, each)));
      for (const each of fetched) Synthesis.of(construct).arrange(() => applyObjectsAfter(construct, each));
    },
  });
  return spec;
}
