import type { KedaScale, KedaTrigger } from '../../../neighbours/keda/scaled-object';
import { checkStruct, type Synonyms } from '../../../rules/check';
import { checkDurations, secondsOf } from '../../../rules/duration';
import type { Findings } from '../../../rules/finding';
import { isWholeNumber } from '../../../rules/numbers';
import { finding } from '../../codes';
import type { SecretKey } from '../../pods/secret-key';
import { windowsOf } from '../scale-auto';
import { checkLimits, checkPercents, LONGEST_WINDOW, metricsOf, type ScaleMetric } from '../scale-limits';
import { type Credentials, keysOf } from './credentials';
import { checkFallback, type ScaleFallback } from './fallback';
import { EVENT_OPTIONS, type ScaleEventOptions } from './scale-event-options';
import { checkSchedules, scheduleTrigger } from './schedule';

/** The options of any scale by events, those of one kind of event left out. */
interface GivenOptions extends ScaleEventOptions {
  readonly max: number;
  readonly fallback?: ScaleFallback;
  readonly activation?: number;
}

/** Everything that sets one kind of event apart from the others. */
export interface EventSource {
  /** The scale in messages, such as `a scale on a queue`. */
  readonly title: string;
  /** The names of its own options. */
  readonly options: readonly string[];
  readonly synonyms?: Synonyms;
  check(): Findings;
  trigger(): KedaTrigger;
  readonly credentials?: Credentials;
  /** True where requests that find no pod are a decision of the user. */
  readonly isByClock?: boolean;
}

/** A number of pods that KEDA sets. */
export class EventScale {
  constructor(
    private readonly source: EventSource,
    private readonly options: GivenOptions,
  ) {}

  *check(): Findings {
    const { options, source } = this;
    const { min, max, scaleUpWindow, scaleDownWindow, pollingInterval, cooldownPeriod } = options;
    const names = [...source.options, ...EVENT_OPTIONS];
    if (!(yield* checkStruct(source.title, options, names, source.synonyms))) return;
    yield* source.check();
    yield* checkLimits(min, max, 0);
    yield* checkPercents(options);
    yield* checkSchedules(options.schedules, min, max);
    yield* checkDurations({ scaleUpWindow, scaleDownWindow }, 0, LONGEST_WINDOW);
    yield* checkDurations({ pollingInterval }, 1);
    yield* checkDurations({ cooldownPeriod }, 0);
    if (options.fallback !== undefined) yield* checkFallback(options.fallback, min, max);
    yield* this.checkUsed();
  }

  get lowest(): number {
    return isWholeNumber(this.options.min, 0) ? this.options.min : 0;
  }

  get highest(): number {
    return this.options.max;
  }

  get metrics(): readonly ScaleMetric[] {
    return metricsOf(this.options);
  }

  /** The keys of Secrets by which KEDA asks. */
  get secretKeys(): readonly SecretKey[] {
    return keysOf(this.source.credentials ?? {});
  }

  /** True where a request may find no pod, and no decision of the user says so. */
  get losesRequests(): boolean {
    return this.options.min === 0 && this.source.isByClock !== true;
  }

  toKeda(): Omit<KedaScale, 'metadata' | 'target'> {
    const { options, source } = this;
    const { fallback, schedules = [] } = options;
    return {
      least: this.lowest,
      most: this.highest,
      triggers: [source.trigger(), ...schedules.map(scheduleTrigger), ...this.metrics.map(metricTrigger)],
      pollingInterval: secondsOf(options.pollingInterval),
      cooldownPeriod: secondsOf(options.cooldownPeriod),
      windows: windowsOf(options),
      fallback: fallback && { failureThreshold: fallback.failureThreshold, replicas: fallback.replicas },
    };
  }

  /** KEDA itself acts at no pods only; from one pod on, the HorizontalPodAutoscaler does that it makes. */
  private *checkUsed(): Findings {
    const { min, pollingInterval, cooldownPeriod, activation } = this.options;
    if (!isWholeNumber(min, 1)) return;
    for (const [name, value] of Object.entries({ pollingInterval, cooldownPeriod, activation })) {
      if (value === undefined) continue;
      yield finding(
        'scale',
        `${name} has no effect with min ${min}, since the last pods stay: leave it out, or write min: 0.`,
      );
    }
  }
}

/** The trigger of KEDA: https://keda.sh/docs/latest/scalers/cpu/ */
const metricTrigger = ({ name, percent }: ScaleMetric): KedaTrigger => ({
  type: name,
  metricType: 'Utilization',
  metadata: { value: String(percent) },
});
