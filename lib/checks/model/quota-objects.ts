import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { type Demand, numberOf, once, titleOf, type Usage } from './quota-usage';
import { at, itemsOf } from './read';

/** The load balancers, or the node ports, of all Services. */
export function serviceDemand(app: AppIndex, namespace: string, resource: string): Demand | undefined {
  const arePorts = resource === 'services.nodeports';
  if (!arePorts && resource !== 'services.loadbalancers') return undefined;
  const services = app.ofKind('', 'Service').filter((service) => service.namespace === namespace);
  if (arePorts) return numberOf(services.map((service) => once(service, nodePortsOf(service))));
  return numberOf(services.filter(({ json }) => at(json, 'spec', 'type') === 'LoadBalancer').map((each) => once(each)));
}

function nodePortsOf({ json }: AppObject): number {
  const { type, ports, allocateLoadBalancerNodePorts } = Object(json.spec);
  if (type !== 'NodePort' && type !== 'LoadBalancer') return 0;
  const isForced = type === 'LoadBalancer' && allocateLoadBalancerNodePorts === false;
  return itemsOf(ports).filter(({ nodePort }) => !isForced || (nodePort ?? 0) !== 0).length;
}

/** The names that Kubernetes had for numbers of objects before `count/`. */
const FORMER = /^(configmaps|replicationcontrollers|resourcequotas|secrets|services)$/;

/** Objects that the cluster makes in each namespace. */
const OF_CLUSTER: { readonly [plural: string]: { readonly kind: string; readonly name: string } } = {
  configmaps: { kind: 'ConfigMap', name: 'kube-root-ca.crt' },
  serviceaccounts: { kind: 'ServiceAccount', name: 'default' },
};

/** The number of objects of a kind, by a name such as `count/deployments.apps`. Those that controllers make are not known. */
export function countDemand(app: AppIndex, namespace: string, resource: string): Demand | undefined {
  const [, plural, group = ''] = /^count\/([^.]+)(?:\.(.+))?$/.exec(resource.replace(FORMER, 'count/$1')) ?? [];
  if (plural === undefined) return undefined;
  const own = app.objects.filter((object) => {
    return object.group === group && object.namespace === namespace && pluralOf(object.kind) === plural;
  });
  const made = group === '' ? OF_CLUSTER[plural] : undefined;
  const ofCluster: Usage[] =
    made === undefined || own.some(({ name }) => name === made.name)
      ? []
      : [{ title: `${titleOf(made)} of the cluster`, each: 1, least: 1, most: 1 }];
  return numberOf([...own.map((object) => once(object)), ...ofCluster]);
}

/** The name of a kind in URLs, which holds for all kinds of Kubernetes itself. */
function pluralOf(kind: string): string {
  const singular = kind.toLowerCase();
  if (singular === 'endpoints') return singular;
  if (/(s|x|ch)$/.test(singular)) return `${singular}es`;
  return /[^aeiou]y$/.test(singular) ? singular.replace(/y$/, 'ies') : `${singular}s`;
}
