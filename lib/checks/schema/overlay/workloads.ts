import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import { count, dnsLabelOrEmpty, oneOf, podsOrAnyPercent, podsOrPercent, text } from '../scalars';
import { every, fields, list, type Rule } from '../shape';
import { looseSelector } from './meta';
import { asIs, type Overlay, refine, wordOrEmpty } from './refine';

/** The API server's default. */
const DEFAULT_DEADLINE = 600;

const becomesReady: Rule = ({ progressDeadlineSeconds = DEFAULT_DEADLINE, minReadySeconds = 0 }) =>
  (progressDeadlineSeconds as number) > (minReadySeconds as number)
    ? undefined
    : `has progressDeadlineSeconds ${progressDeadlineSeconds}, within which no pod is ready for minReadySeconds ${minReadySeconds}: write more for the one or less for the other`;

const isNone = (pods: unknown) => pods === 0 || pods === '0%';

/** Exactly one of maxSurge and maxUnavailable must be zero, unless nothing is replaced anyway. */
const replacesPods: Rule = ({ type, rollingUpdate }) => {
  const { maxSurge = 0, maxUnavailable = 1 } = (rollingUpdate ?? {}) as Fields;
  if (type === 'OnDelete' || isNone(maxSurge) !== isNone(maxUnavailable)) return undefined;
  const both = `has maxSurge ${show(maxSurge)} and maxUnavailable ${show(maxUnavailable)}`;
  return `${both}: write ${isNone(maxSurge) ? '1 for one of them' : '0 for one of them'}`;
};

const replicas = { replicas: count, minReadySeconds: count };
const withSpec = refine({ 'spec!': asIs });

export const WORKLOADS: Overlay = {
  'core.v1.Pod': withSpec,
  'core.v1.PodTemplate': refine({ 'template!': asIs }),
  'core.v1.PodTemplateSpec': withSpec,
  'core.v1.ReplicationController': withSpec,
  'core.v1.ReplicationControllerSpec': refine({ ...replicas, 'template!': asIs }),
  'apps.v1.DaemonSet': withSpec,
  'apps.v1.DaemonSetSpec': refine({ selector: looseSelector, minReadySeconds: count, revisionHistoryLimit: count }),
  'apps.v1.DaemonSetUpdateStrategy': refine({ type: wordOrEmpty }, replacesPods),
  'apps.v1.RollingUpdateDaemonSet': refine({ maxSurge: podsOrPercent, maxUnavailable: podsOrPercent }),
  'apps.v1.Deployment': withSpec,
  'apps.v1.DeploymentSpec': refine(
    { ...replicas, selector: looseSelector, progressDeadlineSeconds: count, revisionHistoryLimit: count },
    becomesReady,
  ),
  'apps.v1.DeploymentStrategy': refine({ type: text }),
  'apps.v1.RollingUpdateDeployment': refine({ maxSurge: podsOrAnyPercent, maxUnavailable: podsOrPercent }),
  'apps.v1.ReplicaSet': withSpec,
  'apps.v1.ReplicaSetSpec': refine({ ...replicas, selector: looseSelector, 'template!': asIs }),
  'apps.v1.StatefulSet': withSpec,
  'apps.v1.StatefulSetSpec': refine({
    ...replicas,
    selector: looseSelector,
    'serviceName?': dnsLabelOrEmpty,
    podManagementPolicy: wordOrEmpty,
    volumeClaimTemplates: (schema, shapeOf) =>
      every(shapeOf(schema), list(fields({ 'metadata!': fields({ 'name!': text }) }))),
  }),
  'apps.v1.StatefulSetOrdinals': refine({ start: count }),
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': refine({
    whenDeleted: oneOf('Retain', 'Delete', ''),
    whenScaled: oneOf('Retain', 'Delete', ''),
  }),
  // "Recreate" came with 1.37, behind a gate that is off.
  'apps.v1.StatefulSetUpdateStrategy': refine({ type: oneOf('RollingUpdate', 'OnDelete', '') }),
  'apps.v1.RollingUpdateStatefulSetStrategy': refine({ partition: count, maxUnavailable: podsOrPercent }),
};
