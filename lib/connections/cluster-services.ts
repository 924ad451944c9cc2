import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { rootsInCluster } from '../cdk8s/app-trees';
import { writtenJson } from '../cdk8s/written-json';
import { type AppObject, toAppObjects } from '../checks/model/app-object';
import { type Fields, fieldsOf, itemsOf, nonEmptyStringOf, stringMapOf } from '../checks/model/read';
import type { CalledService } from './callee';
import type { PolicyPort, PolicySide } from './policy-peer';
import { podsPeer } from './policy-peer';
import type { Transport } from './port-protocol';

/** The pods behind a port of a Service, and their port. */
export interface ServiceTarget {
  readonly namespace: string | undefined;
  /** The labels of the pods, or undefined where the Service leads somewhere else. */
  readonly labels?: { readonly [key: string]: string };
  readonly port: PolicyPort;
}

/** The Services that are applied to a cluster, Portico's and others. */
export class ClusterServices {
  private readonly byName: ReadonlyMap<string, AppObject>;

  constructor(construct: IConstruct) {
    const objects = rootsInCluster(construct).flatMap((root) => root.node.findAll());
    const services = objects.filter((each) => ApiObject.isApiObject(each) && /^(Service|List)$/.test(each.kind));
    this.byName = new Map(
      (services as ApiObject[])
        .flatMap((each) => toAppObjects({ construct: each, json: writtenJson(each) }))
        .filter(({ kind, group }) => kind === 'Service' && group === '')
        .map((service) => [keyOf(service.namespace, service.name), service]),
    );
  }

  /** The pods behind a port of a Service of the app, or undefined where the app has no such Service. */
  target(namespace: string | undefined, name: string, port: string | number): ServiceTarget | undefined {
    const service = this.byName.get(keyOf(namespace, name));
    if (service === undefined) return undefined;
    const { ports, selector, type } = fieldsOf(service.json.spec);
    const offered = itemsOf(ports).find((each) => each.port === port || (each.name === port && port !== '')) ?? {
      port,
    };
    const labels = stringMapOf(selector);
    const leads = type !== 'ExternalName' && Object.keys(labels).length > 0;
    return { namespace, port: targetOf(offered), ...(leads && { labels }) };
  }

  /** The ports of all Services that are reached from outside the cluster. */
  *open(): Generator<ServiceTarget> {
    for (const { namespace, json } of this.byName.values()) {
      const { type, selector, ports, externalIPs } = fieldsOf(json.spec);
      const labels = stringMapOf(selector);
      if (Object.keys(labels).length === 0) continue;
      if (type !== 'NodePort' && type !== 'LoadBalancer' && externalIPs === undefined) continue;
      for (const port of itemsOf(ports)) yield { namespace: namespace || undefined, labels, port: targetOf(port) };
    }
  }

  /** A call of a Service, in the egress of a policy of a namespace. */
  sideOf(service: CalledService, own: string | undefined): PolicySide {
    const target = this.target(service.namespace, service.name, service.port);
    if (target === undefined) return service.elsewhere;
    const { labels, port, namespace } = target;
    return { ...(labels !== undefined && { peers: [podsPeer(labels, namespace, own)] }), ports: [port] };
  }
}

function targetOf({ port, targetPort, protocol }: Fields): PolicyPort {
  const target = typeof targetPort === 'number' ? targetPort : (nonEmptyStringOf(targetPort) ?? port);
  return { port: target as string | number, transport: (nonEmptyStringOf(protocol) ?? 'TCP') as Transport };
}

const keyOf = (namespace: string | undefined, name: string) => `${namespace ?? ''}\n${name}`;
