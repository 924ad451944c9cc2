import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import { containersOf } from '../pods/workload-spec';
import { servicePortFields } from '../service/service';
import { nameOf } from '../service/service-ports';
import type { StatefulServiceSpec } from './stateful-service-spec';

/** The Service that gives each pod a DNS name. It leads to the pods themselves, so that it has the ports that they open. */
export function renderHeadlessService(scope: Construct, spec: StatefulServiceSpec): void {
  const { pods, headlessServiceName: name, headlessService } = spec;
  const ports = containersOf(pods).flatMap((container) => Object.entries(container.ports));
  const manifest = k8s.KubeService.manifest({
    metadata: { ...objectMetadata(scope, pods, headlessService), name },
    spec: {
      clusterIp: 'None',
      // Pods find each other before they are ready, which many are only then.
      publishNotReadyAddresses: true,
      selector: selectorLabels(pods),
      ports: ports.map(([port, it]) => servicePortFields(port || nameOf(it._protocol), it._port, it)),
    },
  });
  new ApiObject(scope, 'headless-service', manifest);
}
