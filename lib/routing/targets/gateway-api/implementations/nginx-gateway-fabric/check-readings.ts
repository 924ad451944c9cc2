import { show } from '../../../../../rules/show';
import type { RouteBackend } from '../../../../table/backend';
import { describeRoute, PathMatch } from '../../../../table/path-match';
import { type Rewrite, RewriteKind } from '../../../../table/rewrite';
import type { Route, RouteTable } from '../../../../table/route-table';
import { about, type TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';
import { checkEachBackend } from '../../each-backend';

/** Checks paths, rewrites and releases for values in which nginx reads more than a text, or which it does not take. */
export function* checkReadings(table: RouteTable): TargetFindings {
  for (const route of new Set(table.hosts.flatMap(({ routes }) => routes))) {
    yield* about(route.key, checkRoute(route));
  }
  yield* checkEachBackend(table, checkRelease);
}

function* checkRoute({ match, path, rewrite }: Route): TargetFindings {
  const what = describeRoute(match, path);
  if (match !== PathMatch.REGEX && path.includes(';')) {
    const message = `${what} has a ";", which NGINX Gateway Fabric takes in no path: route a prefix without it.`;
    yield finding('gateway-value', message);
  }
  if (rewrite !== undefined) yield* checkRewrite(what, path, rewrite);
}

/** A prefix is looked for as a regular expression, and a new path is encoded once more. */
function* checkRewrite(what: string, prefix: string, { kind, path = '' }: Rewrite): TargetFindings {
  const [sign] = /[+()]/.exec(prefix) ?? [];
  const cuts = kind === RewriteKind.STRIP_PREFIX || kind === RewriteKind.REPLACE_PREFIX;
  if (cuts && sign !== undefined) {
    const message = `${what} is rewritten and has ${show(sign)}, which NGINX Gateway Fabric reads as a sign of a regular expression: let the service take the path, or route a prefix without it.`;
    yield finding('gateway-value', message);
  }
  // A template stands in quotes, and its "$" are those of groups.
  const [wrong] = (kind === RewriteKind.REGEX ? /%/ : /[{}; $%]/).exec(path) ?? [];
  if (wrong === undefined) return;
  const message = `${what} is rewritten to ${show(path)}, of which NGINX Gateway Fabric does not take ${show(wrong)}: rewrite to a path without it.`;
  yield finding('gateway-value', message);
}

function* checkRelease(what: string, { split }: RouteBackend): TargetFindings {
  const { header, weight = 0, weightTotal = 100 } = split ?? {};
  if ((weight * 10_000) % weightTotal !== 0) {
    const message = `${what} goes to a release with ${weight} of ${weightTotal} requests: NGINX Gateway Fabric takes hundredths of a percent. Write a part of 10000.`;
    yield finding('gateway-value', message);
  }
  if (header?.name.includes('_')) {
    const message = `${what} goes to a release by the header ${show(header.name)}, which nginx drops for its "_": write it with "-".`;
    yield finding('gateway-value', message);
  }
  if (header?.value?.includes(',')) {
    const message = `${what} goes to a release by the header value ${show(header.value)}: NGINX Gateway Fabric takes the comma for the end of it. Write a value without one.`;
    yield finding('gateway-value', message);
  }
}
