import { type Codes, findingOf } from '../rules/finding';

/** Findings about objects of other projects, one code for a notion. */
export const NEIGHBOUR_CODES = {
  'external-secret': 'A key of a store outside of the cluster that cannot be fetched into a Secret as it is written.',
  'secret-file': 'An encrypted file that is missing or wrong, or whose Secret would not be where it is needed.',
  certificate: 'An issuer of a certificate with an invalid name, kind or group.',
} satisfies Codes;

export const finding = findingOf(NEIGHBOUR_CODES);
