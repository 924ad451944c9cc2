import type { Explanations } from './explanation';
import { FURTHER } from './further';
import { OBJECTS } from './objects';
import { PATCHED } from './patched';
import { ROUTING } from './routing';
import { VALUES } from './values';
import { WORKLOADS } from './workloads';

/** The codes that are explained, with code that has the fault and code that does not. */
export const EXPLANATIONS: Explanations = { ...VALUES, ...WORKLOADS, ...ROUTING, ...OBJECTS, ...PATCHED, ...FURTHER };
