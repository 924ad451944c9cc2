import { choiceFlaw } from '../../rules/choice';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import type { AppObject } from './app-object';
import { type ObjectFindings, problem } from './object-finding';

/** Checks the number of a port; a value of another type is a matter of `field-types`. */
export function* checkPortNumber(object: AppObject, field: string, port: unknown, owner?: string): ObjectFindings {
  const flaw = typeof port === 'number' ? portFlaw(port) : undefined;
  const title = owner === undefined ? `${field} ${port}` : `${field} ${port} of ${owner}`;
  if (flaw !== undefined) yield problem(object, `${title} ${flaw}.`);
}

export function* checkProtocol(object: AppObject, title: string, protocol: unknown): ObjectFindings {
  const flaw = typeof protocol === 'string' ? choiceFlaw(protocol, ['TCP', 'UDP', 'SCTP']) : undefined;
  if (flaw !== undefined) yield problem(object, `protocol ${show(protocol)} of ${title} ${flaw}, or leave it out.`);
}
