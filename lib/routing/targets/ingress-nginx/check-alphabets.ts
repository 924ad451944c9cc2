import { show } from '../../../rules/show';
import { describeRoute, PathMatch } from '../../table/path-match';
import { RewriteKind } from '../../table/rewrite';
import type { RouteTable } from '../../table/route-table';
import type { TargetFindings } from '../routing-target';
import { finding } from './codes';

/** Characters that stand for themselves in the path of an Ingress, as they are or in a character class. */
const PATH = /^[-A-Za-z0-9._~@!&+,=:/]*$/;

const variable = (server: string) => `has a "$", which starts a variable in ${server}: write it without`;

/**
 * Checks texts whose characters ingress-nginx reads in another way than HTTP does. Those that it refuses are found by the
 * validators of the annotations in which they are written.
 */
export function* checkAlphabets(table: RouteTable, server = 'ingress-nginx'): TargetFindings {
  const { appRoot, hosts } = table;
  if (appRoot?.includes('$')) yield finding('nginx-alphabet', `appRoot ${show(appRoot)} ${variable(server)}.`);
  for (const { key, match, path, rewrite, backend } of new Set(hosts.flatMap(({ routes }) => routes))) {
    const at = (message: string) => ({ ...finding('nginx-alphabet', message), routeKey: key });
    if (match !== PathMatch.REGEX && !PATH.test(path)) {
      yield at(
        `${match} path ${show(path)} has characters that ${server} does not compare literally: write letters, digits and "-._~@!&+,=:/".`,
      );
    }
    if (rewrite?.kind !== RewriteKind.REGEX && rewrite?.path?.includes('$')) {
      yield at(`${describeRoute(match, path)}: the rewrite to ${show(rewrite.path)} ${variable(server)}.`);
    }
    const { value } = backend?.split?.header ?? {};
    if (value?.includes(' ')) {
      yield at(
        `${describeRoute(match, path)}: the header value ${show(value)} of the release has a space, which ${server} drops: write it without.`,
      );
    }
  }
}
