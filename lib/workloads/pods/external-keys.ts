import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkExternalKeys, fetchKeys } from '../../neighbours/external-secrets/external-secret';
import type { SecretStore } from '../../neighbours/external-secrets/secret-store';
import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import { PodVolume } from './pod-volume';
import { SecretKey } from './secret-key';
import { containersOf, type WorkloadSpec } from './workload-spec';

/** Checks keys that external-secrets fetches. Each key has been checked by itself. */
export function* checkExternal(
  construct: Construct,
  keys: readonly SecretKey[],
  store: SecretStore | undefined,
): Findings {
  if (keys.length === 0) return;
  if (store === undefined && keys.some((key) => key._needsDefaultStore)) {
    yield finding(
      'secret-reference',
      'SecretStore.ofDefaults() stands for the secretStore of the defaults, which have none: write PorticoDefaults.of(app).set({ secretStore: SecretStore.cluster("vault") }) before, or name the store here.',
    );
  }
  if (keys.every((key) => key._check().next().done)) yield* checkExternalKeys(construct, externalOf(keys, store));
}

/** Has external-secrets fetch keys from a store, and returns the objects that make it do so. */
export function fetchExternal(
  construct: Construct,
  keys: readonly SecretKey[],
  store: SecretStore | undefined,
): readonly ApiObject[] {
  return keys.length === 0 ? [] : fetchKeys(construct, externalOf(keys, store));
}

/** The keys of all containers of a pod, as variables and as files. */
export function secretKeysOf(pods: WorkloadSpec): SecretKey[] {
  return containersOf(pods)
    .flatMap(({ secrets, volumes }) => [
      ...Object.values(secrets),
      ...Object.values(volumes).flatMap((each) => (each instanceof PodVolume ? (each._source.secretKeys ?? []) : [])),
    ])
    .filter((key) => key instanceof SecretKey);
}

const externalOf = (keys: readonly SecretKey[], store: SecretStore | undefined) =>
  keys.flatMap((key) => key._external(store) ?? []);
