import type { RoutePolicies } from '../../../../table/policies';
import type { MeantRule } from '../../meant-rule';
import type { Unit } from '../../units';

/**
 * The rules of a host, each guarded one followed by a rule without a backend for the same path. Traefik drops a rule whose
 * Middleware it cannot make, for want of a Secret or in the first seconds after its start: a route of wider reach would
 * answer then, where this rule answers with 500.
 */
export function arrange(units: readonly Unit[]): readonly Unit[] {
  const guards = new Set(units.flat().filter(forwards).map(guardsOf));
  if (guards.size < 2) return units;
  return units.map((unit) =>
    unit.flatMap((rule, index) => {
      const isLast = unit[index + 1]?.path?.path !== rule.path?.path;
      return isLast && forwards(rule) && guardsOf(rule) !== NONE ? [rule, closed(rule)] : [rule];
    }),
  );
}

const NONE = JSON.stringify([]);

/** The guards of a rule that say who may pass, as a text. */
function guardsOf({ policies }: MeantRule): string {
  const { allowFrom, basicAuth, externalAuth }: RoutePolicies = policies;
  return JSON.stringify([allowFrom, basicAuth, externalAuth].filter((guard) => guard !== undefined));
}

const forwards = ({ answer }: MeantRule) => answer.to === 'backends';

/** A rule that answers with 500. */
function closed({ path, written }: MeantRule): MeantRule {
  return { path, written, answer: { to: 'backends', shares: [] }, policies: {} };
}
