import type { RouteRequest } from '../../../../lib/routing/resolve/resolve';
import type { Host } from './app-routers';
import type { TrafficChange } from './traffic-change';

/** Requests in words: those of a host that a rule takes. */
export interface Subject {
  readonly host: Host;
  /** Such as `below /user`; empty for all requests of the host. */
  readonly rule: string;
  /** Such as `with x-release: next`, where only such requests are meant. */
  readonly deciders?: string;
}

/** A request that is answered otherwise, or no certain one of those of a host. */
export interface Example {
  readonly request?: RouteRequest;
  readonly before: string;
  readonly after: string;
}

/** One way in which one request is answered otherwise. Those of one key are one change. */
export interface Difference extends Pick<TrafficChange, 'kind' | 'router'> {
  readonly key: string;
  readonly subject: Subject;
  /** The sentence after its subject. */
  readonly words: string;
  readonly example: Example;
  /** The number of rules of the host that have backends: what holds for each of them holds for the host. */
  readonly ofRules?: number;
  /** The Services that answered the request before. */
  readonly services?: readonly string[];
  /** The Service that takes the place of another one, where nothing else differs. */
  readonly replaced?: Replaced;
}

/** Names of two Services with their ports. */
export interface Replaced {
  readonly by: string;
  readonly service: string;
}
