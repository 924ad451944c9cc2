import { checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';
import type { EventScale } from './events/event-scale';
import { type ScaleOnPrometheusOptions, scaleOnPrometheus } from './events/prometheus';
import type { Queue } from './events/queue';
import { type ScaleOnQueueOptions, scaleOnQueue } from './events/scale-on-queue';
import { type ScaleOnScheduleOptions, scaleOnSchedule } from './events/scale-on-schedule';
import { autoMetrics, autoWindows, checkAuto, type ScaleAutoOptions, type ScaleWindows } from './scale-auto';
import type { ScaleMetric } from './scale-limits';

/**
 * The number of pods.
 *
 * @example
 * Scale.auto({ min: 2, max: 10, cpuPercent: 60 })
 * @example
 * Scale.onQueue(Queue.rabbitMq({ url: SecretKey.of('rabbitmq', 'url'), queue: 'orders' }), { messagesPerPod: 20, min: 0, max: 10 })
 */
export class Scale {
  /**
   * Always the same number of pods.
   *
   * @param replicas a whole number. 0 stops the workload, 1 has no spare during a node drain.
   */
  static fixed(replicas: number): Scale {
    return new Scale(replicas);
  }

  /**
   * As many pods as the use of CPU or memory asks for, by a HorizontalPodAutoscaler, which needs a metrics server in the
   * cluster. The first apply gives one pod, Kubernetes' own default, until the autoscaler looks, about 15 seconds later.
   *
   * @param options the limits, and what is measured.
   */
  static auto(options: ScaleAutoOptions): Scale {
    return new Scale(undefined, options ?? {});
  }

  /**
   * As many pods as the messages of a queue ask for, by a ScaledObject of KEDA, which the cluster has to have. The first apply
   * gives one pod, Kubernetes' own default, until KEDA looks.
   *
   * @param queue the queue, and how KEDA may ask it.
   * @param options the messages for each pod, and the limits.
   */
  static onQueue(queue: Queue, options: ScaleOnQueueOptions): Scale {
    return new Scale(undefined, undefined, scaleOnQueue(queue, options ?? {}));
  }

  /**
   * As many pods as the result of a query to Prometheus asks for, by a ScaledObject of KEDA, which the cluster has to have. The
   * first apply gives one pod, Kubernetes' own default, until KEDA looks.
   *
   * @param options the query, its value for each pod, and the limits.
   */
  static onPrometheus(options: ScaleOnPrometheusOptions): Scale {
    return new Scale(undefined, undefined, scaleOnPrometheus(options ?? {}));
  }

  /**
   * More pods at certain hours, by a ScaledObject of KEDA, which the cluster has to have. The first apply gives one pod,
   * Kubernetes' own default, until KEDA looks.
   *
   * @param options the hours, their number of pods, and the one of other times.
   */
  static onSchedule(options: ScaleOnScheduleOptions): Scale {
    return new Scale(undefined, undefined, scaleOnSchedule(options ?? {}));
  }

  /**
   * As many pods as something else says: a ScaledObject of KEDA, an Argo Rollout that refers to the Deployment, or whoever
   * runs `kubectl scale`. The number is not written, so that no apply resets it. The first apply gives one pod, Kubernetes'
   * own default, until something sets the number; later ones leave it alone. A budget and a spread are those of several pods.
   */
  static external(): Scale {
    return new Scale(undefined, undefined, undefined, true);
  }

  private constructor(
    /** @internal */ readonly _replicas?: number,
    private readonly options?: ScaleAutoOptions,
    /** The number of pods that KEDA sets. @internal */ readonly _events?: EventScale,
    /** The number of pods is unknown. @internal */ readonly _isExternal = false,
  ) {}

  /** @internal */
  *_check(): Findings {
    if (this._isExternal) return;
    if (this._events !== undefined) yield* this._events.check();
    else if (this.options !== undefined) yield* checkAuto(this.options);
    else yield* checkValue('number', 'replicas', this._replicas, (n) => wholeNumberFlaw(n, 0, undefined, 2));
  }

  /** @internal */
  get _isAuto(): boolean {
    return this.options !== undefined;
  }

  /** The fewest pods that ever run. @internal */
  get _lowest(): number {
    return this._events?.lowest ?? this.options?.min ?? this._replicas ?? 0;
  }

  /** @internal */
  get _highest(): number {
    if (this._isExternal) return Number.POSITIVE_INFINITY;
    return this._events?.highest ?? this.options?.max ?? this._replicas ?? 0;
  }

  /** @internal */
  get _metrics(): readonly ScaleMetric[] {
    if (this._events !== undefined) return this._events.metrics;
    return this.options === undefined ? [] : autoMetrics(this.options);
  }

  /** Stabilization windows in seconds, where they are not the API server's own. @internal */
  get _windows(): ScaleWindows {
    return autoWindows(this.options ?? { min: 1, max: 1 });
  }
}
