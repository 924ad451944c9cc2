import { isBlock, isWithin } from '../../rules/cidr';
import { show } from '../../rules/show';
import {
  labelKey,
  numberOrWord,
  objectName,
  objectNameOrNone,
  oneOf,
  pathSegment,
  scalarOf,
  text,
  wholeNumber,
  within,
  word,
} from './scalars';
import { labelSelector } from './selectors';
import { fields, list, type Rule } from './shape';

const ingressBackend = fields({
  service: fields({ 'name!': word, port: fields({ name: text, number: wholeNumber }) }),
  resource: fields({ apiGroup: objectName, 'kind!': pathSegment, 'name!': pathSegment }),
});

const ingressSpec = fields({
  ingressClassName: objectName,
  defaultBackend: ingressBackend,
  rules: list(
    fields({
      host: text,
      http: fields({ 'paths!': list(fields({ 'pathType!': text, path: text, 'backend!': ingressBackend })) }),
    }),
  ),
  tls: list(fields({ hosts: list(text), secretName: objectNameOrNone })),
});

const controllerName = scalarOf(
  (value) => value.length <= 250 && /^[^/]+\/.+/.test(value) && labelKey.fits(value.replaceAll(/(?<=\/.*)\//g, '-')),
  'name of a controller',
  'a domain and a path, for example "k8s.io/ingress-nginx"',
);

const ingressClassSpec = fields({
  'controller!': controllerName,
  parameters: fields(
    {
      apiGroup: objectName,
      'kind!': pathSegment,
      'name!': pathSegment,
      scope: oneOf('Cluster', 'Namespace'),
      namespace: objectName,
    },
    ({ scope: where, namespace }) =>
      (where === 'Namespace') === (namespace !== undefined)
        ? undefined
        : `has the scope ${show(where ?? 'Cluster')} ${namespace === undefined ? 'and no' : 'and a'} namespace: ${namespace === undefined ? 'write one' : 'leave it out'}`,
  ),
});

const policyPort = fields({ port: numberOrWord, endPort: within(1, 65535, 8090), protocol: text });
/** What is left out of a block is a part of it. */
const excepts: Rule = ({ cidr, except = [] }) => {
  const outside = (except as readonly string[]).find((block) => isBlock(block) && !isWithin(block, String(cidr)));
  return isBlock(cidr) && outside !== undefined
    ? `excepts ${show(outside)}, which is no part of ${show(cidr)}: write a smaller block of it`
    : undefined;
};

const peer = fields(
  {
    podSelector: labelSelector,
    namespaceSelector: labelSelector,
    ipBlock: fields({ 'cidr!': text, except: list(text) }, excepts),
  },
  (values) =>
    Object.keys(values).length > 0 ? undefined : 'names nobody: write podSelector, namespaceSelector or ipBlock',
);

const networkPolicySpec = fields({
  podSelector: labelSelector,
  policyTypes: list(text, { unique: [] }),
  ingress: list(fields({ from: list(peer), ports: list(policyPort) })),
  egress: list(fields({ to: list(peer), ports: list(policyPort) })),
});

export const NETWORK = {
  'networking.k8s.io Ingress': fields({ 'spec!': ingressSpec }),
  'networking.k8s.io IngressClass': fields({ 'spec!': ingressClassSpec }),
  'networking.k8s.io NetworkPolicy': fields({ 'spec!': networkPolicySpec }),
};
