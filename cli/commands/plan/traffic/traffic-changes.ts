import type { RouterTable } from '../../../../lib/routing/router/routes-file';
import { AppRouters, type Host } from './app-routers';
import { changedHosts } from './changed-hosts';
import { groupedChanges } from './grouped-changes';
import { hostDifferences } from './host-differences';
import { HostNames } from './host-names';
import type { TrafficChange } from './traffic-change';

export type { TrafficChange } from './traffic-change';

/** The requests that are answered otherwise after a change of the route tables of an app, of hosts that only these serve. */
export function trafficChanges(
  before: readonly RouterTable[],
  after: readonly RouterTable[],
  isKnown: (host: Host) => boolean = () => true,
): TrafficChange[] {
  const apps = { before: new AppRouters(before), after: new AppRouters(after) };
  const names = new HostNames(apps);
  const differences = changedHosts(apps)
    .filter(isKnown)
    .flatMap((host) => [...hostDifferences(host, apps, names)]);
  return groupedChanges(differences, apps.after);
}
