import { Size } from 'cdk8s';
import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { amountOf } from '../../rules/quantity';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Kubernetes' names of the resources that every node has, by the names of options. */
export const RESOURCE_NAMES = { cpu: 'cpu', memory: 'memory', ephemeralStorage: 'ephemeral-storage' };

export type AmountName = keyof typeof RESOURCE_NAMES;

const EXAMPLES = { cpu: 'Cpu.millis(50)', memory: 'Size.mebibytes(128)', ephemeralStorage: 'Size.gibibytes(1)' };

/** An amount of a resource as the user wrote it, or undefined for a value of a wrong type, which a check reports. */
export const amountText = (option: AmountName, value: unknown): string | undefined =>
  option === 'cpu' ? cpuText(value) : sizeText(value);

/** @param what the amount in messages, such as `memory limit`. */
export function* checkAmount(option: AmountName, what: string, value: unknown): Findings {
  const text = amountText(option, value);
  if (text === undefined) {
    yield wrongType(what, value, `an amount such as ${EXAMPLES[option]}`);
    return;
  }
  const flaw = amountFlaw(option, amountOf(text) ?? Number.NaN);
  if (flaw === undefined) return;
  yield finding('container-resources', `${what} ${show(text)} ${flaw}: write, for example, ${EXAMPLES[option]}.`);
}

/** The API server rounds up what is finer than it counts, and every later apply would find a difference. */
function amountFlaw(option: AmountName, value: number): string | undefined {
  if (!(value > 0)) return 'is not above 0';
  if (option === 'cpu') return isWhole(value * 1000) ? undefined : 'is finer than a thousandth of a CPU';
  return isWhole(value) ? undefined : 'is not a whole number of bytes';
}

/** With a tolerance for the error of floating-point numbers. */
const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6;

export const sizeText = (size: unknown): string | undefined => (size instanceof Size ? size.asString() : undefined);

/** The amount of a `Cpu` of any version of cdk8s-plus. */
export function cpuText(cpu: unknown): string | undefined {
  const written: unknown = typeof cpu === 'object' && cpu !== null && 'amount' in cpu ? cpu.amount : undefined;
  return typeof written === 'string' ? written : undefined;
}
