import type { CanaryHeader, CanarySplit, RouteBackend, ServiceBackend } from '../../table/backend';
import type { Route } from '../../table/route-table';
import type { Decider, MeantRule, Share } from './meant-rule';

type Forwarding = Pick<Route, 'rewrite' | 'policies'>;

/**
 * The rules of a path that goes to a backend. Of two rules with one path that with more header matches wins, and of as
 * many the first: header before cookie before weight, which has no header match.
 */
export function forwardRules(
  of: Pick<MeantRule, 'path' | 'written' | 'routeKey'>,
  backend: RouteBackend,
  { rewrite, policies }: Forwarding,
): MeantRule[] {
  const rule = (shares: Share[], decider?: Decider): MeantRule => {
    return { ...of, decider, answer: { to: 'backends', shares, rewrite }, policies };
  };
  const { stable, split } = backend;
  if (split === undefined) return [rule([{ backend: stable }])];
  const { canary, header, cookie } = split;
  return [...(header ? headersOf(header) : []), ...(cookie === undefined ? [] : cookiesOf(cookie))]
    .map(({ leadsTo, ...decider }) => rule([{ backend: leadsTo === 'canary' ? canary : stable }], decider))
    .concat(rule(shares(stable, split)));
}

type Leading = Decider & { readonly leadsTo: 'canary' | 'stable' };

function headersOf({ name, value, pattern }: CanaryHeader): Leading[] {
  if (value !== undefined) return [{ by: 'header', name, value, leadsTo: 'canary' }];
  if (pattern !== undefined) return [{ by: 'pattern', name, value: pattern, leadsTo: 'canary' }];
  return bothWays('header', name);
}

const cookiesOf = (cookie: string) => bothWays('cookie', cookie);

function bothWays(by: Decider['by'], name: string): Leading[] {
  return [
    { by, name, value: 'always', leadsTo: 'canary' },
    { by, name, value: 'never', leadsTo: 'stable' },
  ];
}

function shares(stable: ServiceBackend, { canary, weight, weightTotal, rollout }: CanarySplit): Share[] {
  if (weight === 0 && rollout !== true) return [{ backend: stable }];
  if (weight === weightTotal) return [{ backend: canary }];
  return [
    { backend: stable, weight: weightTotal - weight },
    { backend: canary, weight },
  ];
}
