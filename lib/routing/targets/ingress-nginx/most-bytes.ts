/**
 * The most bytes for the rules of an Ingress that is not split: `kubectl apply` writes the whole object into an annotation, and the
 * API server takes 262144 bytes of annotations. The rest is for the other fields, certificates above all.
 */
export const MOST_BYTES = 200 * 1024;
