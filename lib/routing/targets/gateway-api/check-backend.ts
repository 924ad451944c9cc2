import { show } from '../../../rules/show';
import type { RouteBackend } from '../../table/backend';
import type { TargetFindings } from '../routing-target';
import { finding } from './codes';
import { MAX_HEADER_NAME, MAX_HEADER_VALUE } from './limits';
import { cookiePattern, longestPattern } from './patterns';

const MAX_WEIGHT = 1_000_000;

/** Checks that a release fits into an HTTPRoute; messages begin with the words for its route. */
export function* checkBackend(what: string, { split }: RouteBackend): TargetFindings {
  if (split === undefined) return;
  const { header, cookie, weight, weightTotal } = split;
  if (Math.max(weight, weightTotal - weight) > MAX_WEIGHT) {
    const message = `${what} goes to a release of the weightTotal ${weightTotal}: Gateway API takes shares of at most ${MAX_WEIGHT}.`;
    yield finding('gateway-limit', message);
  }
  if (header !== undefined && header.name.length > MAX_HEADER_NAME) {
    const message = `${what} goes to a release by the header ${show(header.name)} of ${header.name.length} characters: Gateway API allows ${MAX_HEADER_NAME}.`;
    yield finding('gateway-limit', message);
  }
  const parts = [
    ['header value', header?.value, MAX_HEADER_VALUE],
    ['header pattern', header?.pattern, longestPattern(MAX_HEADER_VALUE)],
  ] as const;
  for (const [part, text = '', most] of parts) {
    if (text.length <= most) continue;
    const message = `${what} goes to a release by a ${part} of ${text.length} characters: Gateway API allows ${most}.`;
    yield finding('gateway-limit', message);
  }
  const { length } = cookie === undefined ? '' : cookiePattern(cookie, 'always');
  if (length <= MAX_HEADER_VALUE) return;
  const message = `${what} goes to a release by a cookie whose pattern has ${length} characters: Gateway API allows ${MAX_HEADER_VALUE}.`;
  yield finding('gateway-limit', message);
}
