import type { Size } from 'cdk8s';
import { proxyLimits } from '../../nginx/amounts';
import { isTrue } from '../../nginx/annotations/annotation-validators';
import type { ConfigData } from '../../nginx/config/config-data';
import { checkOption } from '../../nginx/config/config-registry';
import type { RouteTimeouts } from '../../routing/table/policies';
import { checkBodySize, checkTimeouts } from '../../rules/amounts';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';
import { Gzip } from './gzip';
import { Hsts } from './hsts';
import { LogFormat } from './log-format';
import { RealIp } from './real-ip';

/** What nginx is told for all hosts. A route's own options come before body size and timeouts. */
export interface IngressNginxConfig {
  /**
   * How large a request's body may be; more is answered with 413.
   *
   * @default Size.mebibytes(1)
   */
  readonly bodySize?: Size;

  /**
   * How long a backend may take.
   *
   * @default - 5 seconds to connect, 60 to read and to send
   */
  readonly timeouts?: RouteTimeouts;

  /**
   * Where a client's address comes from.
   *
   * @default - the connection itself
   */
  readonly realIp?: RealIp;

  /**
   * How a request is logged.
   *
   * @default - the controller's own format
   */
  readonly logFormat?: LogFormat;

  /**
   * What browsers are told about HTTPS.
   *
   * @default - a year, subdomains included
   */
  readonly hsts?: Hsts;

  /**
   * How answers are compressed.
   *
   * @default - not at all
   */
  readonly gzip?: Gzip;

  /**
   * Options of the ConfigMap that have no prop of their own, by key; they are checked against what the controller knows
   * (https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/).
   *
   * @default - none
   */
  readonly options?: { [key: string]: string };
}

const OPTIONS = Object.keys({
  bodySize: true,
  timeouts: true,
  realIp: true,
  logFormat: true,
  hsts: true,
  gzip: true,
  options: true,
} satisfies { [name in keyof IngressNginxConfig]-?: true });

export function checkConfig(report: Report, config: IngressNginxConfig): void {
  if (!checkStruct(report, 'config', config, OPTIONS)) return;
  const { bodySize, timeouts, realIp, logFormat, hsts, gzip } = config;
  if (bodySize !== undefined) checkBodySize(report, bodySize);
  if (timeouts !== undefined) checkTimeouts(report, timeouts);
  const mistyped = (what: string, value: unknown, example: string) =>
    report(`config ${what} ${show(value)} is of another type: write, for example, ${example}.`);
  // Types do not hold in plain JavaScript.
  if (realIp instanceof RealIp) realIp._check(report);
  else if (realIp !== undefined) mistyped('realIp', realIp, 'RealIp.fromHeader(["10.0.0.0/8"])');
  if (logFormat instanceof LogFormat) logFormat._check(report);
  else if (logFormat !== undefined) mistyped('logFormat', logFormat, 'LogFormat.json({ status: "$status" })');
  if (hsts instanceof Hsts) hsts._check(report);
  else if (hsts !== undefined) mistyped('hsts', hsts, 'Hsts.off()');
  if (gzip instanceof Gzip) gzip._check(report);
  else if (gzip !== undefined) mistyped('gzip', gzip, 'Gzip.on()');
}

/** What is open to any key; checked when the props are right, since the two must not say different things. */
export function checkOptions(report: Report, config: IngressNginxConfig): void {
  const { options = {} } = config;
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    report(`config options ${show(options)} is of another type: write an object of keys and strings.`);
    return;
  }
  const typed = typedData(config);
  for (const [key, value] of Object.entries(options)) {
    if (typed[key] === undefined) checkOption(report, key, value);
    else {
      report(
        `config option ${show(key)} has the value ${show(value)}, but a prop says ${show(typed[key])}: keep one of the two.`,
      );
    }
  }
  const data = configData(config);
  const believing = BELIEVING.find((key) => isTrue(data[key]));
  if (believing !== undefined && data['proxy-real-ip-cidr'] === undefined) {
    report(
      `config option ${show(believing)} has the controller believe whatever address a client claims: use realIp, or set "proxy-real-ip-cidr" too.`,
    );
  }
}

/** Options that take the client's address from a request, and so from anyone, unless another names the proxies. */
const BELIEVING = ['use-forwarded-headers', 'use-proxy-protocol', 'enable-real-ip'];

/** In the order in which a reader looks for a key. */
export function configData(config: IngressNginxConfig): ConfigData {
  const data = { ...typedData(config), ...config.options };
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function typedData({ bodySize, timeouts, realIp, logFormat, hsts, gzip }: IngressNginxConfig): ConfigData {
  return {
    ...proxyLimits(timeouts, bodySize),
    ...realIp?._data(),
    ...logFormat?._data(),
    ...hsts?._data(),
    ...gzip?._data(),
  };
}
