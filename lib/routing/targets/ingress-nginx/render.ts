import type { Construct } from 'constructs';
import { k8s } from '../../../private/k8s';
import { recommendedLabels } from '../../../private/labels';
import { unlessEmpty } from '../../../private/objects';
import type { ServiceBackend } from '../../backend';
import type { RouteTable } from '../../route-table';
import type { PlannedIngress } from './plan';

export function renderIngress(scope: Construct, className: string, table: RouteTable, ingress: PlannedIngress): void {
  new k8s.KubeIngress(scope, ingress.name, {
    metadata: {
      name: ingress.name,
      labels: recommendedLabels(scope, { name: table.name, instance: ingress.name }),
      annotations: unlessEmpty(ingress.annotations),
    },
    spec: {
      ingressClassName: className,
      defaultBackend: ingress.defaultBackend && renderBackend(ingress.defaultBackend),
      rules: unlessEmpty(
        [...ingress.paths].map(([host, paths]) => ({
          host,
          http: {
            paths: paths.map(({ path, pathType, backend }) => ({ path, pathType, backend: renderBackend(backend) })),
          },
        })),
      ),
    },
  });
}

function renderBackend({ serviceName, servicePort }: ServiceBackend): k8s.IngressBackend {
  return { service: { name: serviceName, port: { number: servicePort } } };
}
