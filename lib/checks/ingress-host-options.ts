import { quoted } from '../nginx/annotations/annotation-view';
import { show } from '../rules/show';
import type { Check } from './check';
import { placeOf } from './model/app-object';
import { ingressClassOf } from './model/ingress-class';
import { type NginxHost, type NginxIngress, nginxConfigurationsOf } from './model/nginx-hosts';
import { isRoot } from './model/nginx-paths';
import { nginxSettingsOf } from './model/nginx-settings';
import { type ObjectFindings, problem, warning } from './model/object-finding';

export const ingressHostOptionsCheck: Check<'ingress-host-options'> = {
  name: 'ingress-host-options',
  summary:
    'What ingress-nginx applies to a whole host, such as `server-alias`, `app-root`, `auth-tls-secret` or a certificate, contradicts no other Ingress of the host, and changes no route of a router.',
  example:
    'annotation "nginx.ingress.kubernetes.io/server-alias" claims abc.com, which shop/router/ingress-router serves, so that the controller ignores it: leave it out, or route both hosts in the router.',
  *check(app) {
    for (const { hosts } of nginxConfigurationsOf(app)) {
      for (const host of hosts.values()) {
        const mains = host.ingresses.filter(({ isCanary }) => !isCanary);
        yield* checkAliases(host, mains, hosts);
        yield* checkWww(host, mains, hosts);
        if (new Set(mains.map(({ author }) => author)).size < 2) continue;
        yield* checkValues(host, mains);
        yield* checkClientCertificates(host, mains);
        const [first] = mains;
        const settings = first && nginxSettingsOf(app, ingressClassOf(app, first.object));
        yield* checkRouters(host, mains, settings?.['ssl-redirect'] !== 'false');
      }
    }
  },
};

type Hosts = ReadonlyMap<string, NginxHost>;

const mainsOf = (host: NginxHost | undefined) => host?.ingresses.filter(({ isCanary }) => !isCanary) ?? [];

/** createServers drops an alias that is the host of an Ingress; a name comes before a host with a star. */
function* checkAliases(host: NginxHost, mains: readonly NginxIngress[], hosts: Hosts): ObjectFindings {
  for (const { object, annotations, author } of mains) {
    for (const alias of listOf(annotations.get('server-alias'))) {
      const owner = mainsOf(hosts.get(alias)).find((each) => each.author !== author);
      if (alias !== host.name && owner !== undefined) {
        const fix = owner.isOfRouter ? 'leave it out, or route both hosts in the router' : 'leave it out';
        yield (owner.isOfRouter ? problem : warning)(
          object,
          `annotation ${quoted('server-alias')} claims ${alias}, which ${placeOf(owner.object)} serves, so that the controller ignores it: ${fix}.`,
        );
        continue;
      }
      for (const [name, other] of hosts) {
        const router = mainsOf(other).find((each) => each.isOfRouter && each.author !== author);
        if (router === undefined || !takesFrom(alias, name)) continue;
        yield problem(
          object,
          `annotation ${quoted('server-alias')} takes ${alias} from ${name}, which ${placeOf(router.object)} serves, and router.resolve() does not know of it: route the host in the router.`,
        );
      }
    }
  }
}

/** True for an alias that nginx prefers to a host with a star, which the controller writes as an expression. */
function takesFrom(alias: string, host: string): boolean {
  if (!host.startsWith('*.') || alias === host) return false;
  const domain = host.slice(1);
  if (alias.startsWith('*.')) return domain.endsWith(alias.slice(1));
  return alias.endsWith(domain) && !alias.slice(0, -domain.length).includes('.');
}

/** BuildRedirects makes no redirect for a name that an Ingress serves. */
function* checkWww({ name }: NginxHost, mains: readonly NginxIngress[], hosts: Hosts): ObjectFindings {
  const other = name.startsWith('www.') ? name.slice('www.'.length) : `www.${name}`;
  const owners = mainsOf(hosts.get(other));
  for (const { object, annotations, author, isOfRouter } of mains) {
    if (!annotations.on('from-to-www-redirect')) continue;
    const owner = isOfRouter ? owners.find((each) => each.author !== author) : owners[0];
    if (owner === undefined) continue;
    if (isOfRouter) {
      yield problem(
        owner.object,
        `${other} is redirected to ${name} by ${placeOf(object)}, unless an Ingress serves it, as this one does: route the host in the router, without www.`,
      );
    } else {
      const by = owner.object === object ? 'this Ingress' : placeOf(owner.object);
      yield warning(
        object,
        `annotation ${quoted('from-to-www-redirect')} does not redirect ${other} to ${name}, since ${by} serves ${other}: leave one of the two out.`,
      );
    }
  }
}

