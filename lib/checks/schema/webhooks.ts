import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import { absolutePath, dnsName, labelKey, oneOf, port, scalarOf, text, within, word } from './scalars';
import { labelSelector } from './selectors';
import { fields, list } from './shape';

const clientConfig = fields(
  {
    url: scalarOf(
      (value) => /^https:\/\/[^/?#@]+[^?#]*$/.test(value),
      'URL of HTTPS',
      'one without user, query and fragment',
    ),
    service: fields({ 'name!': word, 'namespace!': word, path: absolutePath, port }),
    caBundle: text,
  },
  ({ url, service }) =>
    (url === undefined) === (service === undefined) ? 'needs one of url and service: write one' : undefined,
);

const someWords = list(word, { notEmpty: true });

const webhook = {
  'name!': scalarOf(
    (value) => dnsName.fits(value) && value.split('.').length >= 3,
    'name of a webhook',
    'a domain of at least three parts, for example "check.shop.example.com"',
  ),
  'admissionReviewVersions!': list(word, { notEmpty: true, unique: [] }),
  'sideEffects!': oneOf('None', 'NoneOnDryRun'),
  'clientConfig!': clientConfig,
  failurePolicy: oneOf('Fail', 'Ignore'),
  matchPolicy: oneOf('Exact', 'Equivalent'),
  timeoutSeconds: within(1, 30, 10),
  namespaceSelector: labelSelector,
  objectSelector: labelSelector,
  matchConditions: list(fields({ 'name!': labelKey, 'expression!': word }), { unique: ['name'] }),
  rules: list(
    fields({
      'apiGroups!': list(text, { notEmpty: true }),
      'apiVersions!': someWords,
      'operations!': list(oneOf('CREATE', 'UPDATE', 'DELETE', 'CONNECT', '*'), { notEmpty: true }),
      'resources!': someWords,
      scope: oneOf('Cluster', 'Namespaced', '*'),
    }),
  ),
};

const knowsReview = ({ admissionReviewVersions: versions }: Fields) =>
  (versions as readonly string[]).some((version) => version === 'v1' || version === 'v1beta1')
    ? undefined
    : `has the admissionReviewVersions ${show(versions)}, of which the API server speaks none: write ["v1"]`;

const webhooks = (more = {}) =>
  fields({ webhooks: list(fields({ ...webhook, ...more }, knowsReview), { unique: ['name'] }) });

export const WEBHOOKS = {
  'admissionregistration.k8s.io MutatingWebhookConfiguration': webhooks({
    reinvocationPolicy: oneOf('Never', 'IfNeeded'),
  }),
  'admissionregistration.k8s.io ValidatingWebhookConfiguration': webhooks(),
};
