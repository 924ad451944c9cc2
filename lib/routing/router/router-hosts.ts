import type { IConstruct } from 'constructs';
import { type AppCheck, Synthesis } from '../../cdk8s/synthesis';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkSplits } from '../table/check-splits';
import type { HostRoutes, RouteTable } from '../table/route-table';

import { meet, type TargetPlace } from '../targets/place';

import type { IRoutingTarget } from '../targets/routing-target';

interface Claim {
  readonly router: IConstruct;
  readonly target: IRoutingTarget;
  readonly table: () => RouteTable;
}

const CLAIMS = new WeakMap<IConstruct, Claim[]>();

/** Has it checked at synth that no other router of the app serves the same hosts from the same place. */
export function claimHosts(router: IConstruct, target: IRoutingTarget, table: () => RouteTable): void {
  const claims = CLAIMS.get(router.node.root) ?? [];
  const targets = target.parts();
  CLAIMS.set(router.node.root, [...claims, ...targets.map((single) => ({ router, target: single, table }))]);
  Synthesis.of(router).addCheck(checkHosts);
}

/**
 * Routes of one host depend on each other (precedence; on ingress-nginx even how paths are matched), so that only a table
 * which holds them all can say where a request goes.
 */
const checkHosts: AppCheck = (root, objects, report) => {
  checkReleases(root, objects, report);
  checkEveryHost(root, objects, report);
  const owners = new Map<string | undefined, { readonly router: IConstruct; readonly place: TargetPlace }[]>();
  for (const { router, target, table } of CLAIMS.get(root) ?? []) {
    for (const host of table().hosts.flatMap(namesOf)) {
      const others = owners.get(host) ?? [];
      const places = target.placesOf(table());
      const owner = others.find(({ place }) => places.some((own) => meet(own, place)));
      if (owner !== undefined && owner.router !== router) {
        const what = host === undefined ? 'requests to any other host are' : `host ${show(host)} is`;
        const message = `${what} routed by ${owner.router.node.path} as well: write all routes of a host in one router, or give one of the two a target with another className or gateway.`;
        report(router, finding('host-conflict', message));
      }
      owners.set(host, [...others, ...places.map((place) => ({ router, place }))]);
    }
  }
};

/** What is redirected to a host is served with it. */
function namesOf({ host, redirectedHost }: HostRoutes): (string | undefined)[] {
  return redirectedHost === undefined ? [host] : [host, redirectedHost];
}

/** Routes for every host may stand in another router; not every implementation of Gateway API keeps them to themselves. */
const checkEveryHost: AppCheck = (root, _objects, report) => {
  const claims = CLAIMS.get(root) ?? [];
  for (const { router, target, table } of claims) {
    const places = target.placesOf(table());
    const beside = claims.find(
      (other) =>
        other.router !== router &&
        other.table().hosts.some(({ host }) => host === undefined) &&
        other.target.placesOf(other.table()).some((place) => places.some((own) => meet(own, place))),
    );
    if (beside === undefined) continue;
    for (const { code, message } of target.problemsBeside(table(), beside.router.node.path))
      report(router, { code, message });
  }
};

/** A release holds for every route of its stable Service, in whichever router of the Service's namespace it is. */
const checkReleases: AppCheck = (root, _objects, report) => {
  const groups = new Map<string, Claim[]>();
  for (const claim of CLAIMS.get(root) ?? []) {
    const key = JSON.stringify([claim.target?.name, claim.table().namespace]);
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  for (const claims of groups.values()) {
    const [last] = claims.slice(-1);
    if (claims.length < 2 || last === undefined) continue;
    const alone = new Set(claims.flatMap(({ table }) => [...checkSplits([table()])].map(({ message }) => message)));
    for (const found of checkSplits(claims.map(({ table }) => table()))) {
      if (!alone.has(found.message)) report(last.router, found);
    }
  }
};
