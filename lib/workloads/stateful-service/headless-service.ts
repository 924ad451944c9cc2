import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { manifest } from '../../cdk8s/k8s';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import { PodPort } from '../pods/pod-port';
import { containersOf } from '../pods/workload-spec';
import { servicePortFields } from '../service/service';
import { nameOf } from '../service/service-ports';
import type { StatefulServiceSpec } from './stateful-service-spec';

/** The Service that gives each pod a DNS name. It leads to the pods themselves, so that it has the ports that they open. */
export function renderHeadlessService(scope: Construct, spec: StatefulServiceSpec): void {
  const { pods, headlessServiceName: name, headlessService } = spec;
  const fields = manifest('Service', {
    metadata: { ...objectMetadata(scope, pods, headlessService), name },
    spec: {
      clusterIP: 'None',
      // Pods find each other before they are ready, which many are only then.
      publishNotReadyAddresses: true,
      selector: selectorLabels(pods),
      ports: headlessPorts(spec).map(({ name, port }) => servicePortFields(name, port._port, port)),
    },
  });
  new ApiObject(scope, 'headless-service', fields);
}

/** The ports of the headless Service. */
export const headlessPorts = ({ pods }: StatefulServiceSpec) =>
  containersOf(pods).flatMap((container) =>
    Object.entries(container.ports)
      .filter(([, port]) => port instanceof PodPort)
      .map(([name, port]) => ({ name: name || nameOf(port._protocol), port, target: port._port })),
  );
