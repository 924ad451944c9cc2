import { type Codes, findingOf } from '../rules/finding';

/** Findings about constructs and the app as such. */
export const CDK8S_CODES = {
  scope: 'A scope that is not a construct, so that nothing can be made in it.',
  'construct-id': 'An id of a construct that is empty, not a string, or used twice in its scope.',
  dependency:
    'Dependencies between constructs by which nothing could be applied first, or with something that is not in a chart.',
  'not-written': 'An object that cdk8s fails to write.',
  'json-patch': 'A JSON patch of an object without an effect, most often since its path is not there.',
  validation: 'A problem that the validation of another library, or of your own construct, reports.',
  checks: 'A call of PorticoChecks with a wrong value.',
  accept: 'An accepted code that no warning has, or that is the code of a problem.',
  'own-check': 'A check of your own that failed, or returned something else than findings.',
  'findings-file': 'The file that PORTICO_FINDINGS names cannot be written.',
  'objects-file': 'The file that PORTICO_OBJECTS names cannot be written.',
} satisfies Codes;

export const finding = findingOf(CDK8S_CODES);
