import { show } from '../../../rules/show';
import { dnsNameOrEmpty, oneOf, pathSegment, word } from '../scalars';
import { every, fields, list, type Rule } from '../shape';
import { notEmpty, type Overlay, type Refinement, refine } from './refine';

const none = (values: unknown) => !Array.isArray(values) || values.length === 0;

const permits: Rule = ({ apiGroups, resources, nonResourceURLs }) => {
  if (!none(nonResourceURLs)) {
    return none(resources) && none(apiGroups)
      ? undefined
      : 'has both nonResourceURLs and resources: write a rule for each';
  }
  if (none(apiGroups)) return 'has no apiGroups: write, for example, ["apps"], or [""] for Pods and Services';
  return none(resources) ? 'has no resources: write, for example, ["deployments"]' : undefined;
};

const namesNoUrl: Rule = ({ nonResourceURLs }) =>
  none(nonResourceURLs) ? undefined : 'has nonResourceURLs, which are for ClusterRoles only: leave them out';

const namesAccount: Rule = ({ kind, name }) =>
  kind !== 'ServiceAccount' || dnsNameOrEmpty.fits(name)
    ? undefined
    : `has the name ${show(name)}, which is not one of a ServiceAccount: write lower-case letters, digits, "-" and "."`;

/** Rules of a Role, which is within a namespace. */
const rulesOfRole: Refinement = (schema, shapeOf) => every(list(fields({}, namesNoUrl)), shapeOf(schema));

const apiGroup = oneOf('rbac.authorization.k8s.io', '');

export const ACCESS: Overlay = {
  'rbac.v1.AggregationRule': refine({ 'clusterRoleSelectors!': notEmpty }),
  'rbac.v1.PolicyRule': refine({ verbs: notEmpty }, permits),
  'rbac.v1.Role': refine({ rules: rulesOfRole }),
  'rbac.v1.RoleRef': refine({ 'apiGroup?': apiGroup, name: pathSegment }),
  'rbac.v1.Subject': refine({ name: word, apiGroup }, namesAccount),
};
