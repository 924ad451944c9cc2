import { type Codes, findingOf } from '../rules/finding';

/** Findings about who talks to whom. */
export const CONNECTION_CODES = {
  call: 'A call that names nothing to talk to, or whose variable is there already.',
  peer: 'Pods or addresses outside the app that no connection can come from or go to.',
  network: 'A closed network that does not say enough, or that closes pods which others leave open.',
  'calls-file': 'The file that PORTICO_CALLS names cannot be written.',
} satisfies Codes;

export const finding = findingOf(CONNECTION_CODES);
