import { Size } from 'cdk8s';

/** An amount of CPU or memory as quantities are written, rounded: `150m`, `320Mi`. */
export function amountText(resource: 'cpu' | 'memory', amount: number): string {
  if (resource === 'cpu') return `${Math.round(amount * 1000)}m`;
  return Size.mebibytes(Math.round(amount / 2 ** 20)).asString();
}
