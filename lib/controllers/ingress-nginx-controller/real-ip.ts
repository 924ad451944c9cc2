import type { ConfigData } from '../../nginx/config/config-keys';
import { wrongType } from '../../rules/check';
import { checkCidrs } from '../../rules/cidr';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

const DEFAULT_HEADER = 'X-Forwarded-For';

/** Headers that nginx has a variable for: `$http_x_forwarded_for`. */
const HEADER = /^[A-Za-z0-9-]+$/;

/**
 * The source of a client's address, for a controller behind a proxy or load balancer. Only the proxies that are named here
 * are trusted, since anyone else could claim any address.
 *
 * @example
 * RealIp.fromHeader(['10.0.0.0/8'])
 */
export class RealIp {
  /**
   * Reads the address from a header that the proxies set.
   *
   * @param trustedProxies addresses of the proxies, as CIDR blocks.
   * @param header the name of the header, by default `X-Forwarded-For`.
   */
  static fromHeader(trustedProxies: string[], header?: string): RealIp {
    return new RealIp(trustedProxies, false, header);
  }

  /**
   * Reads the address from the PROXY protocol, which the load balancer must then speak on every connection.
   *
   * @param trustedProxies addresses of the load balancers, as CIDR blocks.
   */
  static fromProxyProtocol(trustedProxies: string[]): RealIp {
    return new RealIp(trustedProxies, true);
  }

  private constructor(
    private readonly trustedProxies: string[],
    private readonly proxyProtocol: boolean,
    private readonly header?: string,
  ) {}

  /** @internal */
  *_check(): Findings {
    yield* checkCidrs('realIp trustedProxies', this.trustedProxies);
    if (this.header === undefined || (typeof this.header === 'string' && HEADER.test(this.header))) return;
    yield finding(
      'real-ip',
      `realIp header ${show(this.header)} cannot be read by nginx: write letters, digits and "-", for example "X-Forwarded-For".`,
    );
  }

  /** @internal */
  _data(): ConfigData {
    return {
      ...(this.proxyProtocol ? { 'use-proxy-protocol': 'true' } : { 'use-forwarded-headers': 'true' }),
      ...(this.header !== undefined && this.header !== DEFAULT_HEADER && { 'forwarded-for-header': this.header }),
      'proxy-real-ip-cidr': this.trustedProxies.join(','),
    };
  }
}

export function* checkRealIp(realIp: unknown): Findings {
  if (realIp instanceof RealIp) yield* realIp._check();
  else yield wrongType('config realIp', realIp, 'RealIp.fromHeader(["10.0.0.0/8"])');
}
