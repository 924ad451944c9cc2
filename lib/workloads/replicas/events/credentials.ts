import type { KedaTrigger } from '../../../neighbours/keda/scaled-object';
import { wrongType } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { finding } from '../../codes';
import { SecretKey } from '../../pods/secret-key';

/** Credentials of a trigger by the names that it has for them. */
export interface Credentials {
  readonly [parameter: string]: SecretKey | undefined;
}

/** Checks a credential that the user must give, or undefined where it may be left out. */
export function* checkCredential(what: string, key: unknown, isOptional = false): Findings {
  if (key === undefined && isOptional) return;
  if (typeof key === 'string') {
    const fix = 'write the key of a Secret that has it, for example SecretKey.of("queue", "password")';
    yield finding('secret-literal', `${what} is a text, which everybody can read who sees the code: ${fix}.`);
  } else if (!(key instanceof SecretKey)) {
    yield wrongType(what, key, 'a key of a Secret such as SecretKey.of("queue", "password")');
  } else {
    yield* key._check();
    if (key._reference.optional !== true) return;
    yield finding('scale', `${what} is optional, and KEDA cannot do without: leave optional out.`);
  }
}

/** The keys of Secrets among credentials. */
export const keysOf = (credentials: Credentials): SecretKey[] =>
  Object.values(credentials).filter((key) => key instanceof SecretKey);

/** A trigger with its credentials, where it has any. */
export function withAccess(trigger: KedaTrigger, credentials: Credentials): KedaTrigger {
  const secrets = Object.entries(credentials).flatMap(([parameter, secret]) => {
    return secret === undefined ? [] : [{ parameter, name: secret._reference.name, key: secret._reference.key }];
  });
  return secrets.length === 0 ? trigger : { ...trigger, access: { secrets } };
}
