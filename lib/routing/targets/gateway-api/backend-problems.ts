import { show } from '../../../rules/show';
import type { RouteBackend } from '../../table/backend';
import { cookiePattern, longestPattern } from './rules';

const MAX_WEIGHT = 1_000_000;
export const MAX_HEADER_NAME = 256;
const MAX_HEADER_VALUE = 4096;

/** What of a release is more than an HTTPRoute holds. */
export function checkBackend({ split }: RouteBackend): string[] {
  if (split === undefined) return [];
  const { header, cookie, weight, weightTotal } = split;
  const found: string[] = [];
  if (Math.max(weight, weightTotal - weight) > MAX_WEIGHT) {
    found.push(
      `goes to a release of the weightTotal ${weightTotal}: Gateway API takes shares of at most ${MAX_WEIGHT}.`,
    );
  }
  if (header !== undefined && header.name.length > MAX_HEADER_NAME) {
    found.push(
      `goes to a release by the header ${show(header.name)} of ${header.name.length} characters: Gateway API takes ${MAX_HEADER_NAME}.`,
    );
  }
  const lengths = { value: MAX_HEADER_VALUE, pattern: longestPattern(MAX_HEADER_VALUE) } as const;
  for (const what of ['value', 'pattern'] as const) {
    const { length = 0 } = header?.[what] ?? '';
    if (length > lengths[what]) {
      found.push(`goes to a release by a header ${what} of ${length} characters: Gateway API takes ${lengths[what]}.`);
    }
  }
  const { length } = cookie === undefined ? '' : cookiePattern(cookie, 'always');
  if (length > MAX_HEADER_VALUE) {
    found.push(
      `goes to a release by a cookie whose pattern has ${length} characters: Gateway API takes ${MAX_HEADER_VALUE}.`,
    );
  }
  return found;
}
