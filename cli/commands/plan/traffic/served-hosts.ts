import type { AppObject } from '../../../../lib/checks/model/app-object';
import { ingressRulesOf } from '../../../../lib/checks/model/ingress';
import { at, listOf } from '../../../../lib/checks/model/read';
import { certifies } from '../../../../lib/rules/host';
import type { Host } from './app-routers';

/** The hosts whose requests some objects take; undefined for all of them. */
export class ServedHosts {
  private readonly hosts: ReadonlySet<Host>;

  constructor(objects: readonly AppObject[]) {
    this.hosts = new Set(objects.flatMap(hostsOf));
  }

  /** True where an object may take a request to a host. */
  mayHave(host: Host): boolean {
    return [...this.hosts].some(
      (each) => each === undefined || host === undefined || certifies(each, host) || certifies(host, each),
    );
  }

  toString(): string {
    return this.hosts.has(undefined) ? 'any host' : [...this.hosts].join(', ');
  }
}

function hostsOf(object: AppObject): Host[] {
  const { kind, json } = object;
  if (kind === 'Ingress' && at(json, 'spec', 'defaultBackend') === undefined) {
    return ingressRulesOf(object).map(({ host }) => hostIn(host));
  }
  const names = listOf(at(json, 'spec', 'hostnames')).map(hostIn);
  return names.length === 0 ? [undefined] : names;
}

const hostIn = (value: unknown): Host => (typeof value === 'string' && value !== '' ? value : undefined);
