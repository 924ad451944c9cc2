import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { type Ordinals, ordinalsOf } from './ordinals';
import { mostPods } from './pod-numbers';
import { at, itemsOf, nonEmptyStringOf, stringOf } from './read';
import type { Workload } from './workload';

/** A workload whose pods mount a claim. */
export interface ClaimUser {
  readonly workload: Workload;
  /** The most pods that mount it at once; undefined where it is not known. */
  readonly pods: number | undefined;
  /** Names of the volumes of the pods that are the claim by its name, where they are not read-only themselves. */
  readonly writable: readonly string[];
}

/** A PersistentVolumeClaim that pods mount. Where a StatefulSet makes it, its name is that of one pod's claim. */
export interface UsedClaim {
  readonly claim: AppObject;
  readonly users: readonly ClaimUser[];
}

/** A claim that a StatefulSet makes for each of its pods, such as `data-db-0` by the template `data`. */
export interface SetClaim {
  readonly set: Workload;
  readonly template: string;
  /** Name of the claims but for the number of the pod. */
  readonly prefix: string;
  readonly json: AppObject['json'];
  readonly ordinals: Ordinals;
}

export function setClaims(app: AppIndex): SetClaim[] {
  return app.knownWorkloads
    .filter(({ object }) => object.kind === 'StatefulSet')
    .flatMap((set) =>
      itemsOf(at(set.object.json, 'spec', 'volumeClaimTemplates')).flatMap((json): SetClaim[] => {
        const template = stringOf(at(json, 'metadata', 'name'));
        if (template === undefined) return [];
        return [{ set, template, prefix: `${template}-${set.object.name}-`, json, ordinals: ordinalsOf(app, set) }];
      }),
    );
}

/** A claim that each pod of a workload has for itself, and that goes with it. */
export interface PodClaim {
  readonly workload: Workload;
  readonly volume: unknown;
  readonly json: unknown;
}

export function podClaims(app: AppIndex): PodClaim[] {
  return app.workloads
    .filter(({ object }) => object.kind !== 'PodTemplate')
    .flatMap((workload) =>
      itemsOf(workload.pod.volumes).flatMap(({ name, ephemeral }) => {
        const json = at(ephemeral, 'volumeClaimTemplate');
        return json === undefined ? [] : [{ workload, volume: name, json }];
      }),
    );
}

/** The claims by name that the pods of a workload mount. */
export function claimVolumesOf({ pod }: Workload): ClaimVolume[] {
  const volumes: ClaimVolume[] = [];
  for (const { name, persistentVolumeClaim: claim } of itemsOf(pod.volumes)) {
    const claimName = nonEmptyStringOf(at(claim, 'claimName'));
    const volume = stringOf(name);
    const writable = at(claim, 'readOnly') === true ? undefined : volume;
    if (claimName !== undefined) volumes.push({ claimName, volume, writable });
  }
  return volumes;
}

/** A volume of pods that is a claim by its name. */
interface ClaimVolume {
  readonly claimName: string;
  readonly volume?: string;
  /** The name of the volume, where it is not read-only itself. */
  readonly writable?: string;
}

/** True for a number of a pod that a StatefulSet may have. */
const isOrdinal = (text: string, { first, end }: Ordinals): boolean =>
  /^(0|[1-9]\d*)$/.test(text) && Number(text) >= first && Number(text) < end;

/** The claims of the app that pods mount, those that StatefulSets make among them, and who mounts them. */
export function usedClaims(app: AppIndex): UsedClaim[] {
  const claims = new Map<AppObject, ClaimUser[]>();
  const ofSets = new Map<string, AppObject>();
  const made = setClaims(app);
  const find = (namespace: string, name: string): AppObject | undefined => {
    const object = app.find('', 'PersistentVolumeClaim', namespace, name);
    const key = `${namespace}\n${name}`;
    const known = object ?? ofSets.get(key);
    if (known !== undefined && claims.has(known)) return known;
    const maker = made.find(
      ({ set, prefix, ordinals }) =>
        set.object.namespace === namespace && name.startsWith(prefix) && isOrdinal(name.slice(prefix.length), ordinals),
    );
    const claim = object ?? (maker && { ...maker.set.object, kind: 'PersistentVolumeClaim', name, json: maker.json });
    if (claim === undefined) return undefined;
    if (object === undefined) ofSets.set(key, claim);
    claims.set(claim, maker === undefined ? [] : [{ workload: maker.set, pods: 1, writable: [] }]);
    return claim;
  };
  for (const workload of app.workloads) {
    const volumes = claimVolumesOf(workload);
    if (volumes.length === 0) continue;
    for (const name of new Set(volumes.map(({ claimName }) => claimName))) {
      const claim = find(workload.object.namespace, name);
      const writable = volumes.flatMap((volume) => (volume.claimName === name ? (volume.writable ?? []) : []));
      const user = { workload, pods: mostPods(app, workload), writable };
      if (claim !== undefined) claims.get(claim)?.push(user);
    }
  }
  return [...claims].map(([claim, users]) => ({ claim, users }));
}
