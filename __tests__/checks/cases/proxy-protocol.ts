import { Exposure, IngressNginxController, RealIp } from '../../../lib';
import { type Case, raw } from '../case';
import { container, deployment, object, type Raw, service } from '../objects';

const IMAGE = 'registry.k8s.io/ingress-nginx/controller:v1.15.1';
const BETA = 'service.beta.kubernetes.io';
const EXPECTS = 'nginx expects the PROXY protocol (use-proxy-protocol), and rejects every request without it';

/** A raw installation: the controller, its ConfigMap and a Service in front of it. */
export function installation(
  data: Raw | undefined,
  annotations: Raw,
  spec: Raw = { type: 'LoadBalancer' },
  args: readonly string[] = ['/nginx-ingress-controller', '--configmap=$(POD_NAMESPACE)/settings'],
): Raw[] {
  const controller = deployment({}, { containers: [container({ image: IMAGE, args })] });
  const front = service({ ports: [{ port: 80, targetPort: 8080 }], ...spec });
  const config = data === undefined ? [] : [object('v1', 'ConfigMap', { data }, 'settings')];
  return [controller, { ...front, metadata: { ...front.metadata, annotations } }, ...config];
}

/** A controller of ours behind a load balancer with these annotations. */
const ours = (title: string, annotations: Raw, realIp: RealIp | undefined, problems: readonly string[]): Case => ({
  title,
  build: (chart) => {
    const exposure = Exposure.loadBalancer({ annotations });
    new IngressNginxController(chart, 'nginx', { exposure, config: { realIp } });
  },
  problems,
});

const proxied = (annotations: Raw, spec?: Raw) => installation({ 'use-proxy-protocol': 'true' }, annotations, spec);

