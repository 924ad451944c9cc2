import { objectNameOrNone, oneOfOrNone, pathSegment, text, word } from './scalars';
import { labelSelector } from './selectors';
import { fields, list, type Rule } from './shape';

const none = (values: unknown) => !Array.isArray(values) || values.length === 0;

const permits =
  (urls: boolean): Rule =>
  ({ apiGroups, resources, nonResourceURLs }) => {
    if (!none(nonResourceURLs)) {
      if (!urls) return 'has nonResourceURLs, which are for ClusterRoles alone: leave them out';
      return none(resources) && none(apiGroups)
        ? undefined
        : 'has both nonResourceURLs and resources: write a rule for each';
    }
    if (none(apiGroups)) return 'has no apiGroups: write, for example, ["apps"], or [""] for Pods and Services';
    return none(resources) ? 'has no resources: write, for example, ["deployments"]' : undefined;
  };

const rules = (urls: boolean) =>
  list(
    fields(
      {
        'verbs!': list(text, { notEmpty: true }),
        apiGroups: list(text),
        resources: list(text),
        resourceNames: list(text),
        nonResourceURLs: list(text),
      },
      permits(urls),
    ),
  );

const GROUP = 'rbac.authorization.k8s.io';

const binding = fields({
  'roleRef!': fields({ apiGroup: oneOfOrNone(GROUP), 'kind!': text, 'name!': pathSegment }),
  subjects: list(
    fields({ 'kind!': text, 'name!': word, namespace: text, apiGroup: oneOfOrNone(GROUP) }, ({ kind, name }) =>
      kind !== 'ServiceAccount' || objectNameOrNone.fits(name)
        ? undefined
        : 'is no name of a ServiceAccount: write lower-case letters, digits, "-" and "."',
    ),
  ),
});

export const ACCESS = {
  'rbac.authorization.k8s.io ClusterRole': fields({
    rules: rules(true),
    aggregationRule: fields({ 'clusterRoleSelectors!': list(labelSelector, { notEmpty: true }) }),
  }),
  'rbac.authorization.k8s.io ClusterRoleBinding': binding,
  'rbac.authorization.k8s.io Role': fields({ rules: rules(false) }),
  'rbac.authorization.k8s.io RoleBinding': binding,
};
