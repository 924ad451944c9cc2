import { nonEmptyStringOf } from './read';

/** An annotation by which a load balancer speaks the PROXY protocol, or no longer does. */
export interface ProxyProtocolSwitch {
  readonly key: string;
  readonly value: string;
  readonly isOn: boolean;
}

interface Annotations {
  readonly [key: string]: string;
}

const OFF = /^(?:false|f|none|off|no|disabled|0)?$/i;

/** The part of a value that holds several settings: `proxy_protocol_v2.enabled=true`, `{"proxy-protocol":"v2"}`. */
const PART = /proxy[-_]protocol[\w.]*"?\s*[:=]?\s*"?(?<setting>[\w*]*)/i;

/** The annotations of a Service that have to do with the PROXY protocol, whichever load balancer reads them. */
export function proxyProtocolSwitches(annotations: Annotations): ProxyProtocolSwitch[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    // Azure's private link speaks it besides a load balancer that does not.
    if (/azure-pls-/.test(key)) return [];
    if (/proxy-?protocol|is-ppv2-enabled/i.test(key)) return [{ key, value, isOn: !OFF.test(value.trim()) }];
    const part = PART.exec(value)?.groups;
    // A feature that is only named is on.
    return part === undefined ? [] : [{ key, value, isOn: part.setting === '' || !OFF.test(part.setting ?? '') }];
  });
}

/** A load balancer that is known by its annotations. */
export interface LoadBalancerKind {
  readonly name: string;
  /** The annotation with which it speaks the PROXY protocol, or undefined where it cannot. */
  readonly annotation?: string;
  /** Set where the cluster may have another default than "off". */
  readonly hasDefault?: boolean;
}

const BETA = 'service.beta.kubernetes.io';

/** Each from the documentation of the cloud's controller manager. */
const KINDS: readonly (readonly [pattern: RegExp, kind: LoadBalancerKind])[] = [
  [/\/aws-load-balancer-/, { name: 'AWS', annotation: `${BETA}/aws-load-balancer-proxy-protocol: "*"` }],
  [/\/do-loadbalancer-/, { name: 'DigitalOcean', annotation: `${BETA}/do-loadbalancer-enable-proxy-protocol: "true"` }],
  [
    /\/linode-loadbalancer-/,
    { name: 'Linode', annotation: `${BETA}/linode-loadbalancer-default-proxy-protocol: "v2"` },
  ],
  [/\/scw-loadbalancer-/, { name: 'Scaleway', annotation: `${BETA}/scw-loadbalancer-proxy-protocol-v2: "true"` }],
  [
    /^load-balancer\.hetzner\.cloud\//,
    { name: 'Hetzner', annotation: 'load-balancer.hetzner.cloud/uses-proxyprotocol: "true"', hasDefault: true },
  ],
  [
    /^loadbalancer\.openstack\.org\//,
    { name: 'OpenStack', annotation: 'loadbalancer.openstack.org/proxy-protocol: "true"' },
  ],
  [/\/ovh-loadbalancer-/, { name: 'OVHcloud', annotation: `${BETA}/ovh-loadbalancer-proxy-protocol: "v2"` }],
  [/\/vultr-loadbalancer-/, { name: 'Vultr', annotation: `${BETA}/vultr-loadbalancer-proxy-protocol: "true"` }],
  [
    /\/oci-load-balancer-/,
    { name: 'Oracle', annotation: `${BETA}/oci-load-balancer-connection-proxy-protocol-version: "2"` },
  ],
  [
    /\/alibaba-cloud-loadbalancer-/,
    { name: 'Alibaba', annotation: `${BETA}/alibaba-cloud-loadbalancer-proxy-protocol: "on"` },
  ],
  [/\/azure-load-balancer-/, { name: 'Azure' }],
  [/^networking\.gke\.io\/load-balancer-type$/, { name: 'Google Cloud' }],
];

const CLASSES: { readonly [className: string]: string } = {
  'service.k8s.aws/nlb': 'AWS',
  'eks.amazonaws.com/nlb': 'AWS',
};

/** The kind of a load balancer, by the annotations that only its controller reads, or by its class. */
export function loadBalancerKindOf(annotations: Annotations, className?: string): LoadBalancerKind | undefined {
  const named = nonEmptyStringOf(className && CLASSES[className]);
  return KINDS.find(
    ([pattern, { name }]) => name === named || Object.keys(annotations).some((key) => pattern.test(key)),
  )?.[1];
}
