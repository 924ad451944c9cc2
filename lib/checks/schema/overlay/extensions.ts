import { serviceNameFlaw } from '../../../rules/dns-name';
import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import { absolutePath, dnsName, labelKey, oneOf, port, textOf, within, word } from '../scalars';
import { every, fields, list, type Rule } from '../shape';
import { asIs, distinct, mayRepeat, notEmpty, type Overlay, refine, unique } from './refine';

const needsAddress: Rule = ({ url, service }) =>
  (url === undefined) === (service === undefined) ? 'needs one of url and service: write one' : undefined;

const knowsReview: Rule = ({ admissionReviewVersions: versions }) =>
  (versions as readonly string[]).some((version) => version === 'v1' || version === 'v1beta1')
    ? undefined
    : `has the admissionReviewVersions ${show(versions)}, of which the API server speaks none: write ["v1"]`;

const someWords = list(word, { least: 1 });

const webhook = refine(
  {
    name: textOf(
      (value) => dnsName.fits(value) && value.split('.').length >= 3,
      'a name of a webhook',
      'a domain of at least three parts, for example "check.shop.example.com"',
    ),
    admissionReviewVersions: list(word, { least: 1, unique: [] }),
    sideEffects: oneOf('None', 'NoneOnDryRun'),
    timeoutSeconds: within(1, 30, 10),
  },
  knowsReview,
);

/** The requests that a webhook or a policy is asked about. */
const matched = refine({
  'apiGroups!': notEmpty,
  'apiVersions!': someWords,
  'operations!': notEmpty,
  'resources!': someWords,
});

const clientConfig = refine(
  {
    url: textOf(
      (value) => /^https:\/\/[^/?#@]+[^?#]*$/.test(value),
      'a URL of HTTPS',
      'one without user, query and fragment',
    ),
  },
  needsAddress,
);
const service = refine({ name: word, namespace: word, path: absolutePath, port });

const resourceName = textOf(
  (value) => serviceNameFlaw(value) === undefined,
  'a name of a kind in lower case',
  'lower-case letters, digits and "-", for example "widgets"',
);
const kind = textOf(
  (value) => /^[A-Za-z]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/.test(value),
  'a name of a kind',
  'letters and digits, for example "Widget"',
);

const standsAlone: Rule = ({ $ref }) =>
  $ref === undefined
    ? undefined
    : `has $ref ${show($ref)}, which the API server does not follow: write the schema itself`;

const storesOne: Rule = ({ versions }) => {
  const stored = (versions as readonly Fields[]).filter(({ storage }) => storage === true);
  return stored.length === 1 ? undefined : `has ${stored.length} versions with storage true: write it for one`;
};

const isNamedAfterKind: Rule = ({ metadata, spec }) => {
  const { group, names } = spec as { group: string; names: { plural: string } };
  const name = `${names.plural}.${group}`;
  const written = (metadata as Fields | undefined)?.name;
  return written === name
    ? undefined
    : `has the name ${show(written)}: write ${show(name)}, from spec.names and spec.group`;
};

/** Extensions of the API: custom resources and webhooks. */
export const EXTENSIONS: Overlay = {
  'admissionregistration.v1.MutatingWebhook': webhook,
  'admissionregistration.v1.ValidatingWebhook': webhook,
  'admissionregistration.v1.WebhookClientConfig': clientConfig,
  'admissionregistration.v1.ServiceReference': service,
  'admissionregistration.v1.MatchCondition': refine({ name: labelKey, expression: word }),
  'admissionregistration.v1.RuleWithOperations': matched,
  'admissionregistration.v1.NamedRuleWithOperations': matched,
  'admissionregistration.v1.ValidatingAdmissionPolicy': refine({ 'spec!': asIs }),
  'admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec': refine({ validationActions: distinct }),
  'admissionregistration.v1.ValidatingAdmissionPolicySpec': refine({ 'matchConstraints!': asIs, variables: mayRepeat }),
  'apiextensions.v1.CustomResourceDefinition': refine({}, isNamedAfterKind),
  'apiextensions.v1.CustomResourceDefinitionSpec': refine(
    {
      group: dnsName,
      scope: oneOf('Namespaced', 'Cluster'),
      versions: (schema, shapeOf) => unique('name')({ ...schema, minItems: 1 }, shapeOf),
    },
    storesOne,
  ),
  'apiextensions.v1.CustomResourceDefinitionNames': refine({
    kind,
    plural: resourceName,
    singular: resourceName,
    listKind: kind,
    shortNames: list(resourceName),
    categories: list(resourceName),
  }),
  'apiextensions.v1.CustomResourceDefinitionVersion': refine({
    name: resourceName,
    'served?': asIs,
    'storage?': asIs,
    'schema!': asIs,
  }),
  'apiextensions.v1.CustomResourceValidation': refine({
    'openAPIV3Schema!': (schema, shapeOf) => every(fields({ 'type!': oneOf('object') }), shapeOf(schema)),
  }),
  'apiextensions.v1.JSONSchemaProps': refine({ 'x-kubernetes-validations': mayRepeat }, standsAlone),
  'apiextensions.v1.CustomResourceConversion': refine({ strategy: oneOf('None', 'Webhook') }),
  'apiextensions.v1.WebhookClientConfig': clientConfig,
  'apiextensions.v1.ServiceReference': service,
};
