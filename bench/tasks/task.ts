import type { Solved } from './solved';

/** A task: what is to be true of a solved folder, each end with its title. */
export interface Task {
  /** The YAML of the start, where that is no app. */
  readonly startsFrom?: string;
  /** The YAML of the solution, where that is no app. */
  readonly endsIn?: string;
  readonly ends: { readonly [title: string]: (solved: Solved) => boolean };
}
