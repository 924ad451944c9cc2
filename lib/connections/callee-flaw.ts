import { show } from '../rules/show';

/** The reason why a value cannot be called, as the words after "takes", or undefined. */
export function calleeFlaw(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) {
    if ('toCallee' in value && typeof value.toCallee === 'function') return undefined;
    // Requests from within the cluster go to one Service, which no router splits.
    if ('toRouteBackend' in value) {
      return `a workload with a Service, and ${show(value)} is a backend of routes, which pods cannot ask: write one of its services`;
    }
  }
  return `a workload with a Service, one of its ports or a peer, and not ${show(value)}: write, for example, Peer.host("api.example.com")`;
}
