import { ANNOTATION_PREFIX } from '../nginx/annotations/annotation-spec';
import { isTrue } from '../nginx/validators';
import { show } from '../rules/show';
import type { Check } from './check';
import { type AppObject, placeOf } from './model/app-object';
import { annotationsOf, httpPathsOf, ingressesOf, ingressRulesOf } from './model/ingress';
import { ingressClassOf } from './model/ingress-class';
import { problem } from './model/object-finding';
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
  },
};
