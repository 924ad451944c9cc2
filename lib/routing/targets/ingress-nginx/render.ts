import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { type k8s, manifest } from '../../../cdk8s/k8s';
import { recommendedLabels } from '../../../cdk8s/labels';
import { unlessEmpty } from '../../../cdk8s/objects';
import type { ServiceBackend } from '../../table/backend';
import type { RouteTable } from '../../table/route-table';
import { issuerAnnotations } from '../cert-manager';
import { externalServices, nameInside } from './external-services';
import { nobody } from './plan';
import type { PlannedIngress } from './planned-ingress';

/**
 * @param issues whether this is the Ingress that asks cert-manager for certificates: two that ask for one Secret would
 * be in each other's way.
 */
export function renderIngress(
  scope: Construct,
  className: string,
  table: RouteTable,
  ingress: PlannedIngress,
  issues: boolean,
): void {
  new ApiObject(
    scope,
    `ingress-${ingress.name}`,
    manifest('Ingress', {
      metadata: {
        name: ingress.name,
        labels: recommendedLabels(scope, { name: table.name, instance: ingress.name }),
        annotations: unlessEmpty({ ...ingress.annotations, ...(issues && issuerAnnotations(table.tls)) }),
      },
      spec: {
        ingressClassName: className,
        defaultBackend: ingress.defaultBackend && renderBackend(table, ingress.defaultBackend),
        tls: ingress.isCanary ? undefined : unlessEmpty(renderTls(table, issues ? undefined : ingress)),
        rules: unlessEmpty(
          [...ingress.paths].map(([host, paths]) => ({
            host,
            http: {
              paths: paths.map(({ path, pathType, backend }) => ({
                path,
                pathType,
                backend: renderBackend(table, backend),
              })),
            },
          })),
        ),
      },
    }),
  );
}

/** Makes the Service that redirects name where the router has no other one. It has no pods, and its requests would get 503. */
export function renderNobody(scope: Construct, table: RouteTable): void {
  const { serviceName: name, servicePort: port } = nobody(table);
  new ApiObject(
    scope,
    'redirects',
    manifest('Service', {
      metadata: { name, labels: recommendedLabels(scope, { name: table.name, instance: name }) },
      spec: { clusterIP: 'None', ports: [{ port }] },
    }),
  );
}

/** The certificates of an Ingress's hosts and of the names redirected to them, or all of the table's. */
function renderTls({ hosts, tls }: RouteTable, ingress: PlannedIngress | undefined): k8s.IngressTls[] {
  const aliases = (host: string) => hosts.filter((entry) => entry.redirectedHost === host).map((entry) => entry.host);
  const isServed = (host: string) =>
    ingress === undefined || [host, ...aliases(host)].some((name) => ingress.paths.has(name));
  return tls
    .map(({ secretName, hosts: certified }) => ({ secretName, hosts: certified.filter(isServed) }))
    .filter(({ hosts: served }) => served.length > 0);
}

function renderBackend(table: RouteTable, service: ServiceBackend): k8s.IngressBackend {
  const { servicePort: number, servicePortName: name } = service;
  return { service: { name: nameInside(table, service), port: name === undefined ? { number } : { name } } };
}

/** Makes the Services that lead to those of other namespaces. */
export function renderExternalServices(scope: Construct, table: RouteTable, clusterDomain: string): void {
  for (const { name, namespace, serviceName, ports } of externalServices(table)) {
    new ApiObject(
      scope,
      `service-${name}`,
      manifest('Service', {
        metadata: { name, labels: recommendedLabels(scope, { name: table.name, instance: name }) },
        spec: {
          type: 'ExternalName',
          externalName: `${serviceName}.${namespace}.svc.${clusterDomain}`,
          ports: ports.map((port) => ({ name: ports.length > 1 ? `port-${port}` : undefined, port })),
        },
      }),
    );
  }
}
