import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import { container, resources } from './container';
import {
  count,
  dnsLabelOrNone,
  dnsName,
  flag,
  INT32,
  ipAddress,
  labelKey,
  labelMap,
  objectName,
  objectNameOrNone,
  oneOf,
  oneOfOrNone,
  quantities,
  scalarOf,
  text,
  wholeNumber,
  within,
  word,
} from './scalars';
import { affinity, spreadConstraint, toleration } from './scheduling';
import { podSecurityContext } from './security';
import { fields, list, type Rule } from './shape';
import { volume } from './volumes';

/** At most three addresses. */
const dnsConfig = fields(
  {
    nameservers: list(ipAddress),
    searches: list(
      scalarOf(
        (value) => value === '.' || dnsName.fits(value.replace(/\.$/, '')),
        'DNS domain',
        'one, for example "svc.cluster.local"',
      ),
    ),
    options: list(fields({ 'name!': word, value: text })),
  },
  ({ nameservers }) =>
    Array.isArray(nameservers) && nameservers.length > 3
      ? `has ${nameservers.length} nameservers: write at most 3`
      : undefined,
);

const resolvesNames: Rule = ({ dnsPolicy, dnsConfig: config }) => {
  const { nameservers } = (config ?? {}) as Fields;
  const none = !Array.isArray(nameservers) || nameservers.length === 0;
  return dnsPolicy === 'None' && none
    ? 'has dnsPolicy "None" and no nameserver: write dnsConfig.nameservers'
    : undefined;
};

const sharesProcesses: Rule = ({ hostPID, shareProcessNamespace }) =>
  hostPID === true && shareProcessNamespace === true
    ? 'has both hostPID and shareProcessNamespace: keep one of the two'
    : undefined;

/** The network of a node keeps its own settings. */
const setsNetwork: Rule = ({ hostNetwork, securityContext }) => {
  const { sysctls = [] } = (securityContext ?? {}) as { sysctls?: readonly Fields[] };
  const own = sysctls.find(({ name }) => /^net[./]/.test(String(name)));
  return hostNetwork === true && own !== undefined
    ? `has the sysctl ${show(own.name)} beside hostNetwork, whose settings are the node's: leave one of the two out`
    : undefined;
};

/** The spec of a pod. */
export const pod = fields(
  {
    'containers!': list(container),
    initContainers: list(container),
    volumes: list(volume),
    restartPolicy: text,
    terminationGracePeriodSeconds: count,
    activeDeadlineSeconds: within(1, INT32, 600),
    dnsPolicy: oneOfOrNone('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
    dnsConfig,
    nodeSelector: labelMap,
    nodeName: objectNameOrNone,
    affinity,
    tolerations: list(toleration),
    topologySpreadConstraints: list(spreadConstraint, { unique: ['topologyKey', 'whenUnsatisfiable'] }),
    serviceAccountName: objectNameOrNone,
    serviceAccount: text,
    automountServiceAccountToken: flag,
    enableServiceLinks: flag,
    imagePullSecrets: list(fields({ name: text })),
    hostNetwork: flag,
    hostPID: flag,
    hostIPC: flag,
    hostUsers: flag,
    shareProcessNamespace: flag,
    hostname: dnsLabelOrNone,
    hostnameOverride: text,
    subdomain: dnsLabelOrNone,
    setHostnameAsFQDN: flag,
    hostAliases: list(fields({ 'ip!': ipAddress, hostnames: list(dnsName) })),
    securityContext: podSecurityContext,
    priorityClassName: objectNameOrNone,
    priority: wholeNumber,
    preemptionPolicy: oneOf('PreemptLowerPriority', 'Never'),
    schedulerName: text,
    runtimeClassName: objectName,
    os: fields({ 'name!': oneOf('linux', 'windows') }),
    overhead: quantities,
    readinessGates: list(fields({ 'conditionType!': labelKey })),
    schedulingGates: list(fields({ 'name!': labelKey }), { unique: ['name'] }),
    resourceClaims: list(fields({ 'name!': word, resourceClaimName: text, resourceClaimTemplateName: text }), {
      unique: ['name'],
    }),
    resources,
  },
  resolvesNames,
  sharesProcesses,
  setsNetwork,
);

/** What pods are made from. */
export const podTemplate = fields({ metadata: fields({}), 'spec!': pod });
