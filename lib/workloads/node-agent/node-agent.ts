import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { asText } from '../../rules/show';
import { constructWorkload, type WorkloadKind } from '../construct-workload';
import type { WorkloadSpec } from '../pods/workload-spec';
import { monitoredServices } from '../service/monitor';
import { renderService } from '../service/service';
import { ServiceAddress } from '../service/service-address';
import { WorkloadBase } from '../workload-base';
import { renderDaemonSet } from './daemon-set';
import { NODE_AGENT_PROPS, NODE_AGENT_SYNONYMS, type NodeAgentProps } from './node-agent-props';
import { checkNodeAgent, type NodeAgentSpec, resolveNodeAgent } from './node-agent-spec';

const NODE_AGENT: WorkloadKind<NodeAgentProps, NodeAgentSpec> = {
  title: 'the node agent',
  props: NODE_AGENT_PROPS,
  synonyms: NODE_AGENT_SYNONYMS,
  withoutDefault: ['rollout'],
  resolve: resolveNodeAgent,
  check: checkNodeAgent,
  render(scope, spec) {
    renderDaemonSet(scope, spec);
    if (spec.service.offered.length > 0) renderService(scope, spec.service);
  },
  services: ({ service }) => (service.offered.length > 0 ? monitoredServices(service) : []),
  objects: ({ pods, service }) => [
    { kind: 'DaemonSet', name: pods.workloadName },
    ...(service.offered.length > 0 ? [{ kind: 'Service', name: asText(service.serviceName) }] : []),
  ],
};

/**
 * An agent that runs once on each node: a DaemonSet, for programs that ship logs, take metrics or serve the pods of their node.
 *
 * It runs under Pod Security "restricted" like any other workload. What it needs of its node has a name each: `hostNetwork`,
 * `hostPid`, `hostIpc`, `hostPorts` and `PodVolume.hostPath()`, all of which need a namespace that enforces "privileged" or
 * nothing. A disruption budget, a spread and a scale do not apply: a node drain leaves agents alone.
 *
 * A port that is `PodPort.offered()` gives it a Service, through which each pod reaches the agent of its own node.
 *
 * @example
 * new NodeAgent(chart, 'logs', {
 *   image: 'registry.example.com/ops/log-shipper:2.1.0',
 *   everyNode: true,
 *   volumes: { '/var/log': PodVolume.hostPath('/var/log') },
 *   rollout: NodeRollout.rolling({ maxUnavailable: PodCount.percent(10) }),
 * });
 */
export class NodeAgent extends WorkloadBase {
  /** @internal */
  protected readonly _pods: WorkloadSpec;

  private readonly spec: NodeAgentSpec;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the agent's name unless `name` is set.
   * @param props the image and options. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: NodeAgentProps) {
    super(scope, id);
    this.spec = constructWorkload(this, id, props, NODE_AGENT);
    this._pods = this.spec.pods;
  }

  /** The DaemonSet, for fields that no option has. */
  get daemonSet(): ApiObject {
    return this._object('daemon-set', 'DaemonSet');
  }

  /** The Service, where a port is offered by one. */
  get service(): ApiObject | undefined {
    return this._optionalObject('service');
  }

  /**
   * A port of the Service, for its address, which leads the pods of each node to the agent of that node.
   *
   * @param portName a name in `ports` that the Service offers.
   */
  port(portName: string): ServiceAddress {
    return ServiceAddress._of(this, this.spec.service).port(portName);
  }
}
