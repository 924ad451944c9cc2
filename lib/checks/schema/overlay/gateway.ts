import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import { annotationMap, ipAddress, labelMap, textOf } from '../scalars';
import type { Rule } from '../shape';
import { type Overlay, refine, unique } from './refine';

/**
 * Rules that the CRDs of Gateway API have as CEL expressions
 * (https://gateway-api.sigs.k8s.io/reference/spec/).
 */
const speaksTls: Rule = ({ protocol, tls }) => {
  const { mode = 'Terminate' } = (tls ?? {}) as Fields;
  if (protocol === 'HTTP' || protocol === 'TCP' || protocol === 'UDP') {
    return tls === undefined
      ? undefined
      : `has tls together with the protocol ${show(protocol)}: write HTTPS, or leave tls out`;
  }
  if (protocol === 'HTTPS' && tls !== undefined && mode !== 'Terminate') {
    return `has the tls mode ${show(mode)} together with the protocol "HTTPS": write TLS, or Terminate`;
  }
  return protocol === 'TLS' && tls === undefined ? 'has the protocol "TLS" and no tls: write it' : undefined;
};

const namesNoHost: Rule = ({ protocol, hostname }) =>
  (protocol === 'TCP' || protocol === 'UDP') && hostname !== undefined
    ? `has the hostname ${show(hostname)} together with the protocol ${show(protocol)}, which has no hosts: leave it out`
    : undefined;

const terminates: Rule = ({ mode = 'Terminate', certificateRefs, options }) => {
  const none = (values: unknown) => values === undefined || Object.keys(values as object).length === 0;
  return mode === 'Terminate' && none(certificateRefs) && none(options)
    ? 'has no certificate: write certificateRefs, for example [{ name: "abc-com-tls" }]'
    : undefined;
};

/** Listeners differ in port, protocol or host. */
const listenersDiffer: Rule = ({ listeners }) => {
  const keys = (listeners as readonly Fields[]).map(({ port: number, protocol, hostname: host = '' }) =>
    [number, protocol, host].join(' '),
  );
  const index = keys.findIndex((key, place) => keys.indexOf(key) < place);
  if (index < 0) return undefined;
  const { name } = (listeners as readonly Fields[])[index] ?? {};
  return `has a listener ${show(name)} of the same port, protocol and hostname as another: change one of them`;
};

const hasAddress: Rule = ({ type = 'IPAddress', value }) =>
  type === 'IPAddress' && value !== undefined && !ipAddress.fits(value)
    ? `has the value ${show(value)}, which is not an IP address: write one, or the type Hostname`
    : undefined;

/** The authority of a backend's certificate is given by one of two fields. */
const hasAuthority: Rule = ({ caCertificateRefs = [], wellKnownCACertificates = '' }) => {
  const [isNamed, isKnown] = [(caCertificateRefs as unknown[]).length > 0, wellKnownCACertificates !== ''];
  if (isNamed && isKnown) return 'has caCertificateRefs and wellKnownCACertificates: keep one of the two';
  return isNamed || isKnown
    ? undefined
    : 'has no authority: write caCertificateRefs, or wellKnownCACertificates: System';
};

const hasNameOfType: Rule = ({ type, hostname, uri }) => {
  const [own, other] = type === 'URI' ? [uri, hostname] : [hostname, uri];
  return own === undefined || other !== undefined
    ? `has the type ${show(type)}: write ${type === 'URI' ? 'uri' : 'hostname'}, and no other field`
    : undefined;
};

export const GATEWAY: Overlay = {
  'gateway.v1.BackendTLSPolicySpec': refine({ targetRefs: unique('group', 'kind', 'name', 'sectionName') }),
  'gateway.v1.BackendTLSPolicySpecValidation': refine({}, hasAuthority),
  'gateway.v1.BackendTLSPolicySpecValidationSubjectAltNames': refine({}, hasNameOfType),
  'gateway.v1.GatewaySpec': refine({ addresses: unique('type', 'value') }, listenersDiffer),
  'gateway.v1.GatewaySpecAddresses': refine(
    {
      type: textOf(
        (value) => /^(IPAddress|Hostname|NamedAddress)$|^[a-z0-9][-a-z0-9.]*\/[-A-Za-z0-9]+$/.test(value),
        'a type of an address',
        'IPAddress or Hostname',
      ),
    },
    hasAddress,
  ),
  'gateway.v1.GatewaySpecInfrastructure': refine({ labels: labelMap, annotations: annotationMap }),
  'gateway.v1.GatewaySpecListeners': refine(
    {
      protocol: textOf(
        (value) =>
          /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|^[a-z0-9][-a-z0-9.]*\/[-A-Za-z0-9]+$/.test(value) &&
          value.length <= 255,
        'a protocol',
        'HTTP, HTTPS, TLS, TCP or UDP',
      ),
    },
    speaksTls,
    namesNoHost,
  ),
  'gateway.v1.ListenerSetSpec': refine({}, listenersDiffer),
  'gateway.v1.GatewaySpecListenersTls': refine({}, terminates),
};
