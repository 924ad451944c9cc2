import type { Duration } from 'cdk8s';
import type { k8s } from '../../cdk8s/k8s';
import { checkLabelMap, checkStruct, checkValue, wrongType } from '../../rules/check';
import { secondsFlaw } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** The effect of a taint on pods that do not tolerate it. */
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
  /**
   * The taint's key, for example `dedicated`.
   *
   * @default - any, with the given effect
   */
  readonly key?: string;

  /**
   * The taint's value.
   *
   * @default - any
   */
  readonly value?: string;

  /**
   * The taint's effect.
   *
   * @default - any
   */
  readonly effect?: TolerationEffect;

  /**
   * The time that pods stay once the taint `NO_EXECUTE` is there, in whole seconds.
   *
   * @default - for ever
   */
  readonly stay?: Duration;
}

const EXAMPLE = 'a list such as [{ key: "dedicated", value: "web" }]';

export function* checkTolerations(tolerations: unknown): Findings {
  if (!Array.isArray(tolerations)) {
    yield wrongType('tolerations', tolerations, EXAMPLE);
    return;
  }
  for (const toleration of tolerations) {
    if (yield* checkStruct('a toleration', toleration, ['key', 'value', 'effect', 'stay'])) {
      yield* checkToleration(toleration);
    }
  }
}

function* checkToleration({ key, value, effect, stay }: Partial<Toleration>): Findings {
  if (key === undefined && effect !== undefined) yield* checkAnyKey(value);
  else if (typeof key !== 'string') {
    yield wrongType('key of a toleration', key, 'the key of a taint, such as "dedicated"');
  } else yield* checkLabelMap('toleration', { [key]: value === undefined ? '' : value });
  if (stay !== undefined) yield* checkValue('duration', 'stay', stay, secondsFlaw);
  if (effect !== undefined && !Object.values(TolerationEffect).includes(effect)) {
    yield wrongType('effect of a toleration', effect, 'a value such as TolerationEffect.NO_SCHEDULE');
  } else if (stay !== undefined && effect !== TolerationEffect.NO_EXECUTE) {
    yield finding(
      'toleration',
      `stay ${show(stay)} of a toleration needs the effect TolerationEffect.NO_EXECUTE: set it, or leave stay out.`,
    );
  }
}

function* checkAnyKey(value: unknown): Findings {
  if (value === undefined) return;
  yield finding('toleration', `value ${show(value)} of a toleration has no key: write the key of the taint as well.`);
}

export function renderToleration({ key, value, effect, stay }: Toleration): k8s.Toleration {
  // Equal is the API server's default.
  const operator = value === undefined ? 'Exists' : undefined;
  // An empty value is dropped by the API server, and each later apply would want it back.
  return { key, operator, value: value || undefined, effect, tolerationSeconds: stay?.toSeconds() };
}
