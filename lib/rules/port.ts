import { isWholeNumber } from './numbers';

export function portFlaw(port: unknown): string | undefined {
  return isWholeNumber(port, 1, 65535) ? undefined : 'is outside 1..65535: write a whole number, for example 8080';
}

/** The API server's default range: https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport */
export function nodePortFlaw(port: unknown): string | undefined {
  if (isWholeNumber(port, 30000, 32767)) return undefined;
  return 'is outside 30000..32767: write one of those, or leave it out to let the cluster choose';
}

/** IANA_SVC_NAME, the rule for names of container ports: https://www.rfc-editor.org/rfc/rfc6335#section-5.1 */
export function portNameFlaw(name: unknown): string | undefined {
  const isName =
    typeof name === 'string' && name.length <= 15 && /^(?!-)(?!.*--)(?=.*[a-z])[-a-z0-9]*[a-z0-9]$/.test(name);
  if (isName) return undefined;
  return 'is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc"';
}
