import { show } from '../../rules/show';
import type { AppObject } from './app-object';

/** A part of what the objects of a namespace ask for: so many times an amount. */
export interface Usage {
  /** The object as messages name it, such as `Deployment "user"`. */
  readonly title: string;
  readonly each: number;
  /** The number that runs in any case. */
  readonly least: number;
  /** The number that may run at once, with autoscalers at their most, rollouts and jobs. */
  readonly most: number;
}

/** The demand for a resource in a namespace. */
export interface Demand {
  readonly usages: readonly Usage[];
  /** Objects that ask for some as well, nobody knows how much. */
  readonly others: readonly string[];
  /** True for a resource that is a number of objects. */
  readonly isNumber: boolean;
}

export const titleOf = ({ kind, name }: Pick<AppObject, 'kind' | 'name'>): string => `${kind} ${show(name)}`;

/** An object that is counted once. */
export const once = (object: AppObject, each = 1): Usage => ({ title: titleOf(object), each, least: 1, most: 1 });

export const numberOf = (usages: readonly Usage[]): Demand => ({ usages, others: [], isNumber: true });
