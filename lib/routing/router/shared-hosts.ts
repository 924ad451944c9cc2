import type { IConstruct } from 'constructs';
import { pathOf } from '../../cdk8s/app-trees';
import type { AppFindings } from '../../cdk8s/synthesis-parts';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { PathIndex } from '../table/path-index';
import { describeRoute, PathMatch } from '../table/path-match';
import type { HostRoutes, Route, RouteTable } from '../table/route-table';
import { meet, type TargetPlace } from '../targets/place';
import type { IRoutingTarget } from '../targets/routing-target';
import { hostIs, ONE_ROUTER } from '../targets/shared-host';

/** A router and one of the targets that it is compiled for. */
export interface Claim {
  readonly router: IConstruct;
  readonly target: IRoutingTarget;
  readonly table: () => RouteTable;
}

/** A path that a router answers on a host. */
interface Answer extends Pick<Route, 'match' | 'path'> {
  readonly owner: Owner;
  /** The path in messages. */
  readonly text: string;
  /** The location of an appRoot, with which another router may agree. */
  readonly location?: string;
}

/** A router that serves a host, or redirects it to another one. */
interface Owner {
  readonly router: IConstruct;
  readonly target: IRoutingTarget;
  readonly place: TargetPlace;
  readonly table: RouteTable;
  readonly redirectedTo?: string;
}

/** All that is known of one host on one server. */
class HostOwners {
  readonly owners: Owner[] = [];
  readonly answers = new PathIndex<Answer>();
}

/**
 * Checks routers that serve one host from one place. They may where no request is answered by both: then each table says by
 * itself where its requests go.
 */
export function* checkSharedHosts(claims: readonly Claim[]): AppFindings {
  const hosts = new Map<string, HostOwners>();
  const told = new Set<string>();
  for (const claim of claims) {
    const table = claim.table();
    const places = claim.target.placesOf(table);
    for (const entry of table.hosts) {
      for (const [name, redirectedTo] of namesOf(entry)) {
        for (const place of places) {
          const key = JSON.stringify([name, place.server]);
          const shared = hosts.get(key) ?? new HostOwners();
          hosts.set(key, shared);
          const owner = { router: claim.router, target: claim.target, place, table, redirectedTo };
          for (const found of compare(owner, name, shared, answersOf(entry, owner))) {
            const message = `${pathOf(claim.router)} ${found.message}`;
            if (!told.has(message)) yield [claim.router, found];
            told.add(message);
          }
        }
      }
    }
  }
}

/** A host, and the name that is redirected to it, which the same router serves. */
function namesOf({ host, redirectedHost }: HostRoutes): (readonly [string | undefined, string?])[] {
  return redirectedHost === undefined ? [[host]] : [[host], [redirectedHost, host]];
}

function answersOf({ routes, defaultBackend }: HostRoutes, owner: Owner): Answer[] {
  if (owner.redirectedTo !== undefined) return [];
  const { appRoot } = owner.table;
  const answers: Answer[] = routes.map(({ match, path }) => ({ match, path, owner, text: describeRoute(match, path) }));
  if (appRoot !== undefined) {
    answers.push({ match: PathMatch.EXACT, path: '/', owner, text: 'appRoot', location: appRoot });
  }
  if (defaultBackend !== undefined) {
    answers.push({ match: PathMatch.PREFIX, path: '/', owner, text: 'default backend' });
  }
  return answers;
}

/** Compares a router with the earlier ones of a host, and adds it to them. */
function* compare(owner: Owner, host: string | undefined, { owners, answers }: HostOwners, own: readonly Answer[]) {
  const isOther = (other: Owner) => other.router !== owner.router && meet(other.place, owner.place);
  const others = owners.filter(isOther);
  // Agreement is transitive, so that the first router of each place stands for those after it.
  const first = [...new Map([...others].reverse().map((other) => [JSON.stringify(other.place), other])).values()];
  let agree = true;
  for (const other of first) {
    for (const found of disagreements(owner, other, host)) {
      agree = false;
      yield found;
    }
  }
  const met = agree ? firstMeeting(own, answers, isOther) : undefined;
  if (met !== undefined) {
    const [mine, theirs] = met;
    const message = `${hostIs(host)} routed by ${pathOf(theirs.owner.router)} as well, whose ${theirs.text} may take the same requests as ${mine.text}: give the two routers paths that cannot match the same request, or ${ONE_ROUTER}.`;
    yield finding('host-conflict', message);
  }
  owners.push(owner);
  for (const answer of own) answers.add(answer);
}

function* disagreements(owner: Owner, other: Owner, host: string | undefined) {
  const otherRouter = pathOf(other.router);
  if (owner.redirectedTo !== undefined && owner.redirectedTo === other.redirectedTo) return;
  if (owner.redirectedTo !== undefined || other.redirectedTo !== undefined) {
    const [by, from] = owner.redirectedTo === undefined ? [otherRouter, 'this router'] : ['this router', otherRouter];
    const message = `host ${show(host)} is redirected by www of ${by}, but has routes of ${from}: leave www out, or the routes.`;
    yield finding('host-conflict', message);
    return;
  }
  const shared = { host, otherRouter, other: other.table, place: owner.place, otherPlace: other.place };
  yield* owner.target.problemsOnSharedHost(owner.table, shared);
}

function firstMeeting(
  own: readonly Answer[],
  answers: PathIndex<Answer>,
  isOther: (owner: Owner) => boolean,
): readonly [Answer, Answer] | undefined {
  for (const answer of own) {
    for (const other of answers.meeting(answer)) {
      const agrees = answer.location !== undefined && answer.location === other.location;
      if (isOther(other.owner) && !agrees) return [answer, other];
    }
  }
  return undefined;
}
