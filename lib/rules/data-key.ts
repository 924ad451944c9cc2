/** Keys of ConfigMaps and Secrets: https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object */
export function dataKeyFlaw(key: unknown): string | undefined {
  if (typeof key === 'string' && /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/.test(key)) return undefined;
  return 'is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml"';
}

/** Keys of maps that never reach the YAML: cdk8s fails over the one, and JavaScript drops the other. */
export function isLostKey(key: string): boolean {
  return key === 'constructor' || key === '__proto__';
}
