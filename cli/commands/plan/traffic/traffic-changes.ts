import type { RouterTable } from '../../../../lib/routing/router/routes-file';
import { AppRouters } from './app-routers';
import { changedHosts } from './changed-hosts';
import { groupedChanges } from './grouped-changes';
import { hostDifferences } from './host-differences';
import { HostNames } from './host-names';
import type { TrafficChange } from './traffic-change';

export type { TrafficChange } from './traffic-change';

/** The requests that are answered otherwise after a change of the route tables of an app. */
export function trafficChanges(before: readonly RouterTable[], after: readonly RouterTable[]): TrafficChange[] {
  const apps = { before: new AppRouters(before), after: new AppRouters(after) };
  const names = new HostNames(apps);
  const differences = changedHosts(apps).flatMap((host) => [...hostDifferences(host, apps, names)]);
  return groupedChanges(differences, apps.after);
}
