import type { AppIndex } from './app-index';
import { mostPods } from './pod-numbers';
import { at } from './read';
import type { Workload } from './workload';

/** The numbers of the pods of a StatefulSet, of which the last is not included. */
export interface Ordinals {
  readonly first: number;
  readonly end: number;
}

/** The most pods that a StatefulSet may have; any number where that is not known. */
export function ordinalsOf(app: AppIndex, set: Workload): Ordinals {
  const first = Number(at(set.object.json, 'spec', 'ordinals', 'start') ?? 0);
  return { first, end: first + (mostPods(app, set) ?? Number.POSITIVE_INFINITY) };
}
