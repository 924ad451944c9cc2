import { show } from '../rules/show';
import type { Check } from './check';
import { type AppObject, placeOf } from './model/app-object';
import { annotationsOf, httpPathsOf, ingressesOf, ingressRulesOf } from './model/ingress';
import { problem } from './model/object-finding';
import { at, stringOf } from './model/read';

/** Classes whose controller gives every Ingress an address of its own, so that a host and path may occur in several. */
const OWN_ADDRESS = ['gce', 'gce-internal', 'alb'];

export const ingressConflictsCheck: Check<'ingress-conflicts'> = {
  name: 'ingress-conflicts',
  summary:
    'No two Ingress paths of one class have the same host, path and path type: only one of them would get the requests.',
  example: 'abc.com Prefix "/" is routed by shop/2 as well: write it in one of the two.',
  *check(app) {
    const owners = new Map<string, AppObject>();
    for (const object of ingressesOf(app)) {
      const annotations = annotationsOf(object);
      const className =
        stringOf(at(object.json, 'spec', 'ingressClassName')) ?? annotations['kubernetes.io/ingress.class'] ?? '';
      const isCanary = annotations['nginx.ingress.kubernetes.io/canary'] === 'true';
      if (isCanary || OWN_ADDRESS.includes(className)) continue;
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
  },
};
