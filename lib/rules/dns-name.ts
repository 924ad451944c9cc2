/** Longest DNS label, and so longest Service name and label value. */
export const MAX_LABEL = 63;

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Rules for names of objects: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export function isDnsLabel(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_LABEL && LABEL.test(value);
}

export function isDnsSubdomain(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 253 && SUBDOMAIN.test(value);
}

/** RFC 1123 label: namespaces, containers, parts of names. */
export function dnsLabelFlaw(value: unknown): string | undefined {
  if (isDnsLabel(value)) return undefined;
  if (typeof value === 'string' && LABEL.test(value)) return tooLong(value, MAX_LABEL);
  return `is not a DNS label: write at most ${MAX_LABEL} lower-case letters, digits and "-"${suggestion(value)}`;
}

/** RFC 1035 label, the rule of Services: unlike an RFC 1123 label it starts with a letter. */
export function serviceNameFlaw(value: unknown): string | undefined {
  if (isDnsLabel(value) && /^\d/.test(value))
    return `starts with a digit: write a letter first, for example "v${value}"`;
  return dnsLabelFlaw(value);
}

/** RFC 1123 subdomain, the rule of most kinds. */
export function dnsSubdomainFlaw(value: unknown): string | undefined {
  if (isDnsSubdomain(value)) return undefined;
  if (typeof value === 'string' && SUBDOMAIN.test(value)) return tooLong(value, 253);
  return `is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and "."${suggestion(value)}`;
}

/** A segment of a URL's path, the rule of roles and a few other kinds. */
export function pathSegmentFlaw(value: unknown): string | undefined {
  const isSegment = typeof value === 'string' && value !== '' && !/^\.\.?$|[/%]/.test(value);
  return isSegment ? undefined : 'is not a path segment: write a name without "/" and "%"';
}

const tooLong = (value: string, most: number) => `has ${value.length} characters: write at most ${most}`;

/** `, for example "user-api"`, from the letters that the value has. */
function suggestion(value: unknown): string {
  const letters = typeof value === 'string' ? value.toLowerCase().replace(/[^a-z0-9]+/g, '-') : '';
  return `, for example "${letters.replace(/^-+|-+$/g, '').slice(0, MAX_LABEL) || 'user'}"`;
}
