import type { Manifest } from '../support/app';

/** The checkers, and the versions whose default rules are listed. */
export const CHECKERS = {
  'kube-score': 'v1.20.0',
  'kube-linter': 'v0.8.3',
  Polaris: 'v10.2.2',
  kubesec: 'v2.14.2',
  trivy: 'checks of 2026-08-21',
  checkov: '2026-08-20',
  kubescape: 'framework NSA, 2026-08-21',
};

type Checker = keyof typeof CHECKERS;

/** A demand of one or several checkers, each with its own name for it. */
export interface Rule {
  readonly asks: string;
  readonly by: { readonly [checker in Checker]?: string };
  /** The kinds of objects that it looks at: an app without any has nothing to meet. Those with pods where this is missing. */
  readonly about?: readonly string[];
  /** Options without which an app has nothing to meet. */
  readonly given?: { readonly [option: string]: unknown };
  /** The reason why some kind of workload cannot meet it. */
  readonly unmet?: string;
  /** The option that decides, where some kind of workload meets it by an option only. */
  readonly dependsOn?: string;
  /** A remark on a rule that is met. */
  readonly note?: string;
  /** The rule itself, from the sources of the checkers. */
  readonly holds: (objects: readonly Manifest[]) => boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: rules reach deep into objects of many kinds
export type Fields = any;

export const kind = (objects: readonly Manifest[], name: string): readonly Manifest[] =>
  objects.filter((object) => object.kind === name);

const templateOf = ({ spec }: Manifest): Fields => (spec?.jobTemplate?.spec ?? spec)?.template;

/** The object that makes the pods, of whatever kind. */
export function workload(objects: readonly Manifest[]): Manifest {
  const found = objects.find((object) => templateOf(object) !== undefined);
  if (found === undefined) throw new Error('no object makes pods');
  return found;
}

export const template = (objects: readonly Manifest[]): Fields => templateOf(workload(objects));
export const pod = (objects: readonly Manifest[]): Fields => template(objects).spec;
export const containers = (objects: readonly Manifest[]): readonly Fields[] => [
  ...(pod(objects).initContainers ?? []),
  ...pod(objects).containers,
];

/** A setting of a container's own, or else of its pod's. */
export const security = (objects: readonly Manifest[], container: Fields, field: string): Fields =>
  container.securityContext?.[field] ?? pod(objects).securityContext?.[field];

/** True when labels include all those of a selector. */
export const selects = (selector: Fields, labels: Fields): boolean =>
  Object.entries(selector ?? {}).every(([key, value]) => labels?.[key] === value);
