import type { IConstruct } from 'constructs';
import { pathOf, rootsInCluster } from '../../cdk8s/app-trees';
import { Synthesis } from '../../cdk8s/synthesis';
import type { AppFindings } from '../../cdk8s/synthesis-parts';
import { checkSplits } from '../table/check-splits';
import type { RouteTable } from '../table/route-table';
import { meet } from '../targets/place';
import type { IRoutingTarget } from '../targets/routing-target';
import { isWide } from '../targets/uses';
import { type Claim, checkSharedHosts } from './shared-hosts';

const CLAIMS = new WeakMap<IConstruct, Claim[]>();

/** Checks at synth that no other router of the app answers the same requests from the same place. */
export function claimHosts(router: IConstruct, target: IRoutingTarget, table: () => RouteTable): void {
  const claims = CLAIMS.get(router.node.root) ?? [];
  CLAIMS.set(router.node.root, [...claims, { router, target, table }]);
  Synthesis.of(router).addCheck(checkClaims);
}

function* checkClaims(root: IConstruct): AppFindings {
  const claims = rootsInCluster(root).flatMap((each) => CLAIMS.get(each) ?? []);
  // A router agrees with itself.
  if (claims.length < 2) return;
  const single = claims.flatMap((claim) => claim.target.parts().map((target) => ({ ...claim, target })));
  yield* checkReleases(single);
  yield* checkWideHosts(single);
  yield* checkSharedHosts(single);
}

/** Checks routers next to those whose hosts reach further, which not every implementation of Gateway API keeps apart. */
function* checkWideHosts(claims: readonly Claim[]): AppFindings {
  const placed = claims.map((claim) => ({ ...claim, places: claim.target.placesOf(claim.table()) }));
  const wide = placed.filter(({ table }) => table().hosts.some(isWide));
  for (const { router, target, table, places } of placed) {
    for (const other of wide) {
      const isBeside = other.router !== router && other.places.some((place) => places.some((own) => meet(own, place)));
      if (!isBeside) continue;
      for (const found of target.problemsBeside(table(), pathOf(other.router), other.table())) yield [router, found];
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
