import type { RouteTable } from '../table/route-table';
import type { Place } from './place';
import type { IRoutingTarget, TargetFinding } from './routing-target';

/** What a target tells the router beyond its public interface. Every trait has a default, which third-party targets get. */
export interface TargetTraits {
  /** The single targets that it consists of. */
  parts(): IRoutingTarget[];
  /** Problems of its options alone, independent of any table. */
  optionProblems(): TargetFinding[];
  /** The servers and listeners on which it serves a table. */
  placesOf(table: RouteTable): Place[];
  /** Problems next to another router that serves every host from the same place. */
  problemsBeside(table: RouteTable, otherRouter: string): string[];
  /** Distinguishes its objects from those of another target of the same class. */
  shortName(): string;
}

const TRAITS = new WeakMap<object, Partial<TargetTraits>>();

/** Declares the traits of a target; call it in the constructor. */
export function implementTraits(target: IRoutingTarget, traits: Partial<TargetTraits>): void {
  TRAITS.set(target, traits);
}

export function traitsOf(target: IRoutingTarget): TargetTraits {
  const name = String(target?.name);
  return {
    parts: () => [target],
    optionProblems: () => [],
    placesOf: () => [{ server: name }],
    problemsBeside: () => [],
    shortName: () =>
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, ''),
    ...(typeof target === 'object' && target !== null ? TRAITS.get(target) : undefined),
  };
}
