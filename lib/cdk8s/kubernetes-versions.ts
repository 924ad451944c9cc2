import type { IConstruct } from 'constructs';
import type { Report } from '../rules/report';
import { show } from '../rules/show';

const SETTING = Symbol.for('cdk8s-portico.KubernetesVersions');

/** The clusters that an app is made for: minor versions of Kubernetes 1, both included. */
export interface KubernetesVersions {
  readonly oldest: number;
  readonly newest: number;
}

/** What Portico knows: every release of these is tested against its schema, feature gates and removed APIs. */
export const SUPPORTED: KubernetesVersions = { oldest: 27, newest: 36 };

/** The clusters that the charts in a scope are made for: the nearest setting upwards, or all that Portico knows. */
export function kubernetesVersions(construct: IConstruct): KubernetesVersions {
  const scopes = [...construct.node.scopes].reverse() as (IConstruct & { [SETTING]?: KubernetesVersions })[];
  return scopes.find((scope) => scope[SETTING] !== undefined)?.[SETTING] ?? SUPPORTED;
}

/** Says the clusters for a scope and all in it; a range that is none is reported and changes nothing. */
export function setKubernetesVersions(scope: IConstruct, range: unknown, report: Report): void {
  const versions = parseVersions(range);
  if (versions === undefined) {
    report(
      `kubernetesVersion ${show(range)} is no range of supported versions: write two of ${version(SUPPORTED.oldest)} to ${version(SUPPORTED.newest)}, the older first, for example "1.29..1.33", or a single one.`,
    );
    return;
  }
  Object.defineProperty(scope, SETTING, { value: versions, configurable: true });
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
