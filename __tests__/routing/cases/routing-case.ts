import type { IBackend, IngressRouter, IngressRouterProps, RouteRequest } from '../../../lib';
import type { Option } from '../../../lib/routing/targets/capability';

/** Services `a` to `d`, each on port 80, as backends: where a request goes does not depend on who makes the Service. */
export interface CaseServices {
  readonly a: IBackend;
  readonly b: IBackend;
  readonly c: IBackend;
  readonly d: IBackend;
}

/**
 * Routes, and the answers to requests. A request is `host/path`, or `/path` for a host that no route names. An answer is
 * `service:port path` as the backend sees it, with shares where two answer (`a:80@90 b:80@10 /`); or the status and
 * the URL of a redirect; or `none`.
 */
export interface RoutingCase {
  readonly title: string;
  /** Every option that the case uses, but for the router's name. A target that lacks one of them refuses the case. */
  readonly features: readonly Option[];
  /** The namespace of the router's chart. */
  readonly namespace?: string;
  readonly props?: (services: CaseServices) => IngressRouterProps;
  readonly routes: (router: IngressRouter, services: CaseServices) => void;
  readonly requests: readonly (readonly [request: string | RouteRequest, answer: string])[];
  /** The treatment of requests on their way, in the words of the models of the targets. */
  readonly treated?: readonly (readonly [request: string | RouteRequest, facts: readonly string[]])[];
}
