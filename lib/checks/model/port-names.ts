export const PROTOCOLS: readonly string[] = ['TCP', 'UDP', 'SCTP'];

/** The name of a container's port, by RFC 6335. */
export function isPortName(name: unknown): boolean {
  return (
    typeof name === 'string' &&
    name.length <= 15 &&
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) &&
    /[a-z]/.test(name) &&
    !name.includes('--')
  );
}
