import type { IConstruct } from 'constructs';
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

/** All exemptions of an app, on its root. */
const EXEMPTIONS = new ScopeState<Exemption[]>('Exemptions');

export function exempt(exemption: Exemption): void {
  exemptionsOf(exemption.scope).push(exemption);
}

/** The exemptions of the whole app that a construct is in. */
export function exemptionsOf(construct: IConstruct): Exemption[] {
  return EXEMPTIONS.getOrMake(construct.node.root, () => []);
}

export function isDisabled(construct: IConstruct, code: string): boolean {
  return find(construct, 'disabled', code, construct.node.path) !== undefined;
}

/** The nearest scope's exemption that accepts a warning about the construct with this path. */
export function acceptanceOf(root: IConstruct, code: string, path: string): Exemption | undefined {
  return find(root, 'accepted', code, path);
}

/** Tells if the construct with this path is the scope of an exemption, or in it. */
export function covers({ scope }: Exemption, path: string): boolean {
  const { path: ofScope } = scope.node;
  return ofScope === '' || path === ofScope || path.startsWith(`${ofScope}/`);
}

function find(construct: IConstruct, kind: Exemption['kind'], code: string, path: string): Exemption | undefined {
  return exemptionsOf(construct)
    .filter((exemption) => exemption.kind === kind && exemption.code === code && covers(exemption, path))
    .sort((a, b) => b.scope.node.path.length - a.scope.node.path.length)[0];
}
