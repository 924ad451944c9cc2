import { k8s } from '../../../cdk8s/k8s';
import { type HttpGetOptions, renderHttpGet } from './http-get';

/** A port of a container. */
export interface PortReference {
  readonly name: string;
  readonly number: number;
}

/** The question of a probe. */
export type ProbeHandler = (port: PortReference) => Pick<k8s.Probe, 'httpGet' | 'tcpSocket' | 'grpc' | 'exec'>;

export const tcp: ProbeHandler = ({ name }) => ({ tcpSocket: { port: k8s.IntOrString.fromString(name) } });

export const httpGet =
  (path: string, options: HttpGetOptions): ProbeHandler =>
  ({ name }) => ({ httpGet: renderHttpGet(path, k8s.IntOrString.fromString(name), options) });

export const grpc =
  (service: string | undefined): ProbeHandler =>
  ({ number }) => ({ grpc: { port: number, service } });

export const exec =
  (command: string[]): ProbeHandler =>
  () => ({ exec: { command } });
