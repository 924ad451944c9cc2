import { checkStrings, checkStruct, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { headerNameFlaw } from '../../rules/header';
import { urlFlaw } from '../../rules/url';

/** Asks another service whether a request may pass: any answer but 2xx refuses it. */
export interface ExternalAuth {
  /**
   * The URL that is asked, for example `https://auth.example.com/verify` or, with variables of the target,
   * `https://$host/oauth2/auth`.
   */
  readonly url: string;

  /**
   * The URL where a client is sent to sign in, for example `https://$host/oauth2/start?rd=$escaped_request_uri`. Without
   * the parameter `rd`, ingress-nginx adds it with the URL that was asked for.
   *
   * @default - it is answered with 401
   */
  readonly signinUrl?: string;

  /**
   * Headers of the answer that the backend gets too.
   *
   * @default - none
   */
  readonly responseHeaders?: string[];
}

export function* checkExternalAuth(auth: ExternalAuth): Findings {
  if (!(yield* checkStruct('externalAuth', auth, ['url', 'signinUrl', 'responseHeaders']))) return;
  const { url, signinUrl, responseHeaders } = auth;
  yield* checkValue('url', 'externalAuth url', url, urlFlaw);
  if (signinUrl !== undefined) yield* checkValue('url', 'externalAuth signinUrl', signinUrl, urlFlaw);
  if (responseHeaders === undefined) return;
  if (!(yield* checkStrings('externalAuth responseHeaders', responseHeaders, '["X-User"]'))) return;
  for (const name of responseHeaders) yield* checkValue('header', 'externalAuth response header', name, headerNameFlaw);
}
