import type { ConfigData } from '../../nginx/config/config-data';
import { checkBlocks } from '../../rules/cidr';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';

const DEFAULT_HEADER = 'X-Forwarded-For';

/**
 * Where the controller learns a client's address from, behind a proxy or a load balancer. Only what the proxies named
 * here say is believed: anyone else could say anything.
 *
 * @example
 * RealIp.fromHeader(['10.0.0.0/8'])
 */
export class RealIp {
  /**
   * From a header that the proxies set.
   *
   * @param trustedProxies addresses of the proxies, as CIDR blocks.
   * @param header the header's name, `X-Forwarded-For` unless given.
   */
  static fromHeader(trustedProxies: string[], header?: string): RealIp {
    return new RealIp(trustedProxies, false, header);
  }

  /**
   * From the PROXY protocol, which the load balancer must then speak on every connection.
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
  _check(report: Report): void {
    // A list that is missing would have the controller believe everyone.
    checkBlocks(report, 'realIp trustedProxies', this.trustedProxies ?? []);
    if (this.header !== undefined && !(typeof this.header === 'string' && /^[A-Za-z0-9-]+$/.test(this.header))) {
      report(
        `realIp header ${show(this.header)} is invalid: write letters, digits and "-", for example "X-Forwarded-For".`,
      );
    }
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
