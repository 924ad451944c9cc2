/** The last word decides: `DB_PASSWORD` is a secret, `PASSWORD_MIN_LENGTH` and `MAX_TOKENS` are not. */
const SECRET_NAME = new RegExp(
  [
    '(?:passwords?|passwd|passphrase|secrets?',
    '(?:^|[-_.])(?:pass|pwd|token|bearer|credentials?|secret[-_.]key[-_.]base',
    '(?:api|access|private|secret|signing|encryption)[-_.]?keys?))(?:[-_.]?\\d+)?$',
  ].join('|'),
  'i',
);

/** Names that hold the name of a Secret, and no secret: `TLS_SECRET`, `imagePullSecrets`. */
const SECRET_REFERENCE = /(?:tls|ssl|ca|cert|certificate|pull)[-_.]?secrets?$/i;

/** `dbPassword` as `db_Password`. */
const inWords = (name: string) => name.replace(/([a-z\d])([A-Z])/g, '$1_$2');

/** True for a name such as `DB_PASSWORD`, under which a value that can be read is a fault. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(inWords(name)) && !SECRET_REFERENCE.test(name);

/** Values that are harmless under any name: a switch, a reference, a path, or what somebody is to replace. */
const HARMLESS = new RegExp(
  `^(?:${[
    'true|false|yes|no|on|off|null|none|[01]|[^a-z0-9]+',
    String.raw`\$.*|.*\$[({].*`,
    String.raw`%.*%|\*+|<.*>|\{\{.*|\x60.*`,
    String.raw`\.{0,2}/[\w./-]*`,
    String.raw`[\w-]+\.(?:pem|key|crt|cer|json|ya?ml|txt|jks|p12|pfx)`,
  ].join('|')})?$`,
  'is',
);

export const isHarmlessLiteral = (value: string): boolean => HARMLESS.test(value.replace(/^(["'])(.*)\1$/s, '$2'));

/** `postgres://user:password@host`, unless the password is a reference to a variable or something to replace. */
const URL_PASSWORD = /\w:\/\/[^\s/:@]*:(?![$<{*%])[^\s/:@]+@/;

export const hasUrlPassword = (text: string): boolean => URL_PASSWORD.test(text);

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

export const hasPrivateKey = (text: string): boolean => PRIVATE_KEY.test(text);

/** The fault of a literal that is a secret, as far as its name and its text tell; words that follow the name. */
export function secretFault(name: string, value: string): string | undefined {
  if (hasPrivateKey(value)) return 'has a private key in it';
  if (hasUrlPassword(value)) return 'has a password in its URL';
  return isSecretName(name) && !isHarmlessLiteral(value) ? 'looks like a secret and has a literal value' : undefined;
}

/** The fault of a header that carries a secret: those of https://www.rfc-editor.org/rfc/rfc9110#section-11.6 are credentials by definition. */
export function headerSecretFault(name: string, value: string): string | undefined {
  return secretFault(/^(proxy-)?authorization$/i.test(name) ? 'token' : name, value);
}
