import { isSame } from '../same-value';
import { ACCESS } from './access';
import { LIMITS } from './limits';
import { namedSettings } from './named-settings';
import { PODS_AND_PAGES } from './pods-and-pages';
import type { Aspect, Treatment } from './treatment';

/** One aspect of a treatment that is not what it was. */
export interface TreatmentDifference {
  readonly kind: 'traffic' | 'less-safe';
  readonly before: string;
  readonly after: string;
  /** The treatment that requests have now, as the end of a sentence. */
  readonly words: string;
}

export function treatmentDifferences(before: Treatment, after: Treatment): TreatmentDifference[] {
  const aspects = [...ACCESS, ...LIMITS, ...PODS_AND_PAGES, ...namedSettings(before, after)];
  return aspects
    .filter(({ of }) => !isSame(of(before), of(after)))
    .map((aspect) => ({
      kind: aspect.isWeaker?.(before, after) ? 'less-safe' : 'traffic',
      before: factWords(aspect, before),
      after: factWords(aspect, after),
      words: changeWords(aspect, before, after),
    }));
}

function factWords({ noun, of, words }: Aspect, treatment: Treatment): string {
  return of(treatment) === undefined ? `no ${noun}` : `${noun}: ${words(treatment)}`;
}

function changeWords({ noun, isCounted = true, of, words }: Aspect, before: Treatment, after: Treatment): string {
  const article = isCounted ? (/^[aeiou]/.test(noun) ? 'an ' : 'a ') : '';
  if (of(after) === undefined) return `have no ${noun} (${words(before)}) any more`;
  if (of(before) === undefined) return `have ${article}${noun} (${words(after)}) now`;
  return `have ${isCounted ? 'a ' : ''}different ${noun}: ${words(after)} instead of ${words(before)}`;
}
