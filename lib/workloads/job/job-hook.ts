import { checkStruct, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { isWholeNumber } from '../../rules/numbers';

/** Options of a hook before a release. */
export interface JobHookBeforeReleaseOptions {
  /**
   * Place among the hooks of its kind, a whole number. Those of lower numbers are over before it begins.
   *
   * @default 0
   */
  readonly order?: number;
}

/** Options of a hook after a release. */
export interface JobHookAfterReleaseOptions extends JobHookBeforeReleaseOptions {}

interface Annotations {
  readonly [key: string]: string;
}

/** The moments of a release, as Argo CD and Helm call them. */
const BEFORE = { argo: 'PreSync', helm: 'pre-install,pre-upgrade' };
const AFTER = { argo: 'PostSync', helm: 'post-install,post-upgrade' };

/**
 * The moment of a release at which Argo CD or Helm runs a job, and waits for its end, by annotations of both. kubectl does not know
 * them, and takes the job like any other: there, `before` has pods wait.
 *
 * @example
 * new Job(chart, 'migrate', { image, command: ['/bin/migrate'], hook: JobHook.beforeRelease() });
 */
export class JobHook {
  /**
   * Before anything else of a release is applied. The account and the settings of the job come with it; what others make, such
   * as Secrets, has to be there.
   */
  static beforeRelease(options: JobHookBeforeReleaseOptions = {}): JobHook {
    return new JobHook(BEFORE, options ?? {});
  }

  /** When everything of a release is applied and ready. */
  static afterRelease(options: JobHookAfterReleaseOptions = {}): JobHook {
    return new JobHook(AFTER, options ?? {});
  }

  private constructor(
    private readonly moment: typeof BEFORE,
    private readonly options: JobHookBeforeReleaseOptions,
  ) {}

  /** @internal */
  *_check(): Findings {
    if (!(yield* checkStruct('a hook', this.options, ['order']))) return;
    yield* checkValue('number', 'order', this.options.order ?? 0, (order) =>
      isWholeNumber(order, -1000, 1000) ? undefined : 'is not a whole number from -1000 to 1000: write, for example, 1',
    );
  }

  /** True for a job that runs when nothing else of its release is there. @internal */
  get _isBefore(): boolean {
    return this.moment === BEFORE;
  }

  /** Annotations of everything that has to be there for the job, and of the job. @internal */
  get _annotations(): Annotations {
    const { order = 0 } = this.options;
    return {
      'argocd.argoproj.io/hook': this.moment.argo,
      'helm.sh/hook': this.moment.helm,
      ...(order !== 0 && { 'argocd.argoproj.io/sync-wave': String(order), 'helm.sh/hook-weight': String(order) }),
    };
  }
}
