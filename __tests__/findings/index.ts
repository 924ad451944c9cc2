import { AMOUNTS } from './amounts';
import { API_OBJECTS } from './api-objects';
import { APPS } from './apps';
import { CONTROLLERS } from './controllers';
import type { Explanations } from './explanation';
import { FILES } from './files';
import { FURTHER } from './further';
import { GATEWAYS } from './gateways';
import { INGRESSES } from './ingresses';
import { NEIGHBOURS } from './neighbours';
import { NGINX_ROUTES } from './nginx-routes';
import { OBJECTS } from './objects';
import { PATCHED } from './patched';
import { PODS } from './pods';
import { ROUTING } from './routing';
import { TRAEFIK } from './traefik';
import { VALUES } from './values';
import { WORKLOADS } from './workloads';

/** Every code with what happens on a cluster, and with code that has the fault and code that does not. */
export const EXPLANATIONS: Explanations = {
  ...VALUES,
  ...AMOUNTS,
  ...WORKLOADS,
  ...PODS,
  ...ROUTING,
  ...NGINX_ROUTES,
  ...TRAEFIK,
  ...GATEWAYS,
  ...INGRESSES,
  ...CONTROLLERS,
  ...NEIGHBOURS,
  ...OBJECTS,
  ...API_OBJECTS,
  ...PATCHED,
  ...FURTHER,
  ...APPS,
  ...FILES,
};
