import type { AsWritten, k8s } from '../../../cdk8s/k8s';
import { type HttpGetOptions, renderHttpGet } from './http-get';
import { type PortReference, renderPort } from './port-reference';

/** The question of a probe. */
export type ProbeHandler = (
  port: PortReference,
) => Pick<AsWritten<k8s.Probe>, 'httpGet' | 'tcpSocket' | 'grpc' | 'exec'>;

export const tcp: ProbeHandler = (port) => ({ tcpSocket: { port: renderPort(port) } });

export const httpGet =
  (path: string, options: HttpGetOptions): ProbeHandler =>
  (port) => ({ httpGet: renderHttpGet(path, port, options) });

export const grpc =
  (service: string | undefined): ProbeHandler =>
  ({ number }) => ({ grpc: { port: number, service } });

export const exec =
  (command: string[]): ProbeHandler =>
  () => ({ exec: { command } });
