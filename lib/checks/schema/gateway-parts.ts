import { dnsLabel, objectName, scalarOf } from './scalars';
import { anything, onlyFields } from './shape';

/** What the objects of Gateway API have in common (v1.6, standard channel: https://gateway-api.sigs.k8s.io/reference/spec/). */
export const apiGroup = scalarOf((value) => value === '' || objectName.fits(value), 'API group', 'one, or ""');
export const kindName = scalarOf((value) => /^[a-zA-Z]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/.test(value), 'kind', 'one');

/** A DNS name, or one of any number of labels below it. */
export const hostname = scalarOf(
  (value) => value.length <= 253 && objectName.fits(value.replace(/^\*\./, '')),
  'host',
  'a DNS name, for example "abc.com" or "*.abc.com"',
);

export const headerName = scalarOf(
  (value) => value.length <= 256 && /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/.test(value),
  'name of a header',
  'one, for example "X-Release"',
);

/** Text of some length, and not none. */
export const textOf = (most: number) =>
  scalarOf((value) => value !== '' && value.length <= most, `text of 1 to ${most} characters`, 'one');

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];

const LONGEST_PATH = 1024;
export const path = scalarOf(
  (value) => value.length <= LONGEST_PATH,
  `path of at most ${LONGEST_PATH} characters`,
  'a shorter one',
);

/** A name of any kind of object. */
export const objectText = textOf(253);

/** Another object, of this namespace or another. */
export const reference = (more = {}) =>
  onlyFields({ group: apiGroup, kind: kindName, 'name!': objectText, namespace: dnsLabel, ...more });

/** Those of any object, whose values other checks look at. */
export const metadata = onlyFields(
  Object.fromEntries(
    ['name', 'namespace', 'labels', 'annotations', 'generateName', 'finalizers', 'ownerReferences', 'managedFields']
      .concat(['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp', 'selfLink'])
      .concat('deletionGracePeriodSeconds')
      .map((field) => [field, anything]),
  ),
);