/** Annotations of which a server has one value, that of the oldest Ingress (controller.go createServers). */
const PER_HOST = [
  'server-alias',
  'server-snippet',
  'ssl-ciphers',
  'ssl-prefer-server-ciphers',
  'app-root',
  'auth-tls-secret',
  'auth-tls-verify-client',
  'auth-tls-verify-depth',
  'auth-tls-error-page',
  'auth-tls-match-cn',
  'auth-tls-pass-certificate-to-upstream',
];

function* checkValues({ name }: NginxHost, mains: readonly NginxIngress[]): ObjectFindings {
  for (const key of PER_HOST) {
    const [first, ...others] = mains.filter(({ annotations }) => annotations.has(key));
    for (const { object, annotations, author } of others) {
      const value = first?.annotations.get(key);
      if (first === undefined || author === first.author || annotations.get(key) === value) continue;
      yield warning(
        object,
        `annotation ${quoted(key)} holds for the whole host ${titleOf(name)}, for which ${placeOf(first.object)} has another value, ${show(value)}: write the same in both, since only one counts.`,
      );
    }
  }
}

/** Clients of every path of a host show a certificate, or none. */
function* checkClientCertificates({ name }: NginxHost, mains: readonly NginxIngress[]): ObjectFindings {
  const guarded = mains.find(({ annotations }) => annotations.has('auth-tls-secret'));
  if (guarded === undefined) return;
  const mode = guarded.annotations.get('auth-tls-verify-client') ?? 'on';
  const open = mains.filter(
    ({ annotations, author }) => !annotations.has('auth-tls-secret') && author !== guarded.author,
  );
  const [other] = [...open.filter(({ isOfRouter }) => isOfRouter), ...open];
  if (other === undefined || mode === 'off' || mode.startsWith('optional')) return;
  yield (other.isOfRouter ? problem : warning)(
    guarded.object,
    `annotation ${quoted('auth-tls-secret')} asks the clients of every path of ${titleOf(name)} for a certificate, those of ${placeOf(other.object)} too: write it there as well, or give one of the two another host.`,
  );
}

/** Effects of a raw Ingress on the whole host of a router. */
function* checkRouters(host: NginxHost, mains: readonly NginxIngress[], redirectsToHttps: boolean): ObjectFindings {
  const router = mains.find(({ isOfRouter }) => isOfRouter);
  if (router === undefined) return;
  const name = titleOf(host.name);
  const place = placeOf(router.object);
  const ofRouter = host.locations.filter(({ ingress }) => ingress.isOfRouter);
  const hasRoot = ofRouter.some((location) => isRoot(location) || location.path === '/' || location.path === '/$');
  const isPlain = mains.filter(({ isOfRouter }) => isOfRouter).some((ingress) => answersHttp(ingress));
  const routerHasTls = mains.some(({ isOfRouter, hasTls }) => isOfRouter && hasTls);
  for (const { object, annotations, isOfRouter, hasTls } of mains) {
    if (isOfRouter) continue;
    const root = annotations.get('app-root');
    if (hasRoot && root?.startsWith('/') && root !== router.annotations.get('app-root')) {
      yield problem(
        object,
        `annotation ${quoted('app-root')} redirects "/" of ${name} to ${show(root)}, also where ${place} routes it: write appRoot: ${show(root)} on the router.`,
      );
    }
    const aliases = listOf(annotations.get('server-alias')).filter((alias) => alias !== host.name);
    if (aliases.length > 0) {
      yield problem(
        object,
        `annotation ${quoted('server-alias')} gives all paths of ${name}, those of ${place} too, to ${aliases.join(', ')}, which router.resolve() does not know: write hosts on the router.`,
      );
    }
    if (annotations.on('ssl-passthrough')) {
      yield problem(
        object,
        `annotation ${quoted('ssl-passthrough')} hands all connections for ${name} over unread, those to the routes of ${place} too: give one of the two another host.`,
      );
    }
    if (annotations.has('server-snippet')) {
      yield warning(
        object,
        `annotation ${quoted('server-snippet')} holds for the whole host ${name}, with the routes of ${place}: see that it changes none of them, or give one of the two another host.`,
      );
    }
    if (hasTls && !routerHasTls && isPlain && redirectsToHttps) {
      yield problem(
        object,
        `tls gives ${name} a certificate, with which ingress-nginx redirects every path of the host to HTTPS, those of ${place} too, which router.resolve() does not know: write tls on the router.`,
      );
    }
  }
}

/** True for an Ingress whose requests by HTTP are answered as long as its host has no certificate. */
function answersHttp({ annotations }: NginxIngress): boolean {
  const isOff = annotations.has('ssl-redirect') && !annotations.on('ssl-redirect');
  return !isOff && !annotations.on('force-ssl-redirect');
}

const titleOf = (host: string): string => (host === '' ? 'every other host' : host);

const listOf = (names: string | undefined): string[] =>
  (names ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
