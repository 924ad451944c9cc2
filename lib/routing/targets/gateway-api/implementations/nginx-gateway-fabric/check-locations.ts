import { show } from '../../../../../rules/show';
import { describeRoute } from '../../../../table/path-match';
import type { RouteTable } from '../../../../table/route-table';
import { about, type TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';

/** Checks that nginx writes locations as they are. */
export function* checkLocations({ appRoot = '', hosts }: RouteTable): TargetFindings {
  yield* checkLocation('appRoot', appRoot);
  for (const { key, match, path, redirect } of new Set(hosts.flatMap(({ routes }) => routes))) {
    if (redirect !== undefined) yield* about(key, checkLocation(describeRoute(match, path), redirect.location));
  }
}

function* checkLocation(what: string, location: string): TargetFindings {
  if (!location.includes('$')) return;
  const message = `${what} leads to ${show(location)}, in which nginx takes "$" for the beginning of a variable: write "%24".`;
  yield finding('gateway-value', message);
}
