/**
 * An amount of CPU. A `Cpu` of any version of cdk8s-plus is one; in languages where that does not type check, and without
 * cdk8s-plus, there is `CpuAmount`.
 */
export interface ICpu {
  /** The amount as Kubernetes writes it, for example `200m` or `2`. */
  readonly amount: string;
}

/**
 * An amount of CPU, without cdk8s-plus.
 *
 * @example
 * Resources.of({ cpu: { request: CpuAmount.millis(200) } })
 */
export class CpuAmount implements ICpu {
  /** @param amount thousandths of a CPU, from 1. */
  static millis(amount: number): CpuAmount {
    return new CpuAmount(`${amount}m`);
  }

  /** @param amount CPUs, with at most three decimal places. */
  static units(amount: number): CpuAmount {
    return new CpuAmount(String(amount));
  }

  private constructor(readonly amount: string) {}
}
