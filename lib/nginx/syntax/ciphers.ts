import { nearest } from '../../rules/edit-distance';
import { CIPHERS, EMPTY_CIPHERS } from './cipher-names';

/** A fault of a list of names, as a clause that follows it, and what to write instead. */
interface Flaw {
  readonly fact: string;
  readonly right: string;
  /** True where nginx loads nothing, and not set where OpenSSL merely leaves a name out. */
  readonly isFatal?: boolean;
}

const RIGHT = 'names of OpenSSL with ":" between, for example "ECDHE-RSA-AES128-GCM-SHA256:HIGH:!aNULL"';

/**
 * The fault of a list of ciphers (ciphers(1) of OpenSSL 3): with a list that selects no cipher, nginx loads nothing, and a name
 * that OpenSSL does not know is left out without a word.
 */
export function ciphersFlaw(list: string): Flaw | undefined {
  let selects = false;
  for (const item of list.split(/[:, ;]+/).filter((text) => text !== '')) {
    const [, operator = '', text = ''] = /^([-+!]?)(.*)$/.exec(item) ?? [];
    const [names = '', ...commands] = text.split('@');
    const command = commands.find((each) => !/^(?:STRENGTH|SECLEVEL=[0-5])$/.test(each));
    if (command !== undefined)
      return { fact: `whose command "@${command}" OpenSSL does not know`, right: RIGHT, isFatal: true };
    if (names === '' && commands.length > 0) continue;
    if (!/^[A-Za-z0-9_.-]+(?:\+[A-Za-z0-9_.-]+)*$/.test(names)) {
      return { fact: `in which OpenSSL cannot read ${JSON.stringify(item)}`, right: RIGHT, isFatal: true };
    }
    // A name that is taken out of a list need not be there.
    if (operator === '!' || operator === '-') continue;
    const parts = names.split('+');
    const unknown = parts.find((name) => !CIPHERS.has(name) && !EMPTY_CIPHERS.has(name));
    if (unknown !== undefined) {
      return { fact: `whose name "${unknown}" OpenSSL 3 does not know`, right: cipherNear(unknown) ?? RIGHT };
    }
    // These stand for lists of their own, at the start alone.
    const isMisplaced = /^(?:DEFAULT$|SUITEB)/.test(names) && !list.startsWith(names);
    selects ||= operator === '' && !isMisplaced && parts.every((name) => CIPHERS.has(name));
  }
  return selects ? undefined : { fact: 'which selects no cipher of OpenSSL 3', right: RIGHT, isFatal: true };
}

function cipherNear(name: string): string | undefined {
  const known = new Map([...CIPHERS].map((each) => [each.toLowerCase().replaceAll('_', '-'), each]));
  const meant = known.get(nearest(name, known.keys()) ?? '');
  return meant === undefined ? undefined : `"${meant}"`;
}

/** Groups of OpenSSL 3 by the names that SSL_CTX_set1_groups_list(3) takes, those of versions after 3.0 included. */
const CURVES: ReadonlySet<string> = new Set(
  `P-192 P-224 P-256 P-384 P-521 B-163 B-233 B-283 B-409 B-571 K-163 K-233 K-283 K-409 K-571 X25519 X448 x25519 x448
  prime192v1 prime256v1 secp160k1 secp160r1 secp160r2 secp192k1 secp192r1 secp224k1 secp224r1 secp256k1 secp256r1
  secp384r1 secp521r1 sect163k1 sect163r1 sect163r2 sect193r1 sect193r2 sect233k1 sect233r1 sect239k1 sect283k1 sect283r1
  sect409k1 sect409r1 sect571k1 sect571r1 brainpoolP256r1 brainpoolP384r1 brainpoolP512r1 brainpoolP256r1tls13
  brainpoolP384r1tls13 brainpoolP512r1tls13 ffdhe2048 ffdhe3072 ffdhe4096 ffdhe6144 ffdhe8192 GC256A GC256B GC256C GC256D
  GC512A GC512B GC512C SM2 curveSM2 MLKEM512 MLKEM768 MLKEM1024 X25519MLKEM768 SecP256r1MLKEM768 SecP384r1MLKEM1024
  curveSM2MLKEM768`.split(/\s+/),
);

/** The fault of a list of curves: a single unknown one, or one twice, and nginx loads nothing. */
export function curvesFlaw(list: string): Flaw | undefined {
  if (list === 'auto') return undefined;
  const right = '"auto" or names of OpenSSL with ":" between, for example "X25519:prime256v1"';
  const names = list.split(':');
  const unknown = names.find((name) => !CURVES.has(name));
  if (unknown !== undefined) return { fact: `whose curve "${unknown}" OpenSSL does not know`, right };
  return new Set(names).size < names.length ? { fact: 'which has a curve twice', right } : undefined;
}
