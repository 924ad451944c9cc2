import type { RouteBackend, ServiceBackend } from './backend';

/** A backend as the table of a router has it: only a namespace that is not the router's is named. */
export function localBackend(backend: RouteBackend | undefined, own: string | undefined): RouteBackend | undefined {
  if (backend === undefined) return undefined;
  const { stable, split } = backend;
  return { stable: localService(stable, own), split: split && { ...split, canary: localService(split.canary, own) } };
}

function localService(service: ServiceBackend, own: string | undefined): ServiceBackend {
  if (service.namespace === undefined) return service;
  const { namespace, ...rest } = service;
  return namespace === own ? rest : { ...rest, namespace };
}
