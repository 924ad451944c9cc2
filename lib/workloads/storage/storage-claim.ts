import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { childObject } from '../../cdk8s/child-object';
import { reportOrRender } from '../../cdk8s/construction';
import { manifest } from '../../cdk8s/k8s';
import { recommendedLabels } from '../../cdk8s/labels';
import { unlessEmpty } from '../../cdk8s/objects';
import { claimId } from '../../cdk8s/scope';
import { Synthesis } from '../../cdk8s/synthesis';
import { enableChecks } from '../../checks';
import { checkValue } from '../../rules/check';
import { dnsLabelFlaw, dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { asText } from '../../rules/show';
import { PodVolume } from '../pods/pod-volume';
import {
  checkStorageClaim,
  isOnlyRead,
  STORAGE_CLAIM_OPTIONS,
  type StorageClaimOptions,
  storageClaimSpec,
} from './storage-claim-options';

/** Props of a claim. */
export interface StorageClaimProps extends StorageClaimOptions {
  /**
   * Name of the PersistentVolume to take, which somebody has made by hand.
   *
   * @default - the storage class makes one
   */
  readonly volumeName?: string;
}

const PROPS = Object.keys({
  ...STORAGE_CLAIM_OPTIONS,
  volumeName: true,
} satisfies { [name in keyof StorageClaimProps]-?: true });

/**
 * Storage that outlives the pods of the workloads which mount it: a PersistentVolumeClaim. It is in the cluster before them. When
 * it is deleted, so is what it holds, unless the storage class retains it.
 *
 * @example
 * const uploads = new StorageClaim(chart, 'uploads', { size: Size.gibibytes(50), accessMode: AccessMode.READ_WRITE_MANY });
 * new WebService(chart, 'web', { image, volumes: { '/srv/uploads': uploads.volume() } });
 */
export class StorageClaim extends Construct {
  /** Name of the PersistentVolumeClaim. */
  readonly claimName: string;

  private readonly mounted: PodVolume;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the claim's name unless `name` is set.
   * @param props size and options. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: StorageClaimProps) {
    super(scope, claimId(scope, id));
    Synthesis.of(this).locate(this);
    enableChecks(this);
    const { name = id } = props ?? {};
    this.claimName = asText(name);
    const volume = PodVolume._of({
      fields: () => ({ persistentVolumeClaim: { claimName: this.claimName } }),
      check: function* () {},
      isWritableStorage: true,
      madeBy: this,
    });
    this.mounted = isOnlyRead(props ?? {}) ? volume.readOnly() : volume;
    reportOrRender(this, {
      findings: checkProps(name, props ?? {}),
      labels: props?.labels ?? undefined,
      objects: [{ kind: 'PersistentVolumeClaim', name: this.claimName }],
      render: () => renderClaim(this, this.claimName, props),
    });
  }

  /** The PersistentVolumeClaim, for fields that no option has. */
  get claim(): ApiObject {
    return childObject(this, 'claim', 'PersistentVolumeClaim');
  }

  /** The storage as a volume, for workloads of the same namespace. Pods that may not write to it mount it read-only. */
  volume(): PodVolume {
    return this.mounted;
  }
}

function* checkProps(name: unknown, props: StorageClaimProps): Findings {
  yield* checkValue('dns-name', 'name', name, dnsLabelFlaw);
  if (!(yield* checkStorageClaim('StorageClaim', props, PROPS)) || props.volumeName === undefined) return;
  yield* checkValue('dns-name', 'volumeName', props.volumeName, dnsSubdomainFlaw);
}

function renderClaim(scope: Construct, name: string, props: StorageClaimProps): void {
  const labels = { ...recommendedLabels(scope, { name, instance: name }), ...props.labels };
  const fields = manifest('PersistentVolumeClaim', {
    metadata: { name, labels, annotations: unlessEmpty({ ...props.annotations }) },
    spec: { ...storageClaimSpec(props), volumeName: props.volumeName },
  });
  // A typed object would drop patches of fields that came after its version of the API.
  new ApiObject(scope, 'claim', fields);
}
