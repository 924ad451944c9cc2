import { isTrue } from '../nginx/validators';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { loadBalancerOf, nginxControllersOf } from './model/nginx-controllers';
import { type ObjectFinding, problem, warning } from './model/object-finding';
import { loadBalancerKindOf, proxyProtocolSwitches } from './model/proxy-protocol';

const EXPECTS = 'nginx expects the PROXY protocol (use-proxy-protocol), and rejects every request without it';

export const proxyProtocolCheck: Check<'proxy-protocol'> = {
  name: 'proxy-protocol',
  summary:
    'ingress-nginx and the load balancer in front of it both speak the PROXY protocol, or neither does: otherwise every request fails.',
  example:
    'nginx expects the PROXY protocol (use-proxy-protocol), and rejects every request without it: let the AWS load balancer send it, by the annotation service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*".',
  *check(app) {
    for (const { config, configName, services } of nginxControllersOf(app)) {
      const isExpected = isTrue(config['use-proxy-protocol']);
      for (const service of services) {
        const { isLoadBalancer, annotations, className } = loadBalancerOf(service);
        if (!isLoadBalancer) continue;
        const switches = proxyProtocolSwitches(annotations);
        const on = switches.find(({ isOn }) => isOn);
        if (!isExpected && on !== undefined) {
          yield problem(
            service,
            `annotation ${show(on.key)} makes the load balancer send the PROXY protocol, which nginx answers with 400 as long as ${configName} has no use-proxy-protocol: set it (RealIp.fromProxyProtocol() of a controller's config), or leave the annotation out.`,
          );
        }
        const [off] = switches;
        if (!isExpected || on !== undefined || isOnPrivateLink(annotations)) continue;
        if (off === undefined) yield unspoken(service, annotations, className);
        else {
          yield problem(
            service,
            `${EXPECTS}, but annotation ${show(off.key)} is ${show(off.value)}: switch both on, or both off.`,
          );
        }
      }
    }
  },
};

const isOnPrivateLink = (annotations: { readonly [key: string]: string }) =>
  Object.entries(annotations).some(([key, value]) => key.endsWith('/azure-pls-proxy-protocol') && isTrue(value));

/** The finding about a load balancer without a word of the PROXY protocol: a warning where it may speak it all the same. */
function unspoken(
  service: AppObject,
  annotations: { readonly [key: string]: string },
  className: string | undefined,
): ObjectFinding {
  const kind = loadBalancerKindOf(annotations, className);
  if (kind === undefined) {
    return warning(
      service,
      `${EXPECTS}: let the load balancer send it, by the annotation of your cloud for that, or accept this if it does so already.`,
    );
  }
  const { name, annotation, hasDefault } = kind;
  if (annotation === undefined) {
    return problem(
      service,
      `${EXPECTS}, but load balancers of ${name} do not speak it: leave it out, and set externalTrafficPolicy Local, with which nginx sees the addresses of clients.`,
    );
  }
  const finding = hasDefault ? warning : problem;
  return finding(service, `${EXPECTS}: let the ${name} load balancer send it, by the annotation ${annotation}.`);
}
