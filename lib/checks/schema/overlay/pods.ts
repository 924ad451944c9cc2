import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import {
  absolutePath,
  count,
  dnsLabelOrEmpty,
  dnsName,
  dnsNameOrEmpty,
  INT32,
  ipAddress,
  labelKey,
  labelMap,
  oneOf,
  quantities,
  text,
  textOf,
  within,
  word,
} from '../scalars';
import { list, type Rule } from '../shape';
import { mayRepeat, type Overlay, refine, wordOrEmpty } from './refine';

const MOST_NAMESERVERS = 3;

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
    ? `has the sysctl ${show(own.name)} together with hostNetwork, whose settings are the node's: leave one of the two out`
    : undefined;
};

const startsEmpty: Rule = ({ ephemeralContainers }) =>
  Array.isArray(ephemeralContainers) && ephemeralContainers.length > 0
    ? 'has ephemeralContainers, which only kubectl debug adds to a running pod: leave them out'
    : undefined;

const hasFewServers: Rule = ({ nameservers }) =>
  Array.isArray(nameservers) && nameservers.length > MOST_NAMESERVERS
    ? `has ${nameservers.length} nameservers: write at most ${MOST_NAMESERVERS}`
    : undefined;

const searchDomain = textOf(
  (value) => value === '.' || dnsName.fits(value.replace(/\.$/, '')),
  'a DNS domain',
  'one, for example "svc.cluster.local"',
);

export const PODS: Overlay = {
  'core.v1.PodSpec': refine(
    {
      // Names within a pod have checks of their own.
      containers: mayRepeat,
      initContainers: mayRepeat,
      volumes: mayRepeat,
      restartPolicy: text,
      terminationGracePeriodSeconds: count,
      activeDeadlineSeconds: within(1, INT32, 600),
      dnsPolicy: wordOrEmpty,
      nodeSelector: labelMap,
      nodeName: dnsNameOrEmpty,
      serviceAccountName: dnsNameOrEmpty,
      imagePullSecrets: mayRepeat,
      hostname: dnsLabelOrEmpty,
      subdomain: dnsLabelOrEmpty,
      hostAliases: mayRepeat,
      priorityClassName: dnsNameOrEmpty,
      runtimeClassName: dnsName,
      overhead: quantities,
    },
    resolvesNames,
    sharesProcesses,
    setsNetwork,
    startsEmpty,
  ),
  'core.v1.PodDNSConfig': refine({ nameservers: list(ipAddress), searches: list(searchDomain) }, hasFewServers),
  'core.v1.PodDNSConfigOption': refine({ 'name!': word }),
  'core.v1.HostAlias': refine({ ip: ipAddress, hostnames: list(dnsName) }),
  'core.v1.PodOS': refine({ name: oneOf('linux', 'windows') }),
  'core.v1.PodReadinessGate': refine({ conditionType: labelKey }),
  'core.v1.PodSchedulingGate': refine({ name: labelKey }),
  'core.v1.PodResourceClaim': refine({ name: word }),
  'core.v1.VolumeDevice': refine({ name: word, devicePath: word }),
  'core.v1.NFSVolumeSource': refine({ server: word, path: absolutePath }),
};
