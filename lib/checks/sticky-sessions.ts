import { differenceOf, type Session, sessionOf } from '../nginx/annotations/session';
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
    'All Ingresses of a class with sticky sessions to one Service say the same of them: ingress-nginx keeps one session for each Service.',
  example:
    'the sticky session of the Service "user" differs from that of shop/0 (session-cookie-name "second" instead of "first"), and ingress-nginx keeps one for each Service: write the same in both, or give one a Service of its own.',
  *check(app) {
    const kept = new Map<string, { readonly object: AppObject; readonly session: Session }>();
    for (const object of nginxIngressesOf(app)) {
      const annotations = annotationsOf(object);
      const session = sessionOf(annotations);
      // A canary has the session of its stable Ingress.
      if (session === undefined || isTrue(annotations['nginx.ingress.kubernetes.io/canary'])) continue;
      for (const { key, name } of servicesOf(object, ingressClassOf(app, object).name)) {
        const other = kept.get(key);
        if (other === undefined) kept.set(key, { object, session });
        const difference = other && differenceOf(session, other.session);
        if (other === undefined || difference === undefined) continue;
        yield problem(
          object,
          `the sticky session of the Service ${show(name)} differs from that of ${placeOf(other.object)} (${difference}), and ingress-nginx keeps one for each Service: write the same in both, or give one a Service of its own.`,
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
