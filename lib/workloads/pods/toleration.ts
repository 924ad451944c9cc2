import type { Duration } from 'cdk8s';
import type { k8s } from '../../cdk8s/k8s';
import { checkSeconds } from '../../rules/amounts';
import { checkLabelMap } from '../../rules/names';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';

/** What a taint does to pods that do not tolerate it. */
export enum TolerationEffect {
  /** They are not scheduled on the node. */
  NO_SCHEDULE = 'NoSchedule',
  /** They are scheduled on it as a last resort. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** They are not scheduled on it, and those that run there are evicted. */
  NO_EXECUTE = 'NoExecute',
}

/** A taint of nodes that pods may run on all the same. */
export interface Toleration {
  /** The taint's key, for example `dedicated`. */
  readonly key: string;

  /**
   * The taint's value.
   *
   * @default - any
   */
  readonly value?: string;

  /**
   * What the taint does.
   *
   * @default - anything
   */
  readonly effect?: TolerationEffect;

  /**
   * How long pods stay once the taint `NO_EXECUTE` is there; whole seconds.
   *
   * @default - for ever
   */
  readonly stay?: Duration;
}

export function checkTolerations(report: Report, tolerations: unknown): void {
  if (!Array.isArray(tolerations)) {
    report(`tolerations ${show(tolerations)} is no list: write, for example, [{ key: "dedicated", value: "web" }].`);
    return;
  }
  for (const toleration of tolerations) {
    if (!checkStruct(report, 'a toleration', toleration, ['key', 'value', 'effect', 'stay'])) continue;
    const { key, value, effect, stay } = toleration as Partial<Toleration>;
    if (typeof key !== 'string')
      report(`key ${show(key)} of a toleration is no text: write that of a taint, for example "dedicated".`);
    else checkLabelMap(report, 'toleration', { [key]: value === undefined ? '' : value });
    checkSeconds(report, 'stay', stay);
    if (effect !== undefined && !Object.values(TolerationEffect).includes(effect)) {
      report(`effect ${show(effect)} of a toleration is unknown: write, for example, TolerationEffect.NO_SCHEDULE.`);
    } else if (stay !== undefined && effect !== TolerationEffect.NO_EXECUTE) {
      report(
        `stay ${show(stay)} of a toleration needs the effect TolerationEffect.NO_EXECUTE: set it, or leave stay out.`,
      );
    }
  }
}

export function renderToleration({ key, value, effect, stay }: Toleration): k8s.Toleration {
  // Equal is what the API server fills in.
  const operator = value === undefined ? 'Exists' : undefined;
  // An empty value is dropped by the API server, and each later apply would want it back.
  return { key, operator, value: value || undefined, effect, tolerationSeconds: stay?.toSeconds() };
}