export const wrong: readonly Case[] = [
  raw(
    'nginx expects it, and the load balancer of AWS is not asked to speak it',
    proxied({ [`${BETA}/aws-load-balancer-type`]: 'nlb' }),
    [
      `[shop/1] ${EXPECTS}: let the AWS load balancer send it, by the annotation ${BETA}/aws-load-balancer-proxy-protocol: "*".`,
    ],
  ),
  raw('a class names AWS', proxied({}, { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb' }), [
    `[shop/1] ${EXPECTS}: let the AWS load balancer send it, by the annotation ${BETA}/aws-load-balancer-proxy-protocol: "*".`,
  ]),
  ...[
    ['DigitalOcean', `${BETA}/do-loadbalancer-name`, `${BETA}/do-loadbalancer-enable-proxy-protocol: "true"`],
    ['Linode', `${BETA}/linode-loadbalancer-throttle`, `${BETA}/linode-loadbalancer-default-proxy-protocol: "v2"`],
    ['Scaleway', `${BETA}/scw-loadbalancer-zone`, `${BETA}/scw-loadbalancer-proxy-protocol-v2: "true"`],
    ['OpenStack', 'loadbalancer.openstack.org/flavor-id', 'loadbalancer.openstack.org/proxy-protocol: "true"'],
    ['Vultr', `${BETA}/vultr-loadbalancer-protocol`, `${BETA}/vultr-loadbalancer-proxy-protocol: "true"`],
  ].map(([cloud, key = '', annotation]) =>
    raw(`nginx expects it, and the load balancer of ${cloud} is not asked to speak it`, proxied({ [key]: 'x' }), [
      `[shop/1] ${EXPECTS}: let the ${cloud} load balancer send it, by the annotation ${annotation}.`,
    ]),
  ),
  raw(
    'nginx expects it, and a cluster may have Hetzner speak it by default',
    proxied({ 'load-balancer.hetzner.cloud/location': 'nbg1' }),
    [],
    [
      `[shop/1] ${EXPECTS}: let the Hetzner load balancer send it, by the annotation load-balancer.hetzner.cloud/uses-proxyprotocol: "true".`,
    ],
  ),
  raw(
    'nginx expects it of Azure, which does not speak it',
    proxied({ [`${BETA}/azure-load-balancer-ipv4`]: '1.2.3.4' }),
    [
      `[shop/1] ${EXPECTS}, but load balancers of Azure do not speak it: leave it out, and set externalTrafficPolicy Local, with which nginx sees the addresses of clients.`,
    ],
  ),
  raw(
    'nginx expects it of a load balancer that nothing is known of',
    proxied({}),
    [],
    [
      `[shop/1] ${EXPECTS}: let the load balancer send it, by the annotation of your cloud for that, or accept this if it does so already.`,
    ],
  ),
  ...[
    [`${BETA}/do-loadbalancer-enable-proxy-protocol`, 'false'],
    [`${BETA}/linode-loadbalancer-default-proxy-protocol`, 'none'],
    [
      `${BETA}/aws-load-balancer-target-group-attributes`,
      'proxy_protocol_v2.enabled=false,deregistration_delay.timeout_seconds=5',
    ],
    ['load-balancer.hetzner.cloud/uses-proxyprotocol', 'false'],
  ].map(([key = '', value]) =>
    raw(`nginx expects it, and ${key} is ${value}`, proxied({ [key]: value }), [
      `[shop/1] ${EXPECTS}, but annotation "${key}" is "${value}": switch both on, or both off.`,
    ]),
  ),
  ...[
    [`${BETA}/aws-load-balancer-proxy-protocol`, '*'],
    [
      `${BETA}/aws-load-balancer-target-group-attributes`,
      'preserve_client_ip.enabled=false,proxy_protocol_v2.enabled=true',
    ],
    [`${BETA}/do-loadbalancer-enable-proxy-protocol`, 'true'],
    [`${BETA}/linode-loadbalancer-proxy-protocol`, 'v2'],
    [`${BETA}/linode-loadbalancer-port-443`, '{"protocol":"tcp","proxy-protocol":"v2"}'],
    [`${BETA}/scw-loadbalancer-proxy-protocol-v2`, '80,443'],
    ['load-balancer.hetzner.cloud/uses-proxyprotocol', 'true'],
    ['loadbalancer.openstack.org/proxy-protocol', 'v2'],
    ['kubernetes.civo.com/loadbalancer-enable-proxy-protocol', 'send-proxy-v2'],
    ['oci-network-load-balancer.oraclecloud.com/is-ppv2-enabled', 'true'],
    ['service.kubernetes.io/ibm-load-balancer-cloud-provider-enable-features', 'proxy-protocol'],
  ].map(([key = '', value]) =>
    raw(`${key} is ${value}, and nginx does not expect it`, installation({}, { [key]: value }), [
      `[shop/1] annotation "${key}" makes the load balancer send the PROXY protocol, which nginx answers with 400 as long as ConfigMap "settings" has no use-proxy-protocol: set it (RealIp.fromProxyProtocol() of a controller's config), or leave the annotation out.`,
    ]),
  ),
  raw(
    'a controller without a ConfigMap does not expect it',
    installation(undefined, { 'loadbalancer.openstack.org/proxy-protocol': 'true' }, undefined, [
      '--ingress-class=nginx',
    ]),
    [
      '[shop/1] annotation "loadbalancer.openstack.org/proxy-protocol" makes the load balancer send the PROXY protocol, which nginx answers with 400 as long as its ConfigMap has no use-proxy-protocol: set it (RealIp.fromProxyProtocol() of a controller\'s config), or leave the annotation out.',
    ],
  ),
  ours(
    'a controller of ours expects it of a load balancer of AWS that is not asked to speak it',
    { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' },
    RealIp.fromProxyProtocol(['10.0.0.0/8']),
    [
      `[shop/nginx/service] ${EXPECTS}: let the AWS load balancer send it, by the annotation ${BETA}/aws-load-balancer-proxy-protocol: "*".`,
    ],
  ),
  ours(
    'a controller of ours reads a header, and its load balancer speaks the protocol',
    { [`${BETA}/aws-load-balancer-proxy-protocol`]: '*' },
    RealIp.fromHeader(['10.0.0.0/8']),
    [
      `[shop/nginx/service] annotation "${BETA}/aws-load-balancer-proxy-protocol" makes the load balancer send the PROXY protocol, which nginx answers with 400 as long as ConfigMap "ingress-nginx-controller" has no use-proxy-protocol: set it (RealIp.fromProxyProtocol() of a controller's config), or leave the annotation out.`,
    ],
  ),
  {
    title: 'a controller of ours expects it of a load balancer that nothing is known of',
    build: (chart) => {
      const config = { realIp: RealIp.fromProxyProtocol(['10.0.0.0/8']) };
      new IngressNginxController(chart, 'nginx', { exposure: Exposure.loadBalancer(), config });
    },
    problems: [],
    warnings: [
      `[shop/nginx/service] ${EXPECTS}: let the load balancer send it, by the annotation of your cloud for that, or accept this if it does so already.`,
    ],
  },
];

const NEXT_TO_AWS = {
  [`${BETA}/aws-load-balancer-type`]: 'nlb',
  [`${BETA}/do-loadbalancer-enable-proxy-protocol`]: 'true',
};

export const right: readonly Case[] = [
  raw('both speak it, by the switch of AWS', proxied({ [`${BETA}/aws-load-balancer-proxy-protocol`]: '*' }), []),
  raw(
    'both speak it, by an attribute of the target group',
    proxied({ [`${BETA}/aws-load-balancer-target-group-attributes`]: 'proxy_protocol_v2.enabled=true' }),
    [],
  ),
  ours(
    'a controller of ours and its load balancer both speak it',
    { [`${BETA}/aws-load-balancer-proxy-protocol`]: '*' },
    RealIp.fromProxyProtocol(['10.0.0.0/8']),
    [],
  ),
  ours(
    'neither a controller of ours nor its load balancer speaks it',
    { [`${BETA}/aws-load-balancer-type`]: 'nlb' },
    undefined,
    [],
  ),
  raw('annotations for two clouds', proxied(NEXT_TO_AWS), []),
  raw('neither speaks it', installation({}, { [`${BETA}/aws-load-balancer-type`]: 'nlb' }), []),
  raw(
    'switched off on both sides',
    installation({}, { [`${BETA}/do-loadbalancer-enable-proxy-protocol`]: 'false' }),
    [],
  ),
  raw('something else speaks it to node ports', proxied({}, { type: 'NodePort' }), []),
  raw("Azure's private link speaks it", proxied({ [`${BETA}/azure-pls-proxy-protocol`]: 'true' }), []),
  raw(
    'the ConfigMap is made elsewhere',
    installation(undefined, { 'loadbalancer.openstack.org/proxy-protocol': 'true' }),
    [],
  ),
  raw(
    'pods that are not of ingress-nginx',
    [
      deployment(),
      {
        ...service({ type: 'LoadBalancer' }),
        metadata: { name: 'user', annotations: { 'loadbalancer.openstack.org/proxy-protocol': 'true' } },
      },
    ],
    [],
  ),
];
