import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { rootsInCluster } from '../../../cdk8s/app-trees';
import { Synthesis } from '../../../cdk8s/synthesis';
import type { AppFindings } from '../../../cdk8s/synthesis-parts';
import { at, type Fields, fieldsOf, itemsOf, listOf, stringOf } from '../../../checks/model/read';
import { show } from '../../../rules/show';
import { PathMatch } from '../../table/path-match';
import type { RouteTable } from '../../table/route-table';
import { meet, type TargetPlace } from '../place';
import type { IRoutingTarget } from '../routing-target';
import { isWide } from '../uses';
import { GROUP } from './limits';
import { serverOf } from './server';

/** A table, and the target that wrote it. */
interface Rendered {
  readonly target: IRoutingTarget;
  readonly table: RouteTable;
}

/** The last table that each scope of an app has rendered. */
const RENDERED = new WeakMap<IConstruct, Map<IConstruct, Rendered>>();

/** Has a table compared at synth with the HTTPRoutes of the app that no router wrote, as with another router's. */
export function besideWrittenRoutes(scope: IConstruct, rendered: Rendered): void {
  const { root } = scope.node;
  const all = RENDERED.get(root) ?? new Map<IConstruct, Rendered>();
  RENDERED.set(root, all.set(scope, rendered));
  Synthesis.of(scope).addCheck(checkBeside);
}

function* checkBeside(root: IConstruct): AppFindings {
  const roots = rootsInCluster(root);
  const constructs = new Set(roots.flatMap((each) => each.node.findAll()));
  // A target may render several times, and leaves scopes behind.
  const rendered = roots.flatMap((each) => [...(RENDERED.get(each) ?? [])]).filter(([scope]) => constructs.has(scope));
  const own = new Set(rendered.map(([scope]) => scope));
  const written = [...constructs]
    .filter((each): each is ApiObject => ApiObject.isApiObject(each) && each.kind === 'HTTPRoute')
    .filter((each) => !each.node.scopes.some((scope) => own.has(scope)))
    .flatMap(readRoute);
  for (const [scope, { target, table }] of rendered) {
    const places = target.placesOf(table);
    for (const { words, places: theirs, table: other } of written) {
      if (!other.hosts.some(isWide) || !theirs.some((place) => places.some((mine) => meet(mine, place)))) continue;
      for (const found of target.problemsBeside(table, words, other)) yield [scope, found];
    }
  }
}

const MATCHES: { readonly [type: string]: PathMatch } = {
  Exact: PathMatch.EXACT,
  PathPrefix: PathMatch.PREFIX,
  RegularExpression: PathMatch.REGEX,
};

/** An HTTPRoute as far as its hosts and paths go. */
interface WrittenRoute {
  readonly words: string;
  readonly places: readonly TargetPlace[];
  readonly table: RouteTable;
}

function readRoute(object: ApiObject): WrittenRoute[] {
  const json = jsonOf(object);
  return json === undefined ? [] : [toWrittenRoute(fieldsOf(json))];
}

/** An object as it is written, or undefined for one that cannot be, which is reported by whoever writes it. */
function jsonOf(object: ApiObject): unknown {
  try {
    return object.toJson();
  } catch {
    return undefined;
  }
}

function toWrittenRoute({ metadata, spec }: Fields): WrittenRoute {
  const [name, namespace] = ['name', 'namespace'].map((field) => stringOf(at(metadata, field)));
  const { parentRefs, hostnames = [], rules } = fieldsOf(spec);
  const places = itemsOf(parentRefs)
    .filter(({ group = GROUP, kind = 'Gateway' }) => group === GROUP && kind === 'Gateway')
    .map((parent) => ({
      server: serverOf([stringOf(parent.namespace) ?? namespace, parent.name]),
      listener: stringOf(parent.sectionName),
    }));
  const routes = itemsOf(rules).flatMap(({ matches }) => {
    const paths = itemsOf(matches).map((match) => fieldsOf(match.path));
    return (paths.length === 0 ? [{}] : paths).map(({ type = 'PathPrefix', value = '/' }) => {
      return { key: '', match: MATCHES[String(type)] ?? PathMatch.PREFIX, path: String(value), policies: {} };
    });
  });
  const hosts = listOf(hostnames).map(stringOf);
  const table: RouteTable = {
    name: name ?? '',
    hosts: (hosts.length === 0 ? [undefined] : hosts).map((host) => ({ host, routes })),
    tls: [],
    httpsRedirect: false,
    policies: {},
  };
  return { words: `HTTPRoute ${show(name)}`, places, table };
}
