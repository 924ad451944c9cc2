import { type Codes, findingOf } from '../rules/finding';

/** Findings about environments. */
export const ENVIRONMENT_CODES = {
  environment: 'An environment with a wrong name or prop, or an app whose environments cannot be written as it asks.',
  'environment-namespace': 'A chart without the namespace of its environment.',
  'environment-value': 'A value that an environment does not have.',
  'environment-dependency': 'A dependency on something in another environment, which is applied by itself.',
  'images-lock': 'A file of images that is missing or wrong, or an image that it does not have.',
  'git-ops': 'An environment that Argo CD or Flux would not apply as it is written.',
  'environments-file': 'The file that PORTICO_ENVIRONMENTS names cannot be written.',
} satisfies Codes;

export const finding = findingOf(ENVIRONMENT_CODES);
