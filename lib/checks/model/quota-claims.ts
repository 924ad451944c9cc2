import type { AppIndex } from './app-index';
import { podClaims, setClaims } from './claims';
import { amountsOf } from './pod-amounts';
import { leastPods, mostPods } from './pod-numbers';
import { type Demand, once, titleOf, type Usage } from './quota-usage';
import { at } from './read';
import type { Workload } from './workload';

/** The names of a quota that are about claims, all of them or those of a class. */
const OF_CLAIMS = /^(?:(.+)\.storageclass\.storage\.k8s\.io\/)?(persistentvolumeclaims|requests\.storage)$/;

/** The claims, or their storage, that count for a resource, those that workloads make for their pods included. */
export function claimDemand(app: AppIndex, namespace: string, resource: string): Demand | undefined {
  const [, storageClass, name] = OF_CLAIMS.exec(resource.replace(/^count\//, '')) ?? [];
  if (name === undefined) return undefined;
  const isNumber = name === 'persistentvolumeclaims';
  const isCounted = (claim: unknown) => storageClass === undefined || classOf(claim) === storageClass;
  const each = (claim: unknown) => (isNumber ? 1 : storageOf(claim));
  const own = app
    .ofKind('', 'PersistentVolumeClaim')
    .filter((claim) => claim.namespace === namespace && isCounted(claim.json))
    .map((claim) => once(claim, each(claim.json)));
  const ofSets = setClaims(app).map(({ set, json }) => ({ workload: set, json }));
  const ofPods = [...ofSets, ...podClaims(app)]
    .filter(({ workload, json }) => workload.object.namespace === namespace && isCounted(json))
    .flatMap(({ workload, json }) => usagesOf(app, workload, each(json)));
  return { usages: [...own, ...ofPods], others: [], isNumber };
}

function usagesOf(app: AppIndex, workload: Workload, each: number): Usage[] {
  const most = mostPods(app, workload);
  if (most === undefined || !Number.isFinite(most)) return [];
  return [{ title: titleOf(workload.object), each, least: leastPods(app, workload), most }];
}

const classOf = (claim: unknown) =>
  at(claim, 'metadata', 'annotations', 'volume.beta.kubernetes.io/storage-class') ??
  at(claim, 'spec', 'storageClassName');

const storageOf = (claim: unknown) => amountsOf(at(claim, 'spec', 'resources', 'requests')).get('storage') ?? 0;
