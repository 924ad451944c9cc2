import { availability } from './availability';
import { cluster } from './cluster';
import { config } from './config';
import { gateway } from './gateway';
import { network } from './network';
import type { Whole } from './object';
import { workloads } from './workloads';

/** Objects that have about every field which people write. */
export const WHOLE: Whole = { ...workloads, ...network, ...gateway, ...availability, ...config, ...cluster };
