import type { IConstruct } from 'constructs';
import { pathOf, rootsAround } from './app-trees';
import type { CallSite } from './call-site';
import { ScopeState } from './scope-state';

/** A check that is turned off, or a warning that is accepted, for a construct and everything in it. */
export interface Exemption {
  readonly kind: 'disabled' | 'accepted';
  readonly code: string;
  readonly scope: IConstruct;
  readonly why: string;
  readonly callSite: CallSite;
}

/** All exemptions of a construct tree, on its root. */
const EXEMPTIONS = new ScopeState<Exemption[]>('Exemptions');

export function exempt(exemption: Exemption): void {
  EXEMPTIONS.getOrMake(exemption.scope.node.root, () => []).push(exemption);
}

/** The exemptions that were made in some construct trees. */
export function exemptionsIn(roots: readonly IConstruct[]): Exemption[] {
  return roots.flatMap((root) => EXEMPTIONS.get(root) ?? []);
}

export function isDisabled(construct: IConstruct, code: string): boolean {
  return find(construct, 'disabled', code, pathOf(construct)) !== undefined;
}

/** The nearest scope's exemption that accepts a warning about the construct with this path. */
export function acceptanceOf(root: IConstruct, code: string, path: string): Exemption | undefined {
  return find(root, 'accepted', code, path);
}

/** Tells if the construct with this path is the scope of an exemption, or in it. */
export function covers({ scope }: Exemption, path: string): boolean {
  const ofScope = pathOf(scope);
  return ofScope === '' || path === ofScope || path.startsWith(`${ofScope}/`);
}

function find(construct: IConstruct, kind: Exemption['kind'], code: string, path: string): Exemption | undefined {
  return exemptionsIn(rootsAround(construct))
    .filter((exemption) => exemption.kind === kind && exemption.code === code && covers(exemption, path))
    .sort((a, b) => pathOf(b.scope).length - pathOf(a.scope).length)[0];
}
