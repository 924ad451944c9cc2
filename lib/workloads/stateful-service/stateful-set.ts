import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { type AsWritten, type k8s, manifest } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import { podTemplate } from '../pods/pod-template';
import { layoutVolumes } from '../pods/volume-layout';
import { placementOf } from '../replicas/node-room';
import { storageClaimSpec } from '../storage/storage-claim-options';
import { retentionPolicy } from '../storage/storage-retention';
import { PodManagement } from './pod-management';
import type { StatefulServiceSpec } from './stateful-service-spec';

/** The API server's own default of `replicas`. */
const API_DEFAULT_REPLICAS = 1;

export function renderStatefulSet(scope: Construct, stateful: StatefulServiceSpec): void {
  const { pods, scale, podManagement, firstOrdinal, rollout, storageRetention } = stateful;
  const replicas = scale._replicas;
  const { spec, ...object } = manifest('StatefulSet', {
    metadata: objectMetadata(scope, pods, stateful.statefulSet),
    spec: {
      serviceName: stateful.headlessServiceName,
      replicas: replicas === API_DEFAULT_REPLICAS ? undefined : replicas,
      ordinals: firstOrdinal === 0 ? undefined : { start: firstOrdinal },
      podManagementPolicy: podManagement === PodManagement.PARALLEL ? podManagement : undefined,
      ...rollout._toKube(),
      selector: { matchLabels: selectorLabels(pods) },
      template: {},
      volumeClaimTemplates: unlessEmpty(claimTemplates(stateful)),
      persistentVolumeClaimRetentionPolicy: retentionPolicy(storageRetention),
    },
  });
  // No label tells the pods of revisions apart: each new pod takes the place of an old one, so that they are spread together.
  const template = podTemplate(scope, pods, placementOf({ pods, scale }));
  new ApiObject(scope, 'stateful-set', { ...object, spec: { ...spec, template } });
}

/** They have no labels by themselves, since a live StatefulSet takes no change of them. */
function claimTemplates({ pods, storage }: StatefulServiceSpec): AsWritten<k8s.KubePersistentVolumeClaimProps>[] {
  const { names } = layoutVolumes(pods);
  return storage.map((one) => {
    const { labels, annotations } = one._options;
    return {
      metadata: {
        name: names.get(one.volume()._source),
        labels: unlessEmpty({ ...labels }),
        annotations: unlessEmpty({ ...annotations }),
      },
      spec: storageClaimSpec(one._options),
    };
  });
}
