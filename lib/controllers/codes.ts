import { type Codes, findingOf } from '../rules/finding';

/** Findings about controllers, one code for a notion. */
export const CONTROLLER_CODES = {
  'controller-namespace': 'A controller in a namespace that belongs to the cluster.',
  'controller-image': 'Options about the images of a controller of which one has no effect.',
  'external-traffic-policy': 'A policy for requests from outside the cluster on a controller that they cannot reach.',
  'real-ip': 'A header that nginx cannot read the address of a client from.',
  'log-format': 'A log format that would break the configuration of nginx, or its own JSON.',
  'hsts-preload': 'A Strict-Transport-Security header that browsers do not preload.',
  gzip: 'Media types that nginx cannot compress.',
} satisfies Codes;

export const finding = findingOf(CONTROLLER_CODES);
