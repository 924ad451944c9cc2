import type { IConstruct } from 'constructs';
import { treeOf } from './app-trees';
import { ScopeState } from './scope-state';

const VERSIONS = new ScopeState<KubernetesVersions>('KubernetesVersions');

/** The clusters that an app is made for: minor versions of Kubernetes 1, both included. */
export interface KubernetesVersions {
  readonly oldest: number;
  readonly newest: number;
}

/** The releases that Portico supports: it is tested against the schema, feature gates and removed APIs of each. */
export const SUPPORTED: KubernetesVersions = { oldest: 27, newest: 37 };

/** The clusters that apps are made for by themselves: those that Kubernetes, or the extended support of a large cloud, maintains. */
export const DEFAULT: KubernetesVersions = { oldest: 32, newest: SUPPORTED.newest };

/** The clusters that a construct is made for: the setting of the nearest scope, or the default. */
export function kubernetesVersions(construct: IConstruct): KubernetesVersions {
  const app = treeOf(construct)?.app;
  return VERSIONS.nearest(construct) ?? (app && VERSIONS.nearest(app)) ?? DEFAULT;
}

export function setKubernetesVersions(scope: IConstruct, range: string): void {
  const versions = parseVersions(range);
  if (versions !== undefined) VERSIONS.set(scope, versions);
}

/** A range of supported releases, or a single one. */
export function kubernetesVersionFlaw(range: unknown): string | undefined {
  if (parseVersions(range) !== undefined) return undefined;
  return `is not a range of supported versions: write two of ${version(SUPPORTED.oldest)} to ${version(SUPPORTED.newest)}, the older first, for example "1.29..1.33", or a single one`;
}

/** `1.29` for 29. */
export function version(minor: number): string {
  return `1.${minor}`;
}

function parseVersions(range: unknown): KubernetesVersions | undefined {
  const [, from, to = from] = (typeof range === 'string' && /^1\.(\d{2})(?:\.\.1\.(\d{2}))?$/.exec(range)) || [];
  if (from === undefined) return undefined;
  const versions = { oldest: Number(from), newest: Number(to) };
  const supported = SUPPORTED.oldest <= versions.oldest && versions.newest <= SUPPORTED.newest;
  return supported && versions.oldest <= versions.newest ? versions : undefined;
}
