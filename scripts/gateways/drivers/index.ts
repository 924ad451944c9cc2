import type { Driver } from './driver';
import { envoyGateway } from './envoy-gateway';
import { envoyGatewayKubernetes } from './envoy-gateway-kubernetes';
import { nginxGatewayFabric } from './nginx-gateway-fabric';
import { traefik } from './traefik';
import { traefikIngressNginx } from './traefik-ingress-nginx';

/** Every implementation that can be asked. */
export const DRIVERS: readonly Driver[] = [
  envoyGateway,
  envoyGatewayKubernetes,
  traefik,
  traefikIngressNginx,
  nginxGatewayFabric,
];
