import { checkStruct, checkValue } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { headerValueFlaw } from '../../rules/header';

/** Asks for a user name and password (https://www.rfc-editor.org/rfc/rfc7617). */
export interface BasicAuth {
  /** The Secret in the router's namespace whose key `auth` has lines as `htpasswd` writes them. */
  readonly secretName: string;

  /**
   * The text that browsers show, in printable ASCII.
   *
   * @default - no text
   */
  readonly realm?: string;
}

export function* checkBasicAuth(auth: BasicAuth): Findings {
  if (!(yield* checkStruct('basicAuth', auth, ['secretName', 'realm']))) return;
  const { secretName, realm } = auth;
  yield* checkValue('dns-name', 'basicAuth secretName', secretName, dnsSubdomainFlaw);
  if (realm !== undefined) yield* checkValue('header', 'basicAuth realm', realm, headerValueFlaw);
}
