import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import type { ContainerSpec } from '../pods/container-spec';
import { Health } from '../pods/health';
import { hasNativeSidecars } from '../pods/later-fields';
import { PORT_NAME, PodPort } from '../pods/pod-port';
import { containersOf, resolveWorkload, type WorkloadSpec } from '../pods/workload-spec';
import type { DisruptionBudget } from './disruption-budget';
import { Exposure } from './exposure';
import { Rollout } from './rollout';
import { Scale } from './scale';
import type { WebServiceProps } from './web-service-props';

/** What a web service is, with every default filled in: all that its renderers read. */
export interface WebServiceSpec {
  readonly pods: WorkloadSpec;
  readonly serviceName: string;
  readonly servicePort: number;
  readonly exposure: Exposure;
  readonly scale: Scale;
  readonly rollout: Rollout;
  readonly disruptionBudget?: DisruptionBudget;
  /** Seconds that a pod's containers may take to start. */
  readonly startup: number;
}

const DEFAULT_PORT = 8080;
const DEFAULT_SERVICE_PORT = 80;

export function resolveSpec(id: string, props: WebServiceProps, versions: KubernetesVersions): WebServiceSpec {
  const { port = DEFAULT_PORT, servicePort = DEFAULT_SERVICE_PORT } = props;
  const pods = resolveWorkload(
    {
      id,
      image: props.image,
      ports: { [PORT_NAME]: PodPort.offered(port, servicePort) },
      defaultHealth: Health.tcp(),
      versions,
    },
    props,
  );
  return {
    pods,
    serviceName: props.serviceName ?? pods.workloadName,
    servicePort,
    exposure: props.exposure ?? Exposure.clusterIp(),
    scale: props.scale ?? Scale.fixed(2),
    rollout: props.rollout ?? Rollout.rolling(),
    disruptionBudget: props.disruptionBudget,
    startup: startupOf(pods),
  };
}

/** Native sidecars start one after the other before the service, and others beside it. */
function startupOf(pods: WorkloadSpec): number {
  const own = startupSeconds(pods.container);
  const beside = pods.sidecars.map(startupSeconds);
  return hasNativeSidecars(pods.versions) ? beside.reduce((a, b) => a + b, own) : Math.max(own, ...beside);
}

const startupSeconds = ({ health }: ContainerSpec) => (health instanceof Health ? health._startupSeconds : 0);

export interface OfferedPort {
  readonly name: string;
  readonly servicePort: number;
  /** What the Service finds it by. */
  readonly target: number | string;
}

/** The ports that the Service offers, of whichever container. */
export function offeredPorts(pods: WorkloadSpec): OfferedPort[] {
  return containersOf(pods).flatMap((container) =>
    Object.entries(container.ports).flatMap(([name, port]) => {
      if (port?._servicePort === undefined) return [];
      // Not every cluster finds a native sidecar's port by its name.
      const target = container === pods.container ? name : port._port;
      return [{ name, servicePort: port._servicePort, target }];
    }),
  );
}
