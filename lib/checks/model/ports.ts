import { choiceFlaw } from '../../rules/choice';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import type { AppObject } from './app-object';
import { type ObjectFindings, warning } from './object-finding';
import { type Fields, stringOf } from './read';

/** A message about the number of a port that is out of range; a value of another type is a matter of `field-types`. */
export function portMessage(field: string, port: unknown, owner?: string): string | undefined {
  const flaw = typeof port === 'number' ? portFlaw(port) : undefined;
  return flaw && `${field} ${port}${owner === undefined ? '' : ` of ${owner}`} ${flaw}.`;
}

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/** A message about a protocol that no port has. */
export function protocolMessage(owner: string, protocol: unknown): string | undefined {
  const flaw = typeof protocol === 'string' ? choiceFlaw(protocol, PROTOCOLS) : undefined;
  return flaw && `protocol ${show(protocol)} of ${owner} ${flaw}, or leave it out.`;
}

/**
 * Warns of a number that two ports have, one for each of several protocols. The API server tells them apart, but the strategic
 * merge of kubectl knows ports by their numbers alone (https://github.com/kubernetes/kubernetes/issues/105610).
 *
 * @param field the field that has the number.
 */
export function* warnOfTwins(object: AppObject, ports: readonly Fields[], field: string, owner = ''): ObjectFindings {
  if (ports.length < 2) return;
  const protocols = new Map<unknown, Set<string>>();
  for (const port of ports) {
    const known = protocols.get(port[field]) ?? new Set();
    protocols.set(port[field], known.add(stringOf(port.protocol) ?? 'TCP'));
  }
  for (const [number, all] of protocols) {
    if (typeof number !== 'number' || all.size === 1) continue;
    const twins = `${field} ${number}${owner && ` of ${owner}`} is written for ${[...all].join(' and ')}`;
    const fix = 'apply it by kubectl apply --server-side, or accept this';
    yield warning(
      object,
      `${twins}, and kubectl apply merges ports by their numbers, so that a change of one may be lost or change the other: ${fix}.`,
    );
  }
}
