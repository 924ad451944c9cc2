export const GROUP = 'gateway.networking.k8s.io';

/** The most objects that one ReferenceGrant names. */
export const MAX_GRANTED = 16;

/** Lengths that several fields of an HTTPRoute have in common (its CRD, standard channel v1.6). */
export const MAX_PATH = 1024;
export const MAX_HOST = 253;
export const MAX_HEADER_NAME = 256;
export const MAX_HEADER_VALUE = 4096;

/** The most rules of an HTTPRoute. */
export const MAX_RULES = 16;
