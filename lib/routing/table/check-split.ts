import { checkStruct, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { cookieNameFlaw, headerNameFlaw, headerValueFlaw } from '../../rules/header';
import { isWholeNumber } from '../../rules/numbers';
import { show } from '../../rules/show';
import { finding } from '../codes';
import type { CanaryHeader, CanarySplit } from './backend';
import { regexFlaw } from './regex';

/** Checks the rules by which a canary gets requests. */
export function* checkSplit({ weight, weightTotal, header, cookie, rollout }: CanarySplit): Findings {
  if (!isWholeNumber(weightTotal, 100)) {
    const fix = 'leave it out, or write 1000 for tenths of a percent';
    yield finding('canary', `weightTotal ${show(weightTotal)} must be a whole number of 100 or more: ${fix}.`);
  } else if (!isWholeNumber(weight, 0, weightTotal)) {
    const fix = weightTotal === 100 ? 'write a percentage, or set weightTotal' : 'write a part of weightTotal';
    yield finding('canary', `weight ${show(weight)} is outside 0..${weightTotal}: ${fix}.`);
  }
  if (header !== undefined && (yield* checkStruct('a canary header', header, ['name', 'value', 'pattern']))) {
    yield* checkHeader(header);
  }
  if (cookie !== undefined) yield* checkValue('header', 'canary cookie', cookie, cookieNameFlaw);
  if (weight === 0 && header === undefined && cookie === undefined && rollout !== true) {
    yield finding('canary', 'the canary never gets a request: set weight, header or cookie.');
  }
}

function* checkHeader({ name, value, pattern }: CanaryHeader): Findings {
  yield* checkValue('header', 'canary header name', name, headerNameFlaw);
  if (value !== undefined && pattern !== undefined) {
    yield finding('canary', 'a canary header has both a value and a pattern: keep one of the two.');
  }
  if (value !== undefined) yield* checkValue('header', 'canary header value', value, headerValueFlaw);
  const flaw = pattern === undefined ? undefined : patternFlaw(pattern);
  if (flaw !== undefined) {
    yield finding('canary', `header pattern ${show(pattern)} is not understood alike by all targets: ${flaw}.`);
  }
}

function patternFlaw(pattern: unknown): string | undefined {
  if (typeof pattern !== 'string') return 'it is not a string';
  return pattern === '' ? 'it is empty' : regexFlaw(pattern);
}
