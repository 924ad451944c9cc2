import { type IRoutingTarget, type RouteTable, TargetSupport } from '../../../lib';
import type { Option } from '../../../lib/routing/targets/capability';
import { usesOf } from '../../../lib/routing/targets/uses';
import type { RoutingCase } from '../cases';

/** Whether a target takes an option, as it declares. */
export function takes(target: IRoutingTarget, option: Option): boolean {
  const support = target.capabilities[option]?.support;
  return support === TargetSupport.FAITHFUL || support === TargetSupport.DIFFERS;
}

/** The options of a case that a target refuses, as it declares. */
export function lackingOf(target: IRoutingTarget, { features }: RoutingCase): Option[] {
  return features.filter((option) => !takes(target, option));
}

/** The beginnings of the messages that refuse options of a table. */
export function refusalsOf(table: RouteTable, options: readonly Option[]): string[] {
  return [...usesOf(table)].filter(({ option }) => options.includes(option)).map(({ text }) => text);
}
