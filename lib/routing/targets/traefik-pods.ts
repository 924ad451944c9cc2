import type { RequestSource } from './request-source';

/** The pods of Traefik, whose chart goes into a namespace of the user's choice: https://github.com/traefik/traefik-helm-chart */
export const TRAEFIK_PODS: RequestSource = { podLabels: { 'app.kubernetes.io/name': 'traefik' } };
