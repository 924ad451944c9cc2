import { ACCESS } from './access';
import { AVAILABILITY } from './availability';
import { CLUSTER } from './cluster';
import { CONFIG } from './config';
import { DEFINITIONS } from './definitions';
import { GATEWAY } from './gateway';
import { HTTP_ROUTE } from './http-route';
import { NETWORK } from './network';
import { SERVICES } from './services';
import type { Shape } from './shape';
import { STORAGE } from './storage';
import { WEBHOOKS } from './webhooks';
import { WORKLOADS } from './workloads';

/** By group and kind: what the API server requires and takes, in stable versions of the API. */
export const SCHEMA: { readonly [kind: string]: Shape } = {
  ...WORKLOADS,
  ...SERVICES,
  ...NETWORK,
  ...GATEWAY,
  ...HTTP_ROUTE,
  ...AVAILABILITY,
  ...CONFIG,
  ...ACCESS,
  ...STORAGE,
  ...CLUSTER,
  ...WEBHOOKS,
  ...DEFINITIONS,
};
