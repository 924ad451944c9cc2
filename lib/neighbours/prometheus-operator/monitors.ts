import type { Construct } from 'constructs';
import { PodMonitor, ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import type { k8s } from '../../cdk8s/k8s';

/** The place of metrics in pods, and how often Prometheus asks for them. */
export interface Monitor {
  readonly metadata: k8s.ObjectMeta;
  /** Labels of the pods, or of their Service. */
  readonly selector: { readonly [key: string]: string };
  readonly path: string;
  readonly isSecure: boolean;
  readonly intervalSeconds?: number;
}

/** A port of containers by its name, or by its number where it has none. */
export interface MonitoredPort {
  readonly name: string;
  readonly number: number;
}

export function renderPodMonitor(scope: Construct, monitor: Monitor, { name, number }: MonitoredPort): void {
  const port = name === '' ? { portNumber: number } : { port: name };
  new PodMonitor(scope, 'pod-monitor', {
    metadata: monitor.metadata,
    spec: {
      selector: { matchLabels: { ...monitor.selector } },
      podMetricsEndpoints: [{ ...port, ...endpointOf(monitor) }],
    },
  });
}

/** A port of a Service by its name, or by that of its pods where it has none. */
export interface MonitoredServicePort {
  readonly name: string;
  readonly target: number | string;
  /** The Service, where others with the same labels have a port of this name as well. */
  readonly onlyService?: string;
}

export function renderServiceMonitor(scope: Construct, monitor: Monitor, port: MonitoredServicePort): void {
  const { name, target, onlyService } = port;
  new ServiceMonitor(scope, 'service-monitor', {
    metadata: monitor.metadata,
    spec: {
      selector: { matchLabels: { ...monitor.selector } },
      endpoints: [
        {
          ...(name === '' ? { targetPort: target } : { port: name }),
          ...endpointOf(monitor),
          ...(onlyService !== undefined && {
            relabelings: [{ sourceLabels: ['__meta_kubernetes_service_name'], regex: onlyService, action: 'keep' }],
          }),
        },
      ],
    },
  });
}

/** The fields that are not the operator's own defaults. */
const endpointOf = ({ path, isSecure, intervalSeconds }: Monitor) => ({
  ...(path !== '/metrics' && { path }),
  ...(isSecure && { scheme: 'https' }),
  ...(intervalSeconds !== undefined && { interval: `${intervalSeconds}s` }),
});
