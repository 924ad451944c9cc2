import type { Duration } from 'cdk8s';
import { checkValue } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import { durationText, secondsFlaw } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';

/** The kinds of steps, by the field that each has. */
type StepKind = 'setWeight' | 'pause' | 'analysis';

/**
 * A step of a release that Argo Rollouts takes.
 *
 * @example
 * RolloutStep.weight(10)
 */
export class RolloutStep {
  /**
   * New pods get a share of the requests, as soon as enough of them are ready.
   *
   * @param percent a whole number from 1 to 100.
   */
  static weight(percent: number): RolloutStep {
    return new RolloutStep('setWeight', percent);
  }

  /**
   * Waits for a time, or until somebody goes on by `kubectl argo rollouts promote`.
   *
   * @param duration whole seconds, and by default as long as it takes.
   */
  static pause(duration?: Duration): RolloutStep {
    return new RolloutStep('pause', duration);
  }

  /**
   * Waits for an analysis of what the new pods do, and takes the release back where it fails.
   *
   * @param templateName name of an AnalysisTemplate of the namespace, whose arguments all have values.
   */
  static analysis(templateName: string): RolloutStep {
    return new RolloutStep('analysis', templateName);
  }

  private constructor(
    private readonly kind: StepKind,
    private readonly value: unknown,
  ) {}

  /** True for a step at which new pods get requests. @internal */
  get _isWeight(): boolean {
    return this.kind === 'setWeight';
  }

  /** @internal */
  *_check(): Findings {
    const { kind, value } = this;
    if (kind === 'setWeight') {
      yield* checkValue('number', 'weight', value, (percent) => wholeNumberFlaw(percent, 1, 100, 10));
    } else if (kind === 'analysis') {
      yield* checkValue('dns-name', 'name of an analysis', value, dnsSubdomainFlaw);
    } else if (value !== undefined) {
      yield* checkValue('duration', 'pause', value, (time) => secondsFlaw(time));
    }
  }

  /** @internal */
  _toArgo(): object {
    const { kind, value } = this;
    if (kind === 'setWeight') return { setWeight: value };
    if (kind === 'analysis') return { analysis: { templates: [{ templateName: value }] } };
    return { pause: value === undefined ? {} : { duration: durationText(value as Duration) } };
  }
}
