import { ApiObject } from 'cdk8s';
import { type IConstruct, Node } from 'constructs';
import { CallSite } from '../call-site';
import { ScopeState } from '../scope-state';
import { hookMethod } from './method-hook';

const SITES = new ScopeState<CallSite>('ConstructionSite');

/** Fewer than for Portico's constructs: there are more of these objects, and none of Portico's own frames on the stack. */
const FRAMES = 10;

/** The parts of a node that `constructs` keeps to itself. */
type AddChild = (this: { readonly host: IConstruct }, child: IConstruct, id: string) => void;

/** Remembers where the user made a construct. */
export function rememberSite(construct: IConstruct): CallSite {
  const site = CallSite.capture(undefined, construct);
  SITES.set(construct, site);
  return site;
}

/** The place where the user made a construct, or the nearest one around it. */
export function siteOf(construct: IConstruct): CallSite | undefined {
  return SITES.nearest(construct);
}

/** Remembers where each API object is put into the tree, since no code of Portico's runs when users make their own. */
export function hookConstruction(): void {
  hookMethod<AddChild>(
    Node.prototype,
    'addChild',
    (original) =>
      function (child, id) {
        original.call(this, child, id);
        // A construct of Portico's has remembered its own place before it makes objects.
        if (isApiObject(child) && siteOf(this.host) === undefined) SITES.set(child, CallSite.capture(FRAMES));
      },
  );
}

/** `ApiObject.isApiObject()` recognizes an object only after its constructor has run. */
const isApiObject = (child: IConstruct) => Object.prototype.isPrototypeOf.call(ApiObject.prototype, child);
