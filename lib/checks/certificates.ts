import { textSeconds } from '../rules/duration';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { type Fields, fieldsOf, stringOf } from './model/read';

const HOUR = 3600;
const LEAST_DURATION = HOUR;
const DEFAULT_DURATION = 90 * 24 * HOUR;
const LEAST_RENEWAL = 5 * 60;
const LONGEST_COMMON_NAME = 64;

/** Fields that each say for what a certificate is. */
const SUBJECTS = ['commonName', 'literalSubject', 'dnsNames', 'uris', 'emailAddresses', 'ipAddresses', 'otherNames'];

/** The sizes of keys in bits, by their algorithm. */
const SIZES: { readonly [algorithm: string]: { readonly isRight: (size: number) => boolean; readonly text: string } } =
  {
    RSA: { isRight: (size) => size >= 2048 && size <= 8192, text: 'from 2048 to 8192' },
    ECDSA: { isRight: (size) => [256, 384, 521].includes(size), text: '256, 384 or 521' },
  };

/** The signatures that a key can be used for, by its algorithm. */
const SIGNATURES: { readonly [algorithm: string]: RegExp } = {
  RSA: /WithRSA$/,
  ECDSA: /^ECDSAWith/,
  Ed25519: /^PureEd25519$/,
};

/** The rules of https://github.com/cert-manager/cert-manager/blob/v1.21.1/internal/apis/certmanager/validation/certificate.go */
export const certificatesCheck: Check<'certificates'> = {
  name: 'certificates',
  summary:
    'A Certificate has a name to certify, is valid for at least an hour, is renewed before it expires, and has a key of a valid size, as the webhook of cert-manager requires. A Certificate whose key never changes is a warning.',
  example: 'renewBefore "2160h" is not shorter than duration "2160h": write a shorter time.',
  *check(app) {
    for (const object of app.ofKind('cert-manager.io', 'Certificate')) {
      const spec = fieldsOf(object.json.spec);
      yield* checkSubject(object, spec);
      yield* checkIssuer(object, fieldsOf(spec.issuerRef));
      yield* checkTimes(object, spec);
      yield* checkKey(object, spec);
      yield* checkHistory(object, spec);
    }
  },
};

function* checkSubject(object: AppObject, spec: Fields): ObjectFindings {
  const isEmpty = (value: unknown) =>
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (SUBJECTS.every((field) => isEmpty(spec[field]))) {
    yield problem(object, 'the Certificate is for nothing: write, for example, dnsNames: ["abc.com"].');
  }
  const { commonName } = spec;
  if (typeof commonName === 'string' && commonName.length > LONGEST_COMMON_NAME) {
    yield problem(
      object,
      `commonName ${show(commonName)} has ${commonName.length} characters, and no certificate takes more than ${LONGEST_COMMON_NAME}: leave it out, and write the name into dnsNames.`,
    );
  }
}

function* checkIssuer(object: AppObject, { group, kind }: Fields): ObjectFindings {
  if (group !== undefined && group !== '' && group !== 'cert-manager.io') return;
  if (kind === undefined || ['', 'Issuer', 'ClusterIssuer'].includes(String(kind))) return;
  const instead = group === undefined ? ', or the group of that kind' : '';
  yield problem(
    object,
    `issuerRef kind ${show(kind)} is not a kind of cert-manager: write Issuer or ClusterIssuer${instead}.`,
  );
}

function* checkTimes(object: AppObject, spec: Fields): ObjectFindings {
  const { duration, renewBefore, renewBeforePercentage } = spec;
  const valid = yield* timeOf(object, 'duration', duration);
  const before = yield* timeOf(object, 'renewBefore', renewBefore);
  const ofCertificate = valid ?? DEFAULT_DURATION;
  if (ofCertificate < LEAST_DURATION) {
    yield problem(
      object,
      `duration ${show(duration)} is less than an hour, the least that cert-manager takes: write "1h".`,
    );
  }
  if (before !== undefined && before < LEAST_RENEWAL) {
    yield problem(
      object,
      `renewBefore ${show(renewBefore)} is less than five minutes, the least that cert-manager takes: write "5m".`,
    );
  } else if (before !== undefined && before >= ofCertificate) {
    const than = duration === undefined ? 'the 90 days of a certificate' : `duration ${show(duration)}`;
    yield problem(object, `renewBefore ${show(renewBefore)} is not shorter than ${than}: write a shorter time.`);
  }
  // cert-manager looks at a percentage alone only when it renews, and takes its own for one that cannot be.
  if (typeof renewBeforePercentage !== 'number' || (duration === undefined && renewBefore === undefined)) return;
  if (renewBefore !== undefined) {
    yield problem(object, 'renewBefore and renewBeforePercentage are both set: keep one of the two.');
  }
  const left = (ofCertificate * (100 - renewBeforePercentage)) / 100;
  if (left >= LEAST_RENEWAL && left < ofCertificate) return;
  yield problem(
    object,
    `renewBeforePercentage ${renewBeforePercentage} is renewed at no time from the beginning to five minutes before the end: write, for example, 66.`,
  );
}

function* timeOf(
  object: AppObject,
  field: string,
  value: unknown,
): Generator<ReturnType<typeof problem>, number | undefined> {
  if (typeof value !== 'string') return undefined;
  const seconds = textSeconds(value);
  if (seconds !== undefined) return seconds;
  yield problem(
    object,
    `${field} ${show(value)} is no time that cert-manager reads: write hours, for example "2160h".`,
  );
  return undefined;
}

function* checkKey(object: AppObject, { privateKey, signatureAlgorithm }: Fields): ObjectFindings {
  const { algorithm, size, rotationPolicy } = fieldsOf(privateKey);
  const named = stringOf(algorithm) ?? 'RSA';
  const sizes = SIZES[named];
  if (sizes !== undefined && typeof size === 'number' && size > 0 && !sizes.isRight(size)) {
    yield problem(object, `privateKey of ${named} has ${size} bits: write ${sizes.text}.`);
  }
  if (typeof signatureAlgorithm === 'string' && SIGNATURES[named]?.test(signatureAlgorithm) === false) {
    yield problem(object, `signatureAlgorithm ${show(signatureAlgorithm)} is not for a key of ${named}: leave it out.`);
  }
  if (rotationPolicy === 'Never') {
    yield warning(
      object,
      'privateKey keeps its key at each renewal, so that whoever got hold of it once can read along for good: write rotationPolicy Always, or accept this.',
    );
  }
}

function* checkHistory(object: AppObject, { revisionHistoryLimit }: Fields): ObjectFindings {
  if (typeof revisionHistoryLimit !== 'number' || revisionHistoryLimit >= 1) return;
  yield problem(object, `revisionHistoryLimit ${revisionHistoryLimit} keeps no request: write at least 1.`);
}
