import type { Construct } from 'constructs';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { mapByName } from '../../cdk8s/objects';
import { PortProtocol } from '../../connections/port-protocol';
import { checkValue } from '../../rules/check';
import { serviceNameFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { Drain } from '../pods/drain';
import { Health } from '../pods/health/health';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import { Spread } from '../pods/spread';
import { resolveWorkload } from '../pods/workload-spec';
import { checkReplicas, type ReplicaSpec, resolveReplicas } from '../replicas/replica-spec';
import { Scale } from '../replicas/scale';
import { checkService, DEFAULT_PORT, ownPort, resolveService, type ServiceSpec } from '../service/service-spec';
import { checkStorage, Storage } from '../storage/storage';
import { checkStorageRetention, type StorageRetention } from '../storage/storage-retention';
import { checkPodManagement, PodManagement } from './pod-management';
import { checkStatefulRollout, StatefulRollout } from './stateful-rollout';
import type { StatefulServiceProps } from './stateful-service-props';

/** A StatefulSet and the objects that go with it, with every default filled in. */
export interface StatefulServiceSpec extends ReplicaSpec, ServiceSpec {
  /** The port that the workload's own container listens on. */
  readonly containerPort: number;
  readonly storage: readonly Storage[];
  readonly storageRetention: StorageRetention;
  readonly podManagement: PodManagement;
  readonly firstOrdinal: number;
  readonly rollout: StatefulRollout;
  readonly headlessServiceName: string;
  /** Labels and annotations of one object alone. */
  readonly headlessService: ObjectMetadataOptions;
  readonly statefulSet: ObjectMetadataOptions;
}

/** A longer name leaves the label of the pods, which has a hash as well, no room. */
const LONGEST_NAME = 52;

/** Two databases are not one that is replicated: only the software in the image can make them that, so that there is one pod. */
const ONE_POD = Scale.fixed(1);

export function resolveStatefulService(
  id: string,
  props: StatefulServiceProps,
  versions: KubernetesVersions,
): StatefulServiceSpec {
  // Clients know databases by the ports that they listen on, and few of these speak HTTP.
  const containerPort = props.port ?? DEFAULT_PORT;
  const options = {
    ...props,
    servicePort: props.servicePort ?? containerPort,
    protocol: props.protocol ?? PortProtocol.tcp(),
  };
  const mounted = Object.entries(mapByName(props.storage)).filter(([, one]) => one instanceof Storage);
  const storage = [...new Set(mounted.map(([, one]) => one))];
  const pods = resolveWorkload(
    {
      id,
      image: props.image,
      versions,
      ownPort: ownPort(options),
      health: Health.tcp(),
      drain: Drain.graceful(),
      spread: Spread.preferred(),
      storage: storage.map((one) => one.volume()),
    },
    {
      ...props,
      volumes: {
        ...mapByName(props.volumes),
        ...Object.fromEntries(mounted.map(([path, one]) => [path, one.volume()])),
      },
    },
  );
  return {
    ...resolveReplicas(pods, props, ONE_POD),
    ...resolveService(pods, options),
    containerPort,
    storage,
    storageRetention: props.storageRetention ?? {},
    podManagement: props.podManagement ?? PodManagement.ORDERED_READY,
    firstOrdinal: props.firstOrdinal ?? 0,
    rollout: props.rollout ?? StatefulRollout.rolling(),
    headlessServiceName: props.headlessServiceName ?? `${pods.workloadName}-headless`,
    headlessService: props.headlessService ?? {},
    statefulSet: props.statefulSet ?? {},
  };
}

export function* checkStatefulService(
  spec: StatefulServiceSpec,
  props: StatefulServiceProps,
  _construct: Construct,
  written: StatefulServiceProps,
): Findings {
  yield* checkService(spec, props);
  yield* checkReplicas(spec, props, written);
  yield* checkNames(spec, props);
  yield* checkStorage(props.storage, props.volumes);
  yield* checkStorageRetention(spec.storageRetention, spec.storage.length > 0);
  yield* checkPodManagement(spec.podManagement);
  yield* checkValue('number', 'firstOrdinal', spec.firstOrdinal, (value) => wholeNumberFlaw(value, 0, undefined, 1));
  yield* checkStatefulRollout(spec.rollout);
  yield* checkObjectMetadata('headlessService', spec.headlessService);
  yield* checkObjectMetadata('statefulSet', spec.statefulSet);
}

function* checkNames(spec: StatefulServiceSpec, { headlessServiceName }: StatefulServiceProps): Findings {
  const { workloadName } = spec.pods;
  if (workloadName.length > LONGEST_NAME) {
    yield finding(
      'workload-name',
      `the name ${show(workloadName)} of a StatefulSet has ${workloadName.length} characters: write at most ${LONGEST_NAME}, since its pods have it as a label, with a hash.`,
    );
  }
  if (headlessServiceName !== undefined) {
    yield* checkValue('dns-name', 'headlessServiceName', headlessServiceName, serviceNameFlaw);
  }
  if (spec.headlessServiceName === spec.serviceName) {
    yield finding(
      'workload-name',
      `serviceName and headlessServiceName are both ${show(spec.serviceName)}: write another name for one of the two Services.`,
    );
  }
}
