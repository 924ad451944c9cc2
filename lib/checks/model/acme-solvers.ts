import { at, type Fields, fieldsOf, listOf, stringMapOf, stringOf } from './read';

/** The fit of a selector, the most important first: exact names, labels of a zone, labels of the certificate. */
type Fit = readonly [names: number, zones: number, labels: number];

/**
 * The solver that cert-manager takes for a host of a certificate: the most specific of those that fit, and the first of several. An
 * ACME server asks for wildcards by DNS-01 only.
 * https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/controller/acmeorders/util.go
 *
 * @param labels those of the Certificate, or of the Ingress or Gateway that asks for it.
 */
export function pickSolver(
  solvers: readonly Fields[],
  host: string,
  labels: { readonly [key: string]: string },
): Fields | undefined {
  const isWildcard = host.startsWith('*.');
  let picked: { readonly solver: Fields; readonly fit: Fit } | undefined;
  for (const solver of solvers) {
    const answers = solver.dns01 !== undefined || (solver.http01 !== undefined && !isWildcard);
    const fit = answers ? fitOf(fieldsOf(solver.selector), host, labels) : undefined;
    if (fit !== undefined && (picked === undefined || isBetter(fit, picked.fit))) picked = { solver, fit };
  }
  return picked?.solver;
}

/** Undefined for a selector that does not fit. One without entries fits everything. */
function fitOf(selector: Fields, host: string, labels: { readonly [key: string]: string }): Fit | undefined {
  const [names, zones] = [textsOf(selector.dnsNames), textsOf(selector.dnsZones)];
  const wanted = Object.entries(stringMapOf(selector.matchLabels));
  const inZones = zones.filter((zone) => host === zone || host.endsWith(`.${zone}`));
  if (names.length > 0 && !names.includes(host)) return undefined;
  if (zones.length > 0 && inZones.length === 0) return undefined;
  if (!wanted.every(([key, value]) => labels[key] === value)) return undefined;
  return [Math.min(names.length, 1), Math.max(0, ...inZones.map((zone) => zone.split('.').length)), wanted.length];
}

function isBetter(fit: Fit, other: Fit): boolean {
  const index = fit.findIndex((value, position) => value !== other[position]);
  return index >= 0 && (fit[index] ?? 0) > (other[index] ?? 0);
}

/** The labels by which solvers may be selected. */
export const solverLabels = (json: Fields) => stringMapOf(at(json, 'metadata', 'labels'));

const textsOf = (values: unknown) => listOf(values).flatMap((value) => stringOf(value) ?? []);
