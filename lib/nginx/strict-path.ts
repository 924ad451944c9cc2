/** The option `strict-validate-path-type` of the ConfigMap, which is on by default (internal/ingress/inspector/rules.go). */
const STRICT_PATH = /^\/[A-Za-z0-9._\-/]*$/;

/** True for a path that the admission webhook takes with the type Exact or Prefix. */
export function isStrictPath(path: string): boolean {
  return STRICT_PATH.test(path);
}
