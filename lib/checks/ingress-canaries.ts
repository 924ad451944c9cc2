import { viewOf } from '../nginx/annotations/annotation-view';
import { show } from '../rules/show';
import type { Check } from './check';
import { placeOf } from './model/app-object';
import { annotationsOf, ingressRulesOf } from './model/ingress';
import { nginxIngressesOf } from './model/ingress-class';
import { type Location, type NginxHost, nginxConfigurationsOf } from './model/nginx-hosts';
import { pathTextOf } from './model/nginx-paths';
import { type ObjectFindings, problem, warning } from './model/object-finding';

const RELEASE = 'write new CanaryRelease({ stable, canary, weight }) as the backend of the route';

export const ingressCanariesCheck: Check<'ingress-canaries'> = {
  name: 'ingress-canaries',
  summary:
    'A canary Ingress of ingress-nginx has the host, path and type of another Ingress, a Service of its own, and takes no requests from a router: the controller keeps canaries by Service, whichever path or host leads there.',
  example:
    'the canary takes a share of the requests that Prefix "/user" of shop/router/ingress-router sends to "a", and router.resolve() does not know of it: write new CanaryRelease({ stable, canary, weight }) as the backend of the route.',
  *check(app) {
    for (const object of nginxIngressesOf(app)) {
      // mergeAlternativeBackends reads the paths of each rule.
      if (!viewOf(annotationsOf(object)).on('canary') || ingressRulesOf(object).every(({ http }) => http)) continue;
      yield problem(object, 'a canary has a rule without http, at which the controller crashes: write http.paths.');
    }
    for (const { hosts } of nginxConfigurationsOf(app)) {
      const all = [...hosts.values()];
      const canaries = all.some((host) => host.canaries.some(({ ingress }) => !ingress.isOfRouter));
      if (!canaries) continue;
      const users = new Map<string, Location[]>();
      for (const location of all.flatMap(({ locations }) => locations)) {
        const others = users.get(location.upstream);
        if (others === undefined) users.set(location.upstream, [location]);
        else others.push(location);
      }
      for (const host of all) yield* checkCanaries(host, users);
    }
  },
};

/** Canaries of one host. `users` are the locations of all hosts, by their upstream. */
function* checkCanaries(host: NginxHost, users: ReadonlyMap<string, readonly Location[]>): ObjectFindings {
  const { name, locations } = host;
  for (const canary of host.canaries) {
    const { object, isOfRouter } = canary.ingress;
    if (isOfRouter || locations.length === 0) continue;
    const main = locations.find(({ path, type }) => path === canary.path && type === canary.type);
    const sharing = main === undefined ? [] : (users.get(main.upstream) ?? []);
    const route = sharing.find(({ ingress }) => ingress.isOfRouter);
    const own = users.get(canary.upstream) ?? [];
    if (route !== undefined) {
      yield problem(
        object,
        `the canary takes a share of the requests that ${titleOf(route)} sends to ${show(route.serviceName)}, and router.resolve() does not know of it: ${RELEASE}.`,
      );
    } else if (main === undefined) {
      const isRouted = locations.some((each) => each.ingress.isOfRouter && pathTextOf(each).stem === canary.path);
      const fix = isRouted ? RELEASE : 'write the same host, path and pathType';
      yield (isRouted ? problem : warning)(
        object,
        `the canary for ${canary.pathType} ${show(canary.path)} gets no requests, since no other Ingress has this path and type for ${name === '' ? 'every host' : name}: ${fix}.`,
      );
    } else if (canary.upstream === main.upstream) {
      yield warning(
        object,
        `the canary sends to ${show(main.serviceName)}, as its main Ingress ${placeOf(main.ingress.object)} does, and has no effect: name another Service.`,
      );
      continue;
    }
    const [direct] = [...own.filter(({ ingress }) => ingress.isOfRouter), ...own];
    if (direct === undefined) continue;
    yield (direct.ingress.isOfRouter ? problem : warning)(
      object,
      `${show(canary.serviceName)} is the Service of this canary and of ${titleOf(direct)}: where the canary is older, that path is answered with 404, and else the canary gets no requests: give the canary a Service of its own.`,
    );
  }
}

const titleOf = ({ pathType, path, ingress }: Location) => `${pathType} ${show(path)} of ${placeOf(ingress.object)}`;
