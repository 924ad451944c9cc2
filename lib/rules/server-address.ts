import { isDnsSubdomain } from './dns-name';
import { portFlaw } from './port';
import { urlFlaw } from './url';

/**
 * Host and port of a server that a program in another namespace asks. There, a name without a dot is that of another Service:
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services
 */
export function serverAddressFlaw(address: unknown): string | undefined {
  const text = typeof address === 'string' ? address : '';
  const [, host = '', port] = /^([^:/@]+|\[[0-9a-fA-F:]+\]):(\d+)$/.exec(text) ?? [];
  if (port === undefined || portFlaw(Number(port)) !== undefined || !isHost(host)) {
    return 'is not a host and a port: write, for example, "redis.shop.svc:6379"';
  }
  return shortHostFlaw(host, `${host}.shop.svc:${port}`);
}

/** URL of a server that a program in another namespace asks, without a password and without a slash at its end. */
export function serverUrlFlaw(url: unknown): string | undefined {
  const flaw = urlFlaw(url);
  if (flaw !== undefined) return flaw;
  const { hostname, username, search, hash, host, protocol } = new URL(String(url));
  if (username !== '') return 'has a name and a password in it: write them as keys of a Secret';
  if (search !== '' || hash !== '') return 'has a query: write the URL up to its path';
  if (String(url).endsWith('/')) return 'has a slash at its end, to which another is added: leave it out';
  return shortHostFlaw(hostname, `${protocol}//${host.replace(hostname, `${hostname}.shop.svc`)}`);
}

const isHost = (host: string) => host.startsWith('[') || isDnsSubdomain(host.toLowerCase());

function shortHostFlaw(host: string, example: string): string | undefined {
  if (/[.:[]/.test(host)) return undefined;
  return `is looked up in the namespace of KEDA: write the name with the namespace of its Service, for example "${example}"`;
}
