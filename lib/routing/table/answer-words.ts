import { type CanarySplit, portOf, type RouteBackend, type ServiceBackend } from './backend';
import type { Redirect } from './redirect';
import type { Route } from './route-table';

/** The parts of a Service that name it. */
type NamedService = Pick<ServiceBackend, 'serviceName' | 'servicePort' | 'servicePortName' | 'namespace'>;

/** A Service and its port, such as `user:80` or `payments/pay:http`. */
export function serviceWords(service: NamedService): string {
  const { serviceName, namespace } = service;
  return `${namespace === undefined ? '' : `${namespace}/`}${serviceName}:${portOf(service)}`;
}

/** The Services of a backend, and what decides between them. */
export function backendWords({ stable, split }: RouteBackend): string {
  if (split === undefined) return serviceWords(stable);
  return `${serviceWords(stable)}, ${serviceWords(split.canary)} by ${splitWords(split)}`;
}

/** The deciders about a canary, such as `header x-release: next, weight 10 of 100`. */
export function splitWords(split: CanarySplit): string {
  const { header, cookie } = split;
  const deciders = [
    header && `header ${[header.name, header.value ?? header.pattern].filter(Boolean).join(': ')}`,
    cookie && `cookie ${cookie}`,
    weightWords(split),
  ];
  return deciders.filter(Boolean).join(', ');
}

export const weightWords = ({ weight, weightTotal, rollout }: CanarySplit): string =>
  rollout ? 'the steps of a Rollout' : `weight ${weight} of ${weightTotal}`;

/** The status and target of a redirect, such as `301 /pay`; an ellipsis stands for path and query of the request. */
export function redirectWords({ status, location, keepsPath }: Redirect): string {
  return `${status} ${location}${keepsPath ? '…' : ''}`;
}

/** The rewrite and the names of the policies of a route. */
export function optionWords({ rewrite, policies }: Pick<Route, 'rewrite' | 'policies'>): string {
  const { kind, path } = rewrite ?? {};
  return [kind && (path === undefined ? kind : `${kind} ${path}`), ...Object.keys(policies)].filter(Boolean).join(', ');
}
