import { isTrue } from '../nginx/validators';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { loadBalancerOf, type NginxController, nginxControllersOf } from './model/nginx-controllers';
import { warning } from './model/object-finding';
import { at } from './model/read';

export const forwardedHeadersCheck: Check<'forwarded-headers'> = {
  name: 'forwarded-headers',
  summary:
    'Only proxies reach an ingress-nginx with use-forwarded-headers (a warning): it trusts X-Forwarded-Proto, -Host and -Port of any client, and client addresses too if it trusts every proxy.',
  example:
    'nginx trusts X-Forwarded-Proto, -Host and -Port of any client (use-forwarded-headers), and the load balancer accepts any client: name the proxies in loadBalancerSourceRanges (sourceRanges of Exposure.loadBalancer()), or read only addresses, by enable-real-ip (RealIp.fromHeader()); accept this if something else keeps other clients away.',
  *check(app) {
    for (const { config, services } of nginxControllersOf(app)) {
      const belief = beliefIn(config);
      if (belief === undefined) continue;
      const { what, instead } = belief;
      for (const service of services) {
        const entrance = openEntrance(service);
        if (entrance === undefined) continue;
        yield warning(
          service,
          `nginx trusts ${what}, and ${entrance}, or ${instead}; accept this if something else keeps other clients away.`,
        );
      }
    }
  },
};

/** The part of a request that nginx believes of anybody, with what to do about it. */
function beliefIn(config: NginxController['config']): { readonly what: string; readonly instead: string } | undefined {
  if (isTrue(config['use-forwarded-headers'])) {
    return {
      what: 'X-Forwarded-Proto, -Host and -Port of any client (use-forwarded-headers)',
      instead: 'read only addresses, by enable-real-ip (RealIp.fromHeader())',
    };
  }
  const trusted = (config['proxy-real-ip-cidr'] ?? ANYWHERE).split(',').map((block) => block.trim());
  if (!isTrue(config['enable-real-ip']) || !trusted.some(isEverywhere)) return undefined;
  return {
    what: `the address that any client claims (enable-real-ip for the proxies ${show(trusted.join(','))})`,
    instead: 'name the proxies in proxy-real-ip-cidr (RealIp.fromHeader())',
  };
}

/** The controller's default for the proxies that it trusts. */
const ANYWHERE = '0.0.0.0/0';
const isEverywhere = (block: unknown) => block === ANYWHERE || block === '::/0';

/** Annotations by which clouds keep clients away from a load balancer, or give it no address outside. */
const CLOSED =
  /source-ranges|allowed-(?:ip-ranges|service-tags)|allow(?:list|-rules)|firewall|security-(?:group|polic)|\bacl\b|internal|intranet/i;
const INTERNAL = /^(?:internal|private|intranet)$/i;

/** The way by which anybody reaches a Service, with what to do about it. */
function openEntrance(service: AppObject): string | undefined {
  const { isLoadBalancer, sourceRanges, annotations } = loadBalancerOf(service);
  if (at(service.json, 'spec', 'type') === 'NodePort') {
    return 'its node ports accept any client that reaches a node: let only the proxies reach them, by a firewall';
  }
  const isClosed = Object.entries(annotations).some(
    ([key, value]) => (CLOSED.test(key) && !/^(?:false|external|)$/i.test(value)) || INTERNAL.test(value),
  );
  const ranges = sourceRanges.filter((range) => !isEverywhere(range));
  if (!isLoadBalancer || isClosed || (ranges.length > 0 && ranges.length === sourceRanges.length)) return undefined;
  return 'the load balancer accepts any client: name the proxies in loadBalancerSourceRanges (sourceRanges of Exposure.loadBalancer())';
}
