import { type Codes, findingOf } from '../rules/finding';

/** Findings about constructs and the app as such. */
export const CDK8S_CODES = {
  scope: 'A construct was given something else than a construct as its scope.',
  'construct-id': 'An id of a construct that is empty, not a string, or taken in its scope.',
  'not-written': 'An object that cdk8s fails to write.',
  validation: 'A problem that the validation of a construct of somebody else reports.',
} satisfies Codes;

export const finding = findingOf(CDK8S_CODES);
