import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import type { Setting } from './setting';

/** An address in a setting, whose host may be a Service. */
export interface ServiceAddress {
  /** The address as it was written, up to its port. */
  readonly text: string;
  readonly scheme?: string;
  readonly host: string;
  readonly port?: number;
}

const HOST = '[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?';
const URLS = new RegExp(
  `\\b(?<scheme>[a-z][a-z0-9+.-]*)://(?:[^\\s/@'"]*@)?(?<host>${HOST})(?::(?<port>\\d{1,5}))?(?![\\w.:-])`,
  'gi',
);
/** The whole text, the value of a flag, or the items of a list of either. */
const PAIRS = new RegExp(`(?:^|[=,])(?<host>${HOST}):(?<port>\\d{1,5})(?=,|$)`, 'gi');

/** Settings in which a number after a colon is a tag or a group. */
const OTHER_PAIRS = /image|user|owner|chown|tag/i;

export function addressesIn({ name, text }: Setting): ServiceAddress[] {
  const isPair = name !== '' && !text.includes('\n') && !OTHER_PAIRS.test(name);
  const patterns = [...(text.includes('://') ? [URLS] : []), ...(isPair && /:\d/.test(text) ? [PAIRS] : [])];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, groups: { scheme, host = '', port } = {} }) => ({
      text: found.replace(/^[=,]/, '').replace(/\/\/[^/]*@/, '//'),
      scheme: scheme?.toLowerCase(),
      host: host.toLowerCase(),
      port: port === undefined ? undefined : Number(port),
    })),
  );
}

/** The Service of a host such as `web`, `web.shop` or `web.shop.svc.cluster.local`. */
export function serviceAt(app: AppIndex, own: string, host: string): AppObject | undefined {
  const [name = '', namespace = own, svc = 'svc'] = host.split('.');
  return svc === 'svc' ? app.find('', 'Service', namespace, name) : undefined;
}

/** The ports that clients ask when a URL has none. */
export const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['ws', 80],
  ['https', 443],
  ['wss', 443],
  ['redis', 6379],
  ['postgres', 5432],
  ['postgresql', 5432],
  ['mysql', 3306],
  ['mongodb', 27017],
  ['amqp', 5672],
]);

/** The port that a client asks, as far as it is known. */
export const clientPort = ({
  port,
  scheme = '',
}: {
  readonly port?: number;
  readonly scheme?: string;
}): number | undefined => port ?? DEFAULT_PORTS.get(scheme);
