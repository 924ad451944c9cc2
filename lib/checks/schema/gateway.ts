import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import { apiGroup, hostname, kindName, metadata, objectText, reference } from './gateway-parts';
import {
  annotationMap,
  dnsLabel,
  ipAddress,
  labelMap,
  objectName,
  oneOf,
  port,
  scalarOf,
  text,
  texts,
} from './scalars';
import { labelSelector } from './selectors';
import { anything, every, fields, list, onlyFields, type Rule, type Shape } from './shape';

const speaksTls: Rule = ({ protocol, tls }) => {
  const { mode = 'Terminate' } = (tls ?? {}) as Fields;
  if (protocol === 'HTTP' || protocol === 'TCP' || protocol === 'UDP') {
    return tls === undefined
      ? undefined
      : `has tls beside the protocol ${show(protocol)}: write HTTPS, or leave tls out`;
  }
  if (protocol === 'HTTPS' && tls !== undefined && mode !== 'Terminate') {
    return `has the tls mode ${show(mode)} beside the protocol "HTTPS": write TLS, or Terminate`;
  }
  return protocol === 'TLS' && tls === undefined ? 'has the protocol "TLS" and no tls: write it' : undefined;
};

const namesNoHost: Rule = ({ protocol, hostname: host }) =>
  (protocol === 'TCP' || protocol === 'UDP') && host !== undefined
    ? `has the hostname ${show(host)} beside the protocol ${show(protocol)}, which knows none: leave it out`
    : undefined;

const terminates: Rule = ({ mode = 'Terminate', certificateRefs, options }) => {
  const none = (values: unknown) => values === undefined || Object.keys(values as object).length === 0;
  return mode === 'Terminate' && none(certificateRefs) && none(options)
    ? 'has no certificate: write certificateRefs, for example [{ name: "abc-com-tls" }]'
    : undefined;
};

/** Of its fields no other check tells. */
const namespaceSelector: Shape = every(
  labelSelector,
  onlyFields({ matchLabels: anything, matchExpressions: anything }),
);

/** One of those that the API knows, or an implementation's own under a domain. */
const protocol = scalarOf(
  (value) =>
    /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|^[a-z0-9][-a-z0-9.]*\/[-A-Za-z0-9]+$/.test(value) && value.length <= 255,
  'protocol',
  'HTTP, HTTPS, TLS, TCP or UDP',
);

const listener = onlyFields(
  {
    'name!': objectName,
    'port!': port,
    'protocol!': protocol,
    hostname,
    tls: onlyFields(
      { mode: oneOf('Terminate', 'Passthrough'), certificateRefs: list(reference()), options: texts },
      terminates,
    ),
    allowedRoutes: onlyFields({
      namespaces: onlyFields({ from: oneOf('All', 'Selector', 'Same'), selector: namespaceSelector }),
      kinds: list(onlyFields({ group: apiGroup, 'kind!': kindName }), { most: 8 }),
    }),
  },
  speaksTls,
  namesNoHost,
);

/** Two listeners are told apart by port, protocol and host. */
const areTold: Rule = ({ listeners }) => {
  const keys = (listeners as readonly Fields[]).map(({ port: number, protocol, hostname: host = '' }) =>
    [number, protocol, host].join(' '),
  );
  const index = keys.findIndex((key, place) => keys.indexOf(key) < place);
  if (index < 0) return undefined;
  const { name } = (listeners as readonly Fields[])[index] ?? {};
  return `has a listener ${show(name)} of the same port, protocol and hostname as another: change one of them`;
};

const addressType = scalarOf(
  (value) => /^(IPAddress|Hostname|NamedAddress)$|^[a-z0-9][-a-z0-9.]*\/[-A-Za-z0-9]+$/.test(value),
  'type of an address',
  'IPAddress or Hostname',
);

const gateway = onlyFields(
  {
    'gatewayClassName!': objectText,
    'listeners!': list(listener, { notEmpty: true, most: 64, unique: ['name'] }),
    addresses: list(
      onlyFields({ type: addressType, value: text }, ({ type = 'IPAddress', value }) =>
        type === 'IPAddress' && value !== undefined && !ipAddress.fits(value)
          ? `has the value ${show(value)}, which is no IP address: write one, or the type Hostname`
          : undefined,
      ),
      { most: 16, unique: ['type', 'value'] },
    ),
    infrastructure: onlyFields({
      labels: labelMap,
      annotations: annotationMap,
      parametersRef: onlyFields({ 'group!': apiGroup, 'kind!': kindName, 'name!': objectText }),
    }),
    allowedListeners: anything,
    tls: anything,
  },
  areTold,
);

const referenceGrant = onlyFields({
  'from!': list(onlyFields({ 'group!': apiGroup, 'kind!': kindName, 'namespace!': dnsLabel }), {
    notEmpty: true,
    most: 16,
  }),
  'to!': list(onlyFields({ 'group!': apiGroup, 'kind!': kindName, name: objectText }), { notEmpty: true, most: 16 }),
});

export const GATEWAY = {
  'gateway.networking.k8s.io Gateway': fields({ metadata, 'spec!': gateway }),
  'gateway.networking.k8s.io ReferenceGrant': fields({ metadata, 'spec!': referenceGrant }),
};
