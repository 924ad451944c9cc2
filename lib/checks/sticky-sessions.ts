import { differenceOf, type SettingValues, serviceSettingsOf } from '../nginx/annotations/service-settings';
import { isTrue } from '../nginx/validators';
import { show } from '../rules/show';
import type { Check } from './check';
import { type AppObject, placeOf } from './model/app-object';
import { annotationsOf, httpPathsOf, ingressRulesOf } from './model/ingress';
import { ingressClassOf, nginxIngressesOf } from './model/ingress-class';
import { problem } from './model/object-finding';
import { at, stringOf } from './model/read';

export const stickySessionsCheck: Check<'sticky-sessions'> = {
  name: 'sticky-sessions',
  summary:
    'All Ingresses of a class that ask for sticky sessions or a way of load balancing for one Service say the same of it: ingress-nginx keeps one for each Service.',
  example:
    'the sticky session of the Service "user" differs from that of shop/0 (session-cookie-name "second" instead of "first"), and ingress-nginx keeps one for each Service: write the same in both, or give one a Service of its own.',
  *check(app) {
    const kept = new Map<string, { readonly object: AppObject; readonly settings: SettingValues }>();
    for (const object of nginxIngressesOf(app)) {
      const annotations = annotationsOf(object);
      const all = serviceSettingsOf(annotations);
      // A canary has the session of its stable Ingress.
      if (all.length === 0 || isTrue(annotations['nginx.ingress.kubernetes.io/canary'])) continue;
      const services = servicesOf(object, ingressClassOf(app, object).name);
      for (const { what, settings, key, name } of all.flatMap((each) => services.map((one) => ({ ...each, ...one })))) {
        const owner = `${what} ${key}`;
        const other = kept.get(owner);
        if (other === undefined) kept.set(owner, { object, settings });
        const difference = other && differenceOf(settings, other.settings);
        if (other === undefined || difference === undefined) continue;
        yield problem(
          object,
          `the ${what} of the Service ${show(name)} differs from that of ${placeOf(other.object)} (${difference}), and ingress-nginx keeps one for each Service: write the same in both, or give one a Service of its own.`,
        );
      }
    }
  },
};

/** The Services of an Ingress, each once, with a key that those of other controllers do not have. */
function servicesOf(object: AppObject, className: string): { readonly key: string; readonly name: string }[] {
  const backends = [
    at(object.json, 'spec', 'defaultBackend'),
    ...ingressRulesOf(object).flatMap((rule) => httpPathsOf(rule).map(({ backend }) => backend)),
  ];
  const found = backends.flatMap((backend) => {
    const name = stringOf(at(backend, 'service', 'name'));
    const port = at(backend, 'service', 'port', 'number') ?? at(backend, 'service', 'port', 'name');
    return name === undefined ? [] : [{ key: JSON.stringify([className, object.namespace, name, port]), name }];
  });
  return [...new Map(found.map((each) => [each.key, each])).values()];
}
