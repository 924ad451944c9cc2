import type { Size } from 'cdk8s';
import { k8s } from '../cdk8s/k8s';
import { checkStruct, isMap } from '../rules/check';
import type { Findings } from '../rules/finding';
import { canonicalQuantity } from '../rules/quantity';
import { type AmountName, amountText, checkAmount, RESOURCE_NAMES } from '../workloads/pods/amount';
import type { ICpu } from '../workloads/pods/cpu-amount';

/** Amounts of the resources that every node has. */
export interface ResourceAmounts {
  /**
   * CPU.
   *
   * @default - not said
   */
  readonly cpu?: ICpu;

  /**
   * Memory.
   *
   * @default - not said
   */
  readonly memory?: Size;

  /**
   * Storage in containers themselves and in scratch volumes.
   *
   * @default - not said
   */
  readonly ephemeralStorage?: Size;
}

const NAMES = Object.keys(RESOURCE_NAMES) as AmountName[];

/** Amounts by Kubernetes' names of the resources. */
export interface Quantities {
  readonly [resource: string]: string;
}

/** @param what the amounts in messages, such as `limits of the quota`. */
export function* checkResourceAmounts(what: string, amounts: unknown): Findings {
  if (amounts === undefined || !(yield* checkStruct(what, amounts, NAMES)) || !isMap(amounts)) return;
  for (const name of NAMES) {
    if (amounts[name] !== undefined) yield* checkAmount(name, `${RESOURCE_NAMES[name]} of ${what}`, amounts[name]);
  }
}

/** @param prefix of the names, such as `requests.`. */
export function quantitiesOf(amounts: ResourceAmounts | undefined, prefix = ''): Quantities {
  const written = NAMES.flatMap((name) => {
    const text = amountText(name, amounts?.[name]);
    return text === undefined ? [] : [[`${prefix}${RESOURCE_NAMES[name]}`, canonicalQuantity(text)] as const];
  });
  return Object.fromEntries(written);
}

export const toKube = (quantities: Quantities): { [resource: string]: k8s.Quantity } =>
  Object.fromEntries(Object.entries(quantities).map(([name, text]) => [name, k8s.Quantity.fromString(text)]));
