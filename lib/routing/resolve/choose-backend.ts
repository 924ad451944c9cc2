import type { CanaryHeader, CanarySplit, RouteBackend, ServiceBackend } from '../table/backend';
import { toBytes } from '../table/paths';
import { wholeMatch } from '../table/regex';

/** A Service and its share of the requests. */
export interface WeightedBackend {
  /** Name of the Service object. */
  readonly serviceName: string;

  /** The port of the Service, or 0 where its name is given. */
  readonly servicePort: number;

  /**
   * The name of the port, in place of its number.
   *
   * @default - the number
   */
  readonly servicePortName?: string;

  /**
   * The namespace of the Service.
   *
   * @default - the router's
   */
  readonly namespace?: string;

  /** Its share in percent. All shares of a decision sum to 100. */
  readonly weight: number;
}

/** The parts of a request that decide about a canary. */
interface Deciders {
  readonly headers?: { readonly [name: string]: string };
  readonly cookies?: { readonly [name: string]: string };
}

/** The Services that answer, and the rule of the release that chose them. */
export interface Choice {
  readonly backends: WeightedBackend[];
  readonly reason?: string;
}

/** Chooses by the header, then the cookie, then the weight. */
export function chooseBackend({ stable, split }: RouteBackend, { headers, cookies }: Deciders): Choice {
  if (split === undefined) return { backends: [all(stable)] };
  const { canary, header, cookie } = split;
  // Spaces around a value of a header are no part of it (RFC 9110, section 5.5); nginx takes tabs for one, though.
  const byHeader = header && decideByHeader(header, find(headers, header.name)?.replace(/^ +| +$/g, ''));
  if (header && byHeader)
    return { backends: [all(byHeader === 'canary' ? canary : stable)], reason: `header ${header.name}` };
  const byCookie = cookie && alwaysOrNever(find(cookies, cookie));
  if (cookie && byCookie)
    return { backends: [all(byCookie === 'canary' ? canary : stable)], reason: `cookie ${cookie}` };
  return byWeight(stable, split);
}

type Version = 'canary' | 'stable' | undefined;

function decideByHeader({ value, pattern }: CanaryHeader, sent: string | undefined): Version {
  if (sent === undefined) return undefined;
  if (value !== undefined) return sent === value ? 'canary' : undefined;
  if (pattern !== undefined) return wholeMatch(pattern).test(toBytes(sent)) ? 'canary' : undefined;
  return alwaysOrNever(sent);
}

function alwaysOrNever(sent: string | undefined): Version {
  if (sent === 'always') return 'canary';
  return sent === 'never' ? 'stable' : undefined;
}

function byWeight(stable: ServiceBackend, { canary, weight, weightTotal }: CanarySplit): Choice {
  if (weight === 0) return { backends: [all(stable)] };
  const reason = `weight ${weight} of ${weightTotal}`;
  if (weight === weightTotal) return { backends: [all(canary)], reason };
  const percent = (weight * 100) / weightTotal;
  return { backends: [share(stable, 100 - percent), share(canary, percent)], reason };
}

/** Names of headers and cookies are compared without case. */
function find(values: Deciders['headers'], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(values ?? {}).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

const all = (service: ServiceBackend) => share(service, 100);

function share(service: ServiceBackend, weight: number): WeightedBackend {
  const { serviceName, servicePort, servicePortName, namespace } = service;
  return {
    serviceName,
    servicePort,
    ...(servicePortName !== undefined && { servicePortName }),
    ...(namespace !== undefined && { namespace }),
    weight,
  };
}
