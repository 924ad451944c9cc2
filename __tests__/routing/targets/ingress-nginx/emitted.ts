import { IngressRouter, type IngressRouterProps, type RouteRequest, RoutingTarget } from '../../../../lib';
import { checkTarget } from '../../../../lib/routing/targets/check-target';
import { type Manifest, problemsOf } from '../../../support/app';
import { expectValid } from '../../../support/validate';
import type { CaseServices } from '../../cases';
import { addServices, buildCase, describeDecision, parseRequest, renderTable } from '../../support';
import { IngressNginxModel, type ModelRequest } from './controller/controller-model';

export type Routes = (router: IngressRouter, services: CaseServices) => void;
type Props = (services: CaseServices) => IngressRouterProps;

/** A router called `router`, the Ingress objects it becomes, and the controller that reads them. */
export interface Emitted {
  readonly router: IngressRouter;
  readonly ingresses: readonly Manifest[];
  readonly model: IngressNginxModel;
}

const target = RoutingTarget.ingressNginx();

export const PREFIX = 'nginx.ingress.kubernetes.io/';

export function emit(routes: Routes, props: Props = () => ({})): Emitted {
  const { router } = buildCase({ props, routes });
  const objects = renderTable(router.table, target);
  expect(checkTarget(target, router.table)).toEqual([]);
  const model = new IngressNginxModel(objects);
  // A test that looks at a few fields alone must not pass on objects of which the controller takes no notice.
  expect({ rejected: model.rejected, ignored: model.ignored, overlaps: model.overlaps }).toEqual({
    rejected: [],
    ignored: [],
    overlaps: [],
  });
  return { router, ingresses: objects.filter(({ kind }) => kind === 'Ingress'), model };
}

/** A route for the prefix `/a`, for tests that are about the router. */
export const ROUTE: Routes = (router, { a }) => router.prefix('/a', a);

/** The Ingress objects of a router, each valid by its schema. */
export function ingressesOf(routes: Routes, props?: Props): Emitted['ingresses'] {
  const { ingresses } = emit(routes, props);
  expectValid(ingresses);
  return ingresses;
}

/** The annotations of a router with one route. */
export function annotationsBy(props: IngressRouterProps): { [name: string]: string }[] {
  return ingressesOf(ROUTE, () => props).map(annotationsOf);
}

/** The problems of the same router, without the path of the construct. */
export function refused(routes: Routes, props: Props = () => ({})): string[] {
  return problemsOf((chart) => {
    const services = addServices(chart);
    routes(new IngressRouter(chart, 'router', props(services)), services);
  }).map((line) => line.replace('[shop/router] ', ''));
}

/** Where the controller sends a request, which has to be where `resolve()` says. */
export function answerTo({ router, model }: Emitted, request: string | RouteRequest): string {
  const asked = parseRequest(request);
  const { path, ...decision } = model.decide(asked as ModelRequest);
  const seen = { ...decision, path: path?.replace(/\?.*$/, '') };
  const answer = describeDecision(seen as never, asked);
  expect(answer).toBe(describeDecision(router.resolve(asked), asked));
  return answer;
}

/** The controller's annotations of an object, without their prefix; those of others keep theirs. */
export function annotationsOf(ingress: Manifest | undefined): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(ingress?.metadata.annotations ?? {}).map(([key, value]) => [key.replace(PREFIX, ''), value]),
  );
}

/** Every path of an object as `host/path pathType -> service`. */
export function pathsOf(ingress: Manifest | undefined): string[] {
  interface Rule {
    readonly host?: string;
    readonly http: { readonly paths: readonly Path[] };
  }
  interface Path {
    readonly path: string;
    readonly pathType: string;
    readonly backend: { readonly service: { readonly name: string } };
  }
  return ((ingress?.spec.rules ?? []) as Rule[]).flatMap(({ host = '', http }) =>
    http.paths.map(({ path, pathType, backend }) => `${host}${path} ${pathType} -> ${backend.service.name}`),
  );
}
