import type { Driver } from './driver';
import { envoyGateway } from './envoy-gateway';

/** Every implementation that can be asked. */
export const DRIVERS: readonly Driver[] = [envoyGateway];
