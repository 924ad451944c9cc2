import type { IConstruct } from 'constructs';
import { type AppFindings, Synthesis } from '../../cdk8s/synthesis';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkSplits } from '../table/check-splits';
import type { HostRoutes, RouteTable } from '../table/route-table';
import { meet, type TargetPlace } from '../targets/place';
import type { IRoutingTarget } from '../targets/routing-target';

/** A router and its target, or one of the targets that it combines. */
interface Claim {
  readonly router: IConstruct;
  readonly target: IRoutingTarget;
  readonly table: () => RouteTable;
}

const CLAIMS = new WeakMap<IConstruct, Claim[]>();

/** Checks at synth that no other router of the app serves the same hosts from the same place. */
export function claimHosts(router: IConstruct, target: IRoutingTarget, table: () => RouteTable): void {
  const claims = CLAIMS.get(router.node.root) ?? [];
  CLAIMS.set(router.node.root, [...claims, { router, target, table }]);
  Synthesis.of(router).addCheck(checkClaims);
}

function* checkClaims(root: IConstruct): AppFindings {
  const claims = CLAIMS.get(root) ?? [];
  const single = claims.flatMap((claim) => claim.target.parts().map((target) => ({ ...claim, target })));
  yield* checkReleases(single);
  yield* checkEveryHost(single);
  yield* checkHosts(claims);
}

/**
 * Checks that each host has one router on a place. The routes of a host depend on each other (precedence, and on
 * ingress-nginx even how paths are matched), so that only a table with all of them decides where a request goes.
 */
function* checkHosts(claims: readonly Claim[]): AppFindings {
  const owners = new Map<string | undefined, { readonly router: IConstruct; readonly place: TargetPlace }[]>();
  for (const { router, target, table } of claims) {
    for (const host of table().hosts.flatMap(namesOf)) {
      const others = owners.get(host) ?? [];
      const places = target.placesOf(table());
      const owner = others.find(({ place }) => places.some((own) => meet(own, place)));
      if (owner !== undefined && owner.router !== router) {
        const what = host === undefined ? 'requests to any other host are' : `host ${show(host)} is`;
        const message = `${what} routed by ${owner.router.node.path} as well: write all routes of a host in one router, or give one of the two a target with another className or gateway.`;
        yield [router, finding('host-conflict', message)];
      }
      owners.set(host, [...others, ...places.map((place) => ({ router, place }))]);
    }
  }
}

/** A host and the name that is redirected to it, which the same router serves. */
function namesOf({ host, redirectedHost }: HostRoutes): (string | undefined)[] {
  return redirectedHost === undefined ? [host] : [host, redirectedHost];
}

/** Checks routers next to one with routes for every host, which not every implementation of Gateway API keeps apart. */
function* checkEveryHost(claims: readonly Claim[]): AppFindings {
  for (const { router, target, table } of claims) {
    const places = target.placesOf(table());
    const neighbour = claims.find(
      (other) =>
        other.router !== router &&
        other.table().hosts.some(({ host }) => host === undefined) &&
        other.target.placesOf(other.table()).some((place) => places.some((own) => meet(own, place))),
    );
    if (neighbour === undefined) continue;
    for (const found of target.problemsBeside(table(), neighbour.router.node.path, neighbour.table())) {
      yield [router, found];
    }
  }
}

/** Checks releases over all routers of a namespace: a release applies to every route of its stable Service. */
function* checkReleases(claims: readonly Claim[]): AppFindings {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = JSON.stringify([claim.target.name, claim.table().namespace]);
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  for (const group of groups.values()) {
    const [last] = group.slice(-1);
    if (group.length < 2 || last === undefined) continue;
    const single = new Set(group.flatMap(({ table }) => [...checkSplits([table()])].map(({ message }) => message)));
    for (const found of checkSplits(group.map(({ table }) => table()))) {
      if (!single.has(found.message)) yield [last.router, found];
    }
  }
}
