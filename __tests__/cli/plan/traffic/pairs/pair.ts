import type { IngressRouter, IngressRouterProps } from '../../../../../lib';
import type { Write } from '../tables';

/** An app before and after a change, and what trafficChanges says of it: kind, router, hosts and message, and the example. */
export interface Pair {
  readonly title: string;
  /** The namespaces of the chart. */
  readonly namespaces?: readonly [string, string];
  readonly before: Write;
  readonly after: Write;
  readonly changes: readonly string[];
}

/** An app with one router of abc.com, or of the hosts that are given. */
export function router(routes: (router: IngressRouter) => void, props: IngressRouterProps = {}): Write {
  const hosts = props.hosts === undefined && !('host' in props) ? { host: 'abc.com' } : {};
  return (route) => route('router', { ...hosts, ...props }, routes);
}

/** An app with all routers of several. */
export const all =
  (...apps: readonly Write[]): Write =>
  (route) => {
    for (const write of apps) write(route);
  };
