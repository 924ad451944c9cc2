import { show } from '../rules/show';
import type { Check } from './check';
import { httpPathsOf, ingressesOf, ingressRulesOf } from './model/ingress';
import { ingressClassOf } from './model/ingress-class';
import { problem } from './model/object-finding';
import { at, fieldsOf, nonEmptyStringOf } from './model/read';
import { checkServiceReference } from './model/references';

export const ingressBackendsCheck: Check<'ingress-backends'> = {
  name: 'ingress-backends',
  summary: 'The Services that an Ingress refers to are in the app, or declared as external, and have the port.',
  example: 'Service "user" has no port 8080: write one of "http", 80.',
  *check(app) {
    for (const object of ingressesOf(app)) {
      const backends = ingressRulesOf(object).flatMap((rule) => httpPathsOf(rule).map(({ backend }) => backend));
      const seen = new Set<string>();
      for (const backend of [at(object.json, 'spec', 'defaultBackend'), ...backends]) {
        if (backend === undefined) continue;
        const { service, resource } = fieldsOf(backend);
        if (service === undefined && resource === undefined) {
          yield problem(object, `backend ${show(backend)} names no service: write one.`);
        } else if (service !== undefined && resource !== undefined) {
          yield problem(object, `backend ${show(backend)} has both service and resource: keep one of the two.`);
        }
        const name = nonEmptyStringOf(at(service, 'name'));
        if (name === undefined || resource !== undefined) continue;
        const port = fieldsOf(at(service, 'port'));
        // https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions
        if (port.name === 'use-annotation' && ingressClassOf(app, object).controller !== 'ingress-nginx') continue;
        if ((nonEmptyStringOf(port.name) === undefined) === (port.number === undefined)) {
          yield problem(
            object,
            `backend ${show(name)} has the port ${show(port)}: write either its name or its number.`,
          );
          continue;
        }
        const reference = { namespace: object.namespace, name, port: port.name ?? port.number };
        const key = JSON.stringify(reference);
        if (!seen.has(key)) yield* checkServiceReference(app, object, reference);
        seen.add(key);
      }
    }
  },
};
