import { type Codes, findingOf } from './finding';

/** Findings about single values, whichever prop or field holds them. */
export const RULE_CODES = {
  'wrong-type': 'A value of the wrong type, which only plain JavaScript and casts allow.',
  'unknown-option': 'A prop or option has a name that does not exist, so that it would be ignored.',
  'missing-value':
    'A name, host, path, URL or image has "undefined", "null", "NaN" or "[object Object]" in it, which JavaScript writes for a missing value.',
  'dns-name': 'A name is not a DNS label or DNS subdomain, as names of objects must be.',
  host: 'A host is not a DNS name, or a DNS name whose first label is "*".',
  label: 'A key or value of a label, node selector or toleration that the API server refuses.',
  annotation: 'A key or value of an annotation that the API server refuses.',
  'data-key': 'A key of a ConfigMap or Secret that the API server refuses.',
  'env-name': 'A name of an environment variable that the API server refuses.',
  port: 'A port number or port name out of range.',
  number: 'A number that is not whole, or out of its range.',
  size: 'A size that is not a whole number of kibibytes.',
  header: 'A name or value of a header, or a name of a cookie, that HTTP does not allow.',
  url: 'A URL, or a path of one, that is malformed.',
  duration: 'A duration that is not a whole number of seconds, or out of its range.',
  quantity: 'An amount of CPU, memory or storage that is not a Kubernetes quantity.',
  'pod-count': 'A value that is neither a number of pods nor a percentage.',
  'ip-address': 'A value that is not an IP address.',
  cidr: 'A block of addresses that is not in CIDR notation, or does not begin with its first address.',
  image: 'An image reference that is malformed or not pinned.',
  'container-path': 'A path in a container that is not absolute.',
  'mount-path': 'A path in a container that nothing can be mounted at.',
  capability: 'A capability that Linux does not have.',
  'security-profile': 'A profile of seccomp or AppArmor that the API server refuses.',
  cron: 'A schedule that is not a cron expression.',
  'time-zone': 'A time zone that is not in the IANA database.',
} satisfies Codes;

export const finding = findingOf(RULE_CODES);
