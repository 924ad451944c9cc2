import { remember } from '../../rules/remember';
import type { AppIndex } from './app-index';
import { GATEWAY_API } from './gateways';
import { ingressesOf, ingressRulesOf } from './ingress';
import { ingressClassOf } from './ingress-class';
import { at, listOf, nonEmptyStringOf } from './read';

/** The classes of Ingresses by the hosts of their rules. */
const classesByHost = remember((app: AppIndex) => {
  const classes = new Map<string, Set<string>>();
  for (const ingress of ingressesOf(app)) {
    const { name } = ingressClassOf(app, ingress);
    for (const { host } of ingressRulesOf(ingress)) {
      const named = nonEmptyStringOf(host) ?? '';
      classes.set(named, (classes.get(named) ?? new Set()).add(name));
    }
  }
  return classes;
});

const routedHosts = remember((app: AppIndex) => {
  const routes = app.ofKind(GATEWAY_API, 'HTTPRoute');
  return new Set(routes.flatMap(({ json }) => listOf(at(json, 'spec', 'hostnames'))));
});

/** The host, and the wildcard that stands for it. */
const namesOf = (host: string) => [host, host.replace(/^[^.]+/, '*')];

/** The classes of the Ingresses that serve a host; empty for an Ingress without one. */
export function ingressClassesFor(app: AppIndex, host: string): ReadonlySet<string> {
  return new Set(namesOf(host).flatMap((name) => [...(classesByHost(app).get(name) ?? [])]));
}

/** True for a host that HTTPRoutes serve. */
export const isRoutedHost = (app: AppIndex, host: string) => namesOf(host).some((name) => routedHosts(app).has(name));
