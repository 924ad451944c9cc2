import type { ObjectMetadataOptions } from '../pods/object-metadata';
import { REPLICA_OPTIONS, type ReplicaOptions } from '../replicas/replica-options';
import { SERVICE_OPTIONS, type ServiceOptions } from '../service/service-options';
import type { Storage } from '../storage/storage';
import type { StorageRetention } from '../storage/storage-retention';
import type { PodManagement } from './pod-management';
import type { StatefulRollout } from './stateful-rollout';

/** Options of a stateful service, in addition to its image. */
export interface StatefulServiceOptions extends ReplicaOptions, ServiceOptions {
  /**
   * Storage of each pod for itself, by the absolute path at which the workload's own container mounts it. A live StatefulSet takes
   * no change of it: see `Storage.claim()`.
   *
   * @default - none
   */
  readonly storage?: { [path: string]: Storage };

  /**
   * The lot of the claims of `storage` whose pods are no more.
   *
   * @default - all are retained
   */
  readonly storageRetention?: StorageRetention;

  /**
   * The order in which pods start and stop. A live StatefulSet takes no change of it: `kubectl delete statefulset db
   * --cascade=orphan` takes it away and leaves its pods, so that the next apply recreates it.
   *
   * @default PodManagement.ORDERED_READY
   */
  readonly podManagement?: PodManagement;

  /**
   * The number of the first pod. A change of it moves the pods to other names, and so to other storage.
   *
   * @default 0
   */
  readonly firstOrdinal?: number;

  /**
   * The way in which pods of a new version replace those of the old one.
   *
   * @default StatefulRollout.rolling()
   */
  readonly rollout?: StatefulRollout;

  /**
   * Name of the headless Service that gives each pod a DNS name, `spec.serviceName` of the StatefulSet. A live StatefulSet takes no
   * change of it, as of `podManagement`.
   *
   * @default - the name and the version, and `-headless`: `db-headless`
   */
  readonly headlessServiceName?: string;

  /**
   * Labels and annotations of the headless Service alone.
   *
   * @default - those of all objects
   */
  readonly headlessService?: ObjectMetadataOptions;

  /**
   * Labels and annotations of the StatefulSet alone. A change of them restarts no pod.
   *
   * @default - those of all objects
   */
  readonly statefulSet?: ObjectMetadataOptions;
}

/** Props of a stateful service. */
export interface StatefulServiceProps extends StatefulServiceOptions {
  /** The container image, pinned by a tag other than `latest`, or by digest. */
  readonly image: string;
}

/** The names of all props. The compiler sees that none is missing. */
export const STATEFUL_SERVICE_PROPS = Object.keys({
  image: true,
  storage: true,
  storageRetention: true,
  podManagement: true,
  firstOrdinal: true,
  rollout: true,
  headlessServiceName: true,
  headlessService: true,
  statefulSet: true,
  ...REPLICA_OPTIONS,
  ...SERVICE_OPTIONS,
} satisfies { [name in keyof StatefulServiceProps]-?: true });

const ROLLING = 'rollout: StatefulRollout.rolling()';
const STORAGE = 'storage: { "/var/lib/data": Storage.claim({ size: Size.gibibytes(10) }) }';

/** Names of Kubernetes, of Helm charts and of options of a Deployment that mean something else where pods have state. */
export const STATEFUL_SERVICE_SYNONYMS = {
  deployment: 'statefulSet: { annotations: { "example.com/owner": "checkout" } }',
  minReadySeconds: 'rollout: StatefulRollout.rolling({ minReady: Duration.seconds(10) })',
  ordinals: 'firstOrdinal: 1',
  partition: 'rollout: StatefulRollout.rolling({ partition: 2 })',
  persistence: STORAGE,
  persistentVolumeClaimRetentionPolicy: 'storageRetention: { whenDeleted: ClaimRetention.DELETE }',
  podManagementPolicy: 'podManagement: PodManagement.PARALLEL',
  progressDeadlineSeconds: ROLLING,
  revisionHistoryLimit: 'rollout: StatefulRollout.rolling({ history: 5 })',
  strategy: ROLLING,
  updateStrategy: ROLLING,
  volumeClaimTemplates: STORAGE,
};
