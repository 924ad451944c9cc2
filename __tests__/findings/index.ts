import { AMOUNTS } from './amounts';
import { API_OBJECTS } from './api-objects';
import { CONTROLLERS } from './controllers';
import type { Explanations } from './explanation';
import { FURTHER } from './further';
import { INGRESSES } from './ingresses';
import { NEIGHBOURS } from './neighbours';
import { OBJECTS } from './objects';
import { PATCHED } from './patched';
import { PODS } from './pods';
import { ROUTING } from './routing';
import { VALUES } from './values';
import { WORKLOADS } from './workloads';

/** The codes that are explained, with code that has the fault and code that does not. */
export const EXPLANATIONS: Explanations = {
  ...VALUES,
  ...AMOUNTS,
  ...WORKLOADS,
  ...PODS,
  ...ROUTING,
  ...INGRESSES,
  ...CONTROLLERS,
  ...NEIGHBOURS,
  ...OBJECTS,
  ...API_OBJECTS,
  ...PATCHED,
  ...FURTHER,
};
