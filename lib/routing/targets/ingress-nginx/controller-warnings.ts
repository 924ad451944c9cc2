import { Construct } from 'constructs';
import { pathOf } from '../../../cdk8s/app-trees';
import type { RoutePolicies } from '../../table/policies';
import type { RouteTable } from '../../table/route-table';
import type { IIngressNginxController } from '../ingress-nginx-controller';
import type { TargetFindings } from '../routing-target';
import { finding } from './codes';

// Behaviour that depends on how the controller is installed: precise about one that is known, general about any other.

type Controller = IIngressNginxController | undefined;

export function* clientAddresses(table: RouteTable, controller: Controller): TargetFindings {
  const byAddress = firstWith(table, ({ allowFrom, denyFrom, rateLimit }) => allowFrom ?? denyFrom ?? rateLimit);
  if (byAddress !== undefined && !controller?.installation.seesClients) {
    const what = "allowFrom, denyFrom and rateLimit look at the client's address, which";
    const message =
      controller === undefined
        ? `${what} behind a Service with externalTrafficPolicy Cluster, the default, is a node's: set Local on the controller's Service.`
        : `${what} ${through(controller, 'both')} is a node's: give ${nameOf(controller)} externalTrafficPolicy ExternalTrafficPolicy.LOCAL, or config.realIp behind a proxy.`;
    yield { ...finding('client-address', message), routeKey: byAddress.routeKey };
  }
  const limited = firstWith(table, ({ rateLimit }) => rateLimit);
  if (limited !== undefined && controller?.installation.replicas !== 1) {
    const replicas = controller?.installation.replicas ?? 'n';
    const each = controller === undefined ? 'each replica of the controller' : `each replica of ${nameOf(controller)}`;
    const message = `rateLimit counts on ${each}: with ${replicas} replicas a client may ask for up to ${replicas} times as much.`;
    yield { ...finding('rate-limit-replicas', message), routeKey: limited.routeKey };
  }
}

export function* redirects({ hosts, httpsRedirect, tls }: RouteTable, controller: Controller): TargetFindings {
  const www = hosts.find(({ redirectedHost }) => redirectedHost !== undefined)?.redirectedHost;
  if (www !== undefined) yield* wwwRedirect(www, controller);
  if (httpsRedirect) yield* httpsRedirects(controller);
  if (httpsRedirect && tls.length === 0) yield* unknownScheme(controller);
  if (tls.length > 0) yield* strictTransport(controller);
}

function* wwwRedirect(www: string, controller: Controller): TargetFindings {
  const redirect = `requests for ${www} are redirected to the port that the controller listens on`;
  if (controller === undefined) {
    yield finding('redirect-port', `${redirect}: on a NodePort the redirect leads past it.`);
  } else {
    yield* leadsPast(`${redirect}, 80 or 443`, 'both', controller);
  }
  yield finding('www-host', `${www} is redirected only as long as no other Ingress of the cluster serves it.`);
}

function* httpsRedirects(controller: Controller): TargetFindings {
  const redirect = 'the redirect to HTTPS leads to port 443';
  if (controller === undefined) {
    yield finding('redirect-port', `${redirect}, where a controller behind a node port does not listen.`);
  } else {
    yield* leadsPast(redirect, 'https', controller);
  }
}

const LOOP = 'httpsRedirect without tls redirects in an endless loop behind a load balancer that terminates TLS';

/** Without a certificate nginx sees HTTP alone, unless the proxy in front says otherwise and is believed (lua_ingress.lua). */
export function* checkHttpsLoop({ httpsRedirect, tls }: RouteTable, controller: Controller): TargetFindings {
  if (!httpsRedirect || tls.length > 0 || controller?.installation.seesScheme !== false) return;
  const fix = `set tls, or give ${nameOf(controller)} config.realIp RealIp.fromForwardedHeaders(["10.0.0.0/8"]) with the addresses of the load balancer`;
  const message = `${LOOP}, since ${nameOf(controller)} ignores X-Forwarded-Proto: ${fix}.`;
  yield finding('https-redirect-loop', message);
}

function* unknownScheme(controller: Controller): TargetFindings {
  if (controller?.installation.seesScheme !== undefined) return;
  const [whose, fix] =
    controller === undefined ? ['the controller', ''] : [nameOf(controller), ': then set installation.seesScheme'];
  const unless = `unless the ConfigMap of ${whose} has use-forwarded-headers "true"${fix}`;
  yield finding('https-redirect-loop', `${LOOP}, ${unless}.`);
}

/** nginx knows only the ports that it listens on, never those that a client came through. */
function* leadsPast(what: string, entrance: Entrance, controller: IIngressNginxController): TargetFindings {
  if (!controller.installation.onNodePorts) return;
  const message = `${what}, but ${nameOf(controller)} is reached ${through(controller, entrance)}: unless something in front of the nodes forwards 80 and 443 to it, use Exposure.loadBalancer().`;
  yield finding('redirect-port', message);
}

function* strictTransport(controller: Controller): TargetFindings {
  if (controller?.installation.hstsByDefault === false) return;
  const unless =
    controller === undefined
      ? 'unless the controller\'s ConfigMap has hsts "false"'
      : `unless ${nameOf(controller)} has config.hsts, for example Hsts.off()`;
  yield finding('hsts', `hosts with TLS send Strict-Transport-Security for a year, subdomains included, ${unless}.`);
}

export function* firstApply(controller: Controller): TargetFindings {
  if (!controller?.installation.admissionWebhook) return;
  const message = `the API server accepts no Ingress before the admission webhook of ${nameOf(controller)} answers: apply the controller's file first and wait for it, as docs/controller.md says.`;
  yield finding('admission-webhook', message);
}

type Entrance = 'https' | 'both';

/** `through node port 31235`. */
function through({ installation }: IIngressNginxController, entrance: Entrance): string {
  if (!installation.onNodePorts) return 'through its Service';
  const all =
    entrance === 'https' ? [installation.httpsNodePort] : [installation.httpNodePort, installation.httpsNodePort];
  const ports = all.filter((port) => port !== undefined);
  if (ports.length < all.length) return 'through a node port that the cluster picks';
  return ports.length === 1 ? `through node port ${ports[0]}` : `through node ports ${ports.join(' and ')}`;
}

function nameOf(controller: IIngressNginxController): string {
  return Construct.isConstruct(controller) ? pathOf(controller) : `the controller of class "${controller.className}"`;
}

/** The key of the first route with such policies, absent where the router has them itself, or undefined where there is none. */
function firstWith(
  { hosts, policies }: RouteTable,
  holds: (policies: RoutePolicies) => unknown,
): { readonly routeKey?: string } | undefined {
  if (holds(policies)) return {};
  for (const { routes } of hosts) {
    const route = routes.find((each) => holds(each.policies));
    if (route !== undefined) return { routeKey: route.key };
  }
  return undefined;
}
