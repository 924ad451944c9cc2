import { PathMatch } from '../../../../table/path-match';
import { toBytes } from '../../../../table/paths';
import { wholeMatch } from '../../../../table/regex';
import type { MeantRule, RoutePath } from '../../meant-rule';
import { filled } from '../../patterns';
import type { Unit } from '../../units';
import { inOrder } from './spelled-out';

/** The text that rules must have in common to stand in one HTTPRoute. */
type PartOf = (rule: MeantRule) => string;

/**
 * The rules of a host as NGINX Gateway Fabric needs them. It writes a prefix as `location /a/` and `location = /a`, of which nginx
 * takes the latter before any regular expression. It drops a policy whose HTTPRoute has a path that another HTTPRoute of the host
 * has as well, whatever the types of the two (internal/controller/state/graph/policies.go, checkForRouteOverlap). And nginx
 * redirects `/a` to `/a/` where there is a location `/a/`, be it exact, and none for `/a`.
 */
export function arrange(given: readonly Unit[], partOf: PartOf): Unit[] {
  const units = respelled(given);
  const rules = units.flat();
  const taken = units.flatMap((unit) => exactsFor(unit, rules));
  const exacts = [...units.filter((unit) => isOf(unit[0], PathMatch.EXACT)), ...taken];
  const apart = (path: string, unit: Unit) => {
    const exact = exacts.find(([first]) => first?.path?.path === path)?.[0];
    const [rule] = unit;
    return exact !== undefined && rule !== undefined && partOf(exact) !== partOf(rule);
  };
  const root = units.find((unit) => isOf(unit[0], PathMatch.PREFIX, '/'));
  const longest = Math.max(0, ...rules.filter((rule) => isOf(rule, PathMatch.REGEX)).map(lengthOf));
  return [...units, ...taken].map((unit) => {
    const { match, path = '/' } = unit[0]?.path ?? {};
    if (match === PathMatch.PREFIX && path !== '/' && apart(path, unit)) {
      // The path without the slash is the exact route's.
      return at(unit, { match, path: `${path}/` });
    }
    if (match !== PathMatch.EXACT || !path.endsWith('/')) return unit;
    const isHidden = path === '/' ? root !== undefined && apart('/', root) : !rules.some(isAt(path.slice(0, -1)));
    return isHidden ? at(unit, { match: PathMatch.REGEX, path: filled(literal(path), longest + 1) }) : unit;
  });
}

function respelled(units: readonly Unit[]): Unit[] {
  const isRegex = (rule: MeantRule) => isOf(rule, PathMatch.REGEX);
  const rules = units.flat();
  const comparesHeaders = rules.some(({ decider, hostPattern }) => decider !== undefined || hostPattern !== undefined);
  const expressions = rules.filter(isRegex).map(({ written }) => written);
  const patterns = inOrder(expressions, comparesHeaders);
  return units.map((unit) =>
    unit.map((rule) => {
      const path = isRegex(rule) ? patterns.get(rule.written) : undefined;
      return path === undefined ? rule : { ...rule, path: { match: PathMatch.REGEX, path } };
    }),
  );
}

/** The rules of the regular expression that takes the path of a prefix itself, for this path. */
function exactsFor(unit: Unit, rules: readonly MeantRule[]): Unit[] {
  const { match, path = '/' } = unit[0]?.path ?? {};
  if (match !== PathMatch.PREFIX || path === '/') return [];
  if (rules.some((rule) => isOf(rule, PathMatch.EXACT, path))) return [];
  const taker = rules.find((rule) => isOf(rule, PathMatch.REGEX) && wholeMatch(rule.written).test(toBytes(path)));
  if (taker === undefined) return [];
  const same = rules.filter((rule) => isOf(rule, PathMatch.REGEX) && rule.written === taker.written);
  return [at(same, { match: PathMatch.EXACT, path })];
}

/** True for rules that have a location for a path. */
const isAt = (path: string) => (rule: MeantRule) =>
  isOf(rule, PathMatch.EXACT, path) || isOf(rule, PathMatch.PREFIX, path);

/** A path as a regular expression. */
const literal = (path: string) => path.replace(/[.$()+]/g, '\\$&');

const at = (unit: Unit, path: RoutePath): Unit => unit.map((rule) => ({ ...rule, path }));

const isOf = (rule: MeantRule | undefined, match: PathMatch, path = rule?.path?.path) =>
  rule?.path?.match === match && rule.path.path === path;

const lengthOf = ({ path }: MeantRule) => path?.path.length ?? 0;
