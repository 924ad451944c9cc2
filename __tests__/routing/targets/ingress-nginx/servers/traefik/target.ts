import { IngressNginxServer, RoutingTarget } from '../../../../../../lib';

export const servedByTraefik = RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.traefik() });
