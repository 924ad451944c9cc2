import { Construct } from 'constructs';
import type { RoutePolicies } from '../../table/policies';
import type { RouteTable } from '../../table/route-table';
import type { IIngressNginxController } from '../ingress-nginx-controller';
import type { TargetFinding } from '../routing-target';
import { finding } from './codes';

/** What depends on how the controller is installed: told for certain of one that is known, in general of any other. */

type Controller = IIngressNginxController | undefined;

export function clientAddresses(table: RouteTable, controller: Controller): TargetFinding[] {
  const found: TargetFinding[] = [];
  const first = (holds: (policies: RoutePolicies) => unknown) =>
    allPolicies(table).find(({ policies }) => holds(policies));
  const byAddress = first(({ allowFrom, denyFrom, rateLimit }) => allowFrom ?? denyFrom ?? rateLimit);
  if (byAddress !== undefined && !controller?.facts.seesClients) {
    const what = "allowFrom, denyFrom and rateLimit look at the client's address, which";
    found.push({
      code: 'client-address',
      routeKey: byAddress.routeKey,
      message:
        controller === undefined
          ? `${what} behind a Service with externalTrafficPolicy Cluster, the default, is a node's: set Local on the controller's Service.`
          : `${what} ${through(controller, 'both')} is a node's: give ${nameOf(controller)} externalTrafficPolicy ExternalTrafficPolicy.LOCAL, or config.realIp behind a proxy.`,
    });
  }
  const limited = first(({ rateLimit }) => rateLimit);
  if (limited !== undefined && controller?.facts.replicas !== 1) {
    const replicas = controller?.facts.replicas ?? 'n';
    const each = controller === undefined ? 'each replica of the controller' : `each replica of ${nameOf(controller)}`;
    found.push({
      code: 'rate-limit-replicas',
      routeKey: limited.routeKey,
      message: `rateLimit counts on ${each}: with ${replicas} replicas a client may ask for up to ${replicas} times as much.`,
    });
  }
  return found;
}

export function redirects({ hosts, httpsRedirect, tls }: RouteTable, controller: Controller): TargetFinding[] {
  const www = hosts.find(({ redirectedHost }) => redirectedHost !== undefined)?.redirectedHost;
  return [
    ...(www === undefined ? [] : wwwRedirect(www, controller)).map((message) => finding('redirect-port', message)),
    ...(httpsRedirect ? httpsRedirects(controller) : []).map((message) => finding('redirect-port', message)),
    ...(tls.length > 0 ? strictTransport(controller) : []).map((message) => finding('hsts', message)),
  ];
}

function wwwRedirect(www: string, controller: Controller): string[] {
  const redirect = `requests for ${www} are redirected to the port that the controller listens on`;
  return [
    ...(controller === undefined
      ? [`${redirect}: on a NodePort the redirect leads past it.`]
      : leadsPast(`${redirect}, 80 or 443`, 'both', controller)),
    `${www} is redirected only as long as no other Ingress of the cluster serves it.`,
  ];
}

function httpsRedirects(controller: Controller): string[] {
  const redirect = 'the redirect to HTTPS leads to port 443';
  return controller === undefined
    ? [`${redirect}: on a NodePort it leads past the controller.`]
    : leadsPast(redirect, 'https', controller);
}

/** nginx knows the ports that it listens on alone, never those that a client came through. */
function leadsPast(what: string, entrance: Entrance, controller: IIngressNginxController): string[] {
  if (!controller.facts.onNodePorts) return [];
  return [
    `${what}, but ${nameOf(controller)} is reached ${through(controller, entrance)}: unless something in front of the nodes hands 80 and 443 on to it, use Exposure.loadBalancer().`,
  ];
}

function strictTransport(controller: Controller): string[] {
  if (controller?.facts.hstsByDefault === false) return [];
  const mend =
    controller === undefined
      ? 'unless the controller\'s ConfigMap has hsts "false"'
      : `unless ${nameOf(controller)} has config.hsts, for example Hsts.off()`;
  return [`hosts with TLS send Strict-Transport-Security for a year, subdomains included, ${mend}.`];
}

export function firstApply(controller: Controller): TargetFinding[] {
  if (!controller?.facts.admissionWebhook) return [];
  const message = `the API server takes no Ingress before the admission webhook of ${nameOf(controller)} answers: apply the controller's file first and wait for it, as docs/controller.md says.`;
  return [finding('admission-webhook', message)];
}

type Entrance = 'https' | 'both';

/** `through node port 31235`. */
function through({ facts }: IIngressNginxController, entrance: Entrance): string {
  if (!facts.onNodePorts) return 'through its Service';
  const all = entrance === 'https' ? [facts.httpsNodePort] : [facts.httpNodePort, facts.httpsNodePort];
  const ports = all.filter((port) => port !== undefined);
  if (ports.length < all.length) return 'through a node port that the cluster picks';
  return ports.length === 1 ? `through node port ${ports[0]}` : `through node ports ${ports.join(' and ')}`;
}

function nameOf(controller: IIngressNginxController): string {
  return Construct.isConstruct(controller) ? controller.node.path : `the controller of class "${controller.className}"`;
}

const allPolicies = ({ hosts, policies }: RouteTable): { policies: RoutePolicies; routeKey?: string }[] => [
  { policies },
  ...hosts.flatMap(({ routes }) => routes.map(({ policies: own, key }) => ({ policies: own, routeKey: key }))),
];
