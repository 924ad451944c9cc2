import type { ConfigData } from '../../nginx/config/config-keys';
import { wrongType } from '../../rules/check';
import { checkCidrs } from '../../rules/cidr';
import type { Findings } from '../../rules/finding';
import { PLAIN_HEADER_NAME } from '../../rules/header';
import { show } from '../../rules/show';
import { finding } from '../codes';

const DEFAULT_HEADER = 'X-Forwarded-For';

/** The option of the ConfigMap that switches a source on. */
type Source = 'enable-real-ip' | 'use-forwarded-headers' | 'use-proxy-protocol';

/**
 * The source of a client's address, for a controller behind a proxy or load balancer. Addresses are taken from the proxies
 * that are named here and from nobody else, who could claim any.
 *
 * @example
 * RealIp.fromHeader(['10.0.0.0/8'])
 */
export class RealIp {
  /**
   * Reads the address from a header that the proxies set, and nothing else: `X-Forwarded-Proto`, `-Host` and `-Port` have no
   * effect, whoever sends them. Where a proxy ends TLS, see `fromForwardedHeaders`.
   *
   * @param trustedProxies addresses of the proxies, as CIDR blocks.
   * @param header the name of the header, by default `X-Forwarded-For`.
   */
  static fromHeader(trustedProxies: string[], header?: string): RealIp {
    return new RealIp('enable-real-ip', trustedProxies, header);
  }

  /**
   * Reads the address, and also the scheme, host and port that the client used, from `X-Forwarded-Proto`, `-Host` and `-Port`:
   * for a proxy that ends TLS. nginx compares the sender of the address with the trusted proxies, but believes the other three
   * headers from anybody, who can thereby skip the redirect to HTTPS and name the host of a redirect. So let the controller be
   * reached through the proxies only, by the source ranges of its load balancer, a firewall or a NetworkPolicy, and have the
   * proxies overwrite all four headers.
   *
   * @param trustedProxies addresses of the proxies, as CIDR blocks.
   * @param header the name of the header with the address, by default `X-Forwarded-For`.
   */
  static fromForwardedHeaders(trustedProxies: string[], header?: string): RealIp {
    return new RealIp('use-forwarded-headers', trustedProxies, header);
  }

  /**
   * Reads the address from the PROXY protocol, which the load balancer must then speak on every connection: nginx refuses any
   * other. Whoever reaches the controller past the load balancer can claim that a connection came in by port 443, but no
   * address.
   *
   * @param trustedProxies addresses of the load balancers, as CIDR blocks.
   */
  static fromProxyProtocol(trustedProxies: string[]): RealIp {
    return new RealIp('use-proxy-protocol', trustedProxies);
  }

  private constructor(
    private readonly source: Source,
    private readonly trustedProxies: string[],
    private readonly header?: string,
  ) {}

  /** @internal */
  *_check(): Findings {
    yield* checkCidrs('realIp trustedProxies', this.trustedProxies);
    if (this.header === undefined || (typeof this.header === 'string' && PLAIN_HEADER_NAME.test(this.header))) return;
    yield finding(
      'real-ip',
      `realIp header ${show(this.header)} cannot be read by nginx: write letters, digits and "-", for example "X-Forwarded-For".`,
    );
  }

  /** @internal */
  _data(): ConfigData {
    return {
      [this.source]: 'true',
      ...(this.header !== undefined && this.header !== DEFAULT_HEADER && { 'forwarded-for-header': this.header }),
      'proxy-real-ip-cidr': this.trustedProxies.join(','),
    };
  }
}

export function* checkRealIp(realIp: unknown): Findings {
  if (realIp instanceof RealIp) yield* realIp._check();
  else yield wrongType('config realIp', realIp, 'RealIp.fromHeader(["10.0.0.0/8"])');
}
