import { ApiObject } from 'cdk8s';
import { type IConstruct, Node } from 'constructs';
import { CallSite } from '../call-site';

const SITES = Symbol.for('cdk8s-portico.ConstructionSites');

type Sites = WeakMap<IConstruct, CallSite>;
type AddChild = (this: Node, child: IConstruct, id: string) => void;
/** What `constructs` keeps to itself: without it, raw objects have no line, and nothing else is lost. */
type Hooked = Omit<Node, 'host'> & { addChild?: AddChild & { [SITES]?: Sites }; readonly host?: IConstruct };

/** Fewer than for constructs of ours, since there are more of these, and no code of ours is between. */
const FRAMES = 12;

/** Where constructs were made. The library may be loaded twice: the copy that comes second shares with the first. */
const sites = hook();

/** Remembers where the user made a construct. */
export function rememberSite(construct: IConstruct): CallSite {
  const site = CallSite.capture();
  sites.set(construct, site);
  return site;
}

/** Where the user made a construct, or the nearest one around it. */
export function siteOf(construct: IConstruct): CallSite | undefined {
  const owner = [...construct.node.scopes].reverse().find((scope) => sites.has(scope));
  return owner && sites.get(owner);
}

/**
 * Has the place remembered at which each API object is made, which is where it is put into the tree: an object that is not
 * Portico's is made by no code of ours.
 */
function hook(): Sites {
  const prototype = Node.prototype as unknown as Hooked;
  const original = prototype.addChild;
  const remembered: Sites = original?.[SITES] ?? new WeakMap();
  if (original === undefined || original[SITES] !== undefined) return remembered;
  const addChild: AddChild = function (child, id) {
    original.call(this, child, id);
    const parent = (this as unknown as Hooked).host;
    // A construct of ours has remembered its own place before it makes objects, or others to hold them.
    const known = parent?.node.scopes.some((scope) => remembered.has(scope));
    if (!known && isApiObject(child)) remembered.set(child, CallSite.capture(FRAMES));
  };
  prototype.addChild = Object.assign(addChild, { [SITES]: remembered, original });
  return remembered;
}

/** `ApiObject.isApiObject` says so only once the constructor is done. */
const isApiObject = (child: IConstruct) => Object.prototype.isPrototypeOf.call(ApiObject.prototype, child);
