import type { Construct } from 'constructs';
import { declareExternal } from '../../cdk8s/externals';
import type { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { renderContainer } from './container';
import type { ContainerSpec } from './container-spec';
import { hasNativeSidecars } from './later-fields';
import { scrapeAnnotations } from './metrics';
import { podLabels, selectorLabels } from './pod-labels';
import { PORT_NAME } from './pod-port';
import { HASH_KEY, settingsHash } from './settings-hash';
import { renderToleration } from './toleration';
import { layoutVolumes } from './volume-layout';
import { containersOf, type WorkloadSpec } from './workload-spec';

/** A pod template, of which both parts are always there. */
export interface PodTemplate extends k8s.PodTemplateSpec {
  readonly metadata: k8s.ObjectMeta;
  readonly spec: k8s.PodSpec;
}

/** The pods of any kind of workload. */
export function podTemplate(scope: Construct, spec: WorkloadSpec): PodTemplate {
  declareExternals(scope, spec);
  const layout = layoutVolumes(spec);
  const render = (container: ContainerSpec) => renderContainer(container, spec, layout);
  const native = hasNativeSidecars(spec.versions);
  const { runtime } = spec.container;
  return {
    metadata: { labels: podLabels(scope, spec), annotations: unlessEmpty(podAnnotations(spec)) },
    spec: {
      ...spec.identity._podFields(spec.workloadName),
      imagePullSecrets: unlessEmpty(spec.pullSecrets.map((name) => ({ name }))),
      securityContext: runtime._podSecurity(Math.min(...portsOf(spec)), layout.writesClaim),
      terminationGracePeriodSeconds: spec.drain._gracePeriodSeconds,
      priorityClassName: spec.priorityClassName,
      nodeSelector: unlessEmpty({ ...spec.nodeSelector }),
      tolerations: unlessEmpty(spec.tolerations.map(renderToleration)),
      affinity: spec.antiAffinity._affinity(selectorLabels(spec)),
      topologySpreadConstraints: unlessEmpty(spec.spread._constraints(selectorLabels(spec))),
      initContainers: unlessEmpty([...(native ? spec.sidecars : []), ...spec.initContainers].map(render)),
      containers: [spec.container, ...(native ? [] : spec.sidecars)].map(render),
      volumes: unlessEmpty([...layout.volumes]),
      ...spec.podFields,
    },
  };
}

/** What the user named as made elsewhere is not missed in the app. */
function declareExternals(scope: Construct, spec: WorkloadSpec): void {
  const { _external: account } = spec.identity;
  if (account !== undefined) declareExternal(scope, 'ServiceAccount', account);
  for (const { _externalConfigMap: name } of containersOf(spec).flatMap(({ volumes }) => Object.values(volumes))) {
    if (name !== undefined) declareExternal(scope, 'ConfigMap', name);
  }
}

function podAnnotations(spec: WorkloadSpec): { [key: string]: string } {
  const hash = settingsHash([...spec.settings, spec.ownSettings]);
  const port = spec.metrics?.port ?? spec.container.ports[PORT_NAME]?._port;
  return {
    ...(spec.metrics !== undefined && port !== undefined && scrapeAnnotations(spec.metrics, port)),
    ...(hash !== undefined && { [HASH_KEY]: hash }),
    ...spec.annotations,
  };
}

/** Of containers without privileges: others may open any port. */
const portsOf = (spec: WorkloadSpec) =>
  containersOf(spec)
    .filter(({ runtime }) => runtime._isRestricted)
    .flatMap(({ ports }) => Object.values(ports).map(({ _port }) => _port));
