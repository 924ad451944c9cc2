import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  AccessMode,
  ClaimRetention,
  Metrics,
  PodManagement,
  type ReplicaOptions,
  type ServiceOptions,
  StatefulRollout,
  type StatefulServiceOptions,
  Storage,
} from '../../lib';
import { dictionary, type PropArbitraries, word } from './arbitraries';

type OwnProps = Omit<StatefulServiceOptions, keyof ReplicaOptions | keyof ServiceOptions>;

const retention = fc.constantFrom(ClaimRetention.RETAIN, ClaimRetention.DELETE);
const times = { minReady: fc.nat({ max: 60 }).map((time) => Duration.seconds(time)), history: fc.nat({ max: 20 }) };

const storage = fc
  .record(
    {
      size: fc.integer({ min: 1, max: 5000 }).map((size) => Size.mebibytes(size)),
      storageClass: fc.constantFrom('', 'fast'),
      accessMode: fc.constantFrom(...Object.values(AccessMode)),
      labels: fc.constant({ team: 'shop' }),
    },
    { requiredKeys: ['size'] },
  )
  .map((options) => Storage.claim(options));

/**
 * Props that only stateful services have, and metrics by a port, since their own speaks no HTTP. The number makes names unique in
 * a cluster.
 */
export const statefulServiceProps = (
  number: number,
): PropArbitraries<OwnProps & Pick<StatefulServiceOptions, 'metrics'>> => ({
  metrics: fc.constant(Metrics.scrape({ port: 50009, path: '/stats' })),
  storage: dictionary(['/var/lib/db', '/wal', '/srv/Data_1'], storage),
  storageRetention: fc.record({ whenDeleted: retention, whenScaled: retention }, { requiredKeys: [] }),
  podManagement: fc.constantFrom(...Object.values(PodManagement)),
  firstOrdinal: fc.nat({ max: 3 }),
  rollout: fc.oneof(
    fc.record(times, { requiredKeys: [] }).map((options) => StatefulRollout.onDelete(options)),
    fc
      .record({ ...times, partition: fc.nat({ max: 5 }) }, { requiredKeys: [] })
      .map((options) => StatefulRollout.rolling(options)),
  ),
  headlessServiceName: word.map((name) => `${name}-pods${number}`),
  headlessService: fc.constant({ labels: { monitored: 'no' } }),
  statefulSet: fc.constant({ annotations: { 'example.com/owner': 'ops' } }),
});

/** Retention is for claims only. */
export function withStorage({ storageRetention, ...props }: { readonly [name: string]: unknown }) {
  return { ...props, ...(props.storage !== undefined && { storageRetention }) };
}
