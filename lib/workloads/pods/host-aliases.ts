import type { k8s } from '../../cdk8s/k8s';
import { checkEntries, checkStrings, checkValue, entriesByName } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { ipAddressFlaw } from '../../rules/ip-address';
import { show } from '../../rules/show';

/** Names by the address that they stand for in the pods. */
export interface HostAliases {
  readonly [address: string]: readonly string[];
}

export function* checkHostAliases(aliases: unknown): Findings {
  const example = '{ "10.0.0.7": ["legacy.example.com"] }';
  for (const [address, names] of yield* checkEntries('hostAliases', aliases, example)) {
    yield* checkValue('ip-address', 'address of hostAliases', address, ipAddressFlaw);
    const what = `hostAliases ${show(address)}`;
    if (!(yield* checkStrings(what, names, '["legacy.example.com"]')) || !Array.isArray(names)) continue;
    for (const name of names) yield* checkValue('dns-name', what, name, dnsSubdomainFlaw);
  }
}

export const renderHostAliases = (aliases: HostAliases): k8s.HostAlias[] =>
  entriesByName(aliases).map(([ip, hostnames]) => ({ ip, hostnames: [...hostnames] }));
