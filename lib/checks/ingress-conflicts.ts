import { ANNOTATION_PREFIX } from '../nginx/annotations/annotation-spec';
import { isTrue } from '../nginx/validators';
import { show } from '../rules/show';
import type { Check } from './check';
import { type AppObject, placeOf } from './model/app-object';
import { annotationsOf, httpPathsOf, ingressesOf, ingressRulesOf } from './model/ingress';
import { ingressClassOf } from './model/ingress-class';
import {
  type Location,
  type NginxConfiguration,
  type NginxHost,
  nginxConfigurationsOf,
  regexCauseOf,
} from './model/nginx-hosts';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { stringOf } from './model/read';

export const ingressConflictsCheck: Check<'ingress-conflicts'> = {
  name: 'ingress-conflicts',
  summary:
    'No two Ingress paths of one class have the same host, path and path type: only one of them would get the requests. Other controllers than ingress-nginx may tell them apart, by an address or a port of each Ingress.',
  example: 'abc.com Prefix "/" is routed by shop/2 as well: write it in one of the two.',
  *check(app) {
    const owners = new Map<string, AppObject>();
    for (const object of ingressesOf(app)) {
      const { name: className, controller } = ingressClassOf(app, object);
      const isCanary = isTrue(annotationsOf(object)[`${ANNOTATION_PREFIX}canary`]);
      if (isCanary || controller === 'another') continue;
      for (const rule of ingressRulesOf(object)) {
        const host = stringOf(rule.host) ?? '';
        for (const { path = '', pathType } of httpPathsOf(rule)) {
          const key = JSON.stringify([className, host, path, pathType]);
          const owner = owners.get(key);
          if (owner === undefined) owners.set(key, object);
          else {
            const what = `${host === '' ? 'every host' : host} ${pathType} ${show(path)}`;
            const by = owner === object ? 'twice' : `by ${placeOf(owner)} as well`;
            const fix = owner === object ? 'once' : 'in one of the two';
            yield problem(object, `${what} is routed ${by}: write it ${fix}.`);
          }
        }
      }
    }
    for (const configuration of nginxConfigurationsOf(app)) {
      for (const host of configuration.hosts.values()) yield* checkLocations(host);
      yield* checkCatchAlls(configuration);
    }
  },
};

/** Paths that are one for ingress-nginx, although their types or their last slash differ. */
function* checkLocations({ name, locations }: NginxHost): ObjectFindings {
  const host = name === '' ? 'every host' : name;
  const isRegex = locations.some((location) => regexCauseOf(location) !== undefined);
  const byPath = new Map<string, Location>();
  const byFolder = new Map<string, Location>();
  for (const location of locations) {
    const { path, pathType, type, ingress } = location;
    const first = byPath.get(path);
    if (first === undefined) byPath.set(path, location);
    else if (first.ingress.object !== ingress.object && first.pathType !== pathType) {
      const [raw, other] = rawFirst(location, first);
      // checkOverlap in controller.go compares host and path alone.
      yield problem(
        raw.ingress.object,
        `${host} ${raw.pathType} ${show(path)} is ${other.pathType} ${show(path)} in ${placeOf(other.ingress.object)}, and ingress-nginx refuses one path in two Ingresses, whatever its types: write both in one of the two.`,
      );
    }
    if (isRegex || type !== 'Prefix' || path === '/') continue;
    const folder = path.endsWith('/') ? path : `${path}/`;
    const same = byFolder.get(folder);
    if (same === undefined) byFolder.set(folder, location);
    else if (same.path !== path) {
      const [raw, other] = rawFirst(location, same);
      const where = same.ingress.object === ingress.object ? '' : ` of ${placeOf(other.ingress.object)}`;
      // updateServerLocations in location.go ends both in a slash.
      yield problem(
        raw.ingress.object,
        `${host} Prefix ${show(raw.path)} and ${show(other.path)}${where} become one location, with which nginx cannot load its configuration: write one of them, since either matches with and without the slash.`,
      );
    }
  }
}

/** Two paths, the one of a router last: the other one is to be changed. */
function rawFirst(one: Location, other: Location): readonly [Location, Location] {
  return one.ingress.isOfRouter && !other.ingress.isOfRouter ? [other, one] : [one, other];
}

/** createServers gives "/" of every other host to a default backend without rules, before it looks at paths. */
function* checkCatchAlls({ hosts, catchAlls }: NginxConfiguration): ObjectFindings {
  const roots = hosts.get('')?.locations.filter(({ path, type }) => path === '/' && type === 'Prefix') ?? [];
  for (const { object } of catchAlls) {
    const [root] = [...roots.filter(({ ingress }) => ingress.isOfRouter), ...roots];
    if (root === undefined || root.ingress.object === object) continue;
    yield (root.ingress.isOfRouter ? problem : warning)(
      object,
      `the default backend takes "/" of every host that no Ingress names, so that Prefix "/" of ${placeOf(root.ingress.object)} gets no requests: write one of the two.`,
    );
  }
}
