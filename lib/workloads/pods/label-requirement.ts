import { checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { labelKeyFlaw, labelValueFlaw } from '../../rules/label';
import { wholeNumberFlaw } from '../../rules/numbers';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** The fields that requirements of nodes and of pods have in common. */
interface RequirementFields {
  readonly key: string;
  readonly operator: string;
  readonly values?: string[];
}

/**
 * A condition on one label of a node or a pod.
 *
 * @example
 * NodeAffinity.required([LabelRequirement.notIn('kubernetes.io/arch', ['arm64'])])
 */
export class LabelRequirement {
  /**
   * The label has one of these values.
   *
   * @param key its key, such as `topology.kubernetes.io/zone`.
   * @param values at least one.
   */
  static in(key: string, values: string[]): LabelRequirement {
    return new LabelRequirement(key, 'In', values);
  }

  /**
   * The label has none of these values, or is not there.
   *
   * @param key its key.
   * @param values at least one.
   */
  static notIn(key: string, values: string[]): LabelRequirement {
    return new LabelRequirement(key, 'NotIn', values);
  }

  /** @param key of a label that must exist, whatever its value. */
  static exists(key: string): LabelRequirement {
    return new LabelRequirement(key, 'Exists');
  }

  /** @param key of a label that is not there. */
  static doesNotExist(key: string): LabelRequirement {
    return new LabelRequirement(key, 'DoesNotExist');
  }

  /**
   * The label of a node, read as a whole number, is greater.
   *
   * @param key its key.
   * @param amount a whole number of 0 or more.
   */
  static greaterThan(key: string, amount: number): LabelRequirement {
    return new LabelRequirement(key, 'Gt', amount);
  }

  /**
   * The label of a node, read as a whole number, is less.
   *
   * @param key its key.
   * @param amount a whole number of 0 or more.
   */
  static lessThan(key: string, amount: number): LabelRequirement {
    return new LabelRequirement(key, 'Lt', amount);
  }

  private constructor(
    private readonly key: string,
    private readonly operator: string,
    private readonly operand?: string[] | number,
  ) {}

  /**
   * @param isOfPods true where the labels of pods are looked at, which are never read as numbers.
   * @internal
   */
  *_check(isOfPods = false): Findings {
    const { key, operator, operand } = this;
    yield* checkValue('label', 'key of a requirement', key, labelKeyFlaw);
    const what = `requirement of ${show(key)}`;
    if (operator === 'Gt' || operator === 'Lt') {
      yield* checkValue('number', what, operand, (value) => wholeNumberFlaw(value, 0, undefined, 4));
      if (!isOfPods) return;
      yield finding(
        'affinity',
        `${what} compares numbers, which is for labels of nodes: write LabelRequirement.in(${show(key)}, [${show(String(operand))}]).`,
      );
    } else if (operator === 'In' || operator === 'NotIn') {
      if (!Array.isArray(operand) || operand.length === 0) {
        yield wrongType(`values of the ${what}`, operand, 'a list such as ["arm64"]');
        return;
      }
      for (const value of operand) yield* checkValue('label', what, value, labelValueFlaw);
    }
  }

  /** @internal */
  _toKube(): RequirementFields {
    const { key, operator, operand } = this;
    const values = typeof operand === 'number' ? [String(operand)] : operand;
    return { key, operator, ...(values !== undefined && { values: [...values] }) };
  }
}

/** Checks a list of requirements, of which there must be one. */
export function* checkRequirements(what: string, requirements: unknown, isOfPods = false): Findings {
  const example = '[LabelRequirement.exists("gpu")]';
  if (!Array.isArray(requirements) || requirements.length === 0) {
    yield wrongType(what, requirements, `a list such as ${example}`);
    return;
  }
  for (const requirement of requirements) {
    if (requirement instanceof LabelRequirement) yield* requirement._check(isOfPods);
    else yield wrongType(what, requirement, `requirements such as ${example}`);
  }
}
