import { CallSite } from '../../cdk8s/call-site';
import { checkStruct, isMap } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import type { CanaryHeader, IBackend, RouteBackend } from './backend';
import { checkSplit } from './check-split';
import { frozenCopy } from './frozen-copy';
import { toRouteBackend } from './to-route-backend';

/** The two versions of a release, and the requests that the canary gets. */
export interface CanaryReleaseOptions {
  /** The version that gets all other requests. */
  readonly stable: IBackend;

  /** The new version: a service of its own, which no other route uses. */
  readonly canary: IBackend;

  /**
   * Requests out of `weightTotal` that go to the canary when neither header nor cookie decides.
   *
   * @default 0
   */
  readonly weight?: number;

  /**
   * The whole that the weight is a part of, at least 100.
   *
   * @default 100
   */
  readonly weightTotal?: number;

  /**
   * A header that decides before cookie and weight.
   *
   * @default - no header decides
   */
  readonly header?: CanaryHeader;

  /**
   * Name of a cookie whose value `always` leads to the canary and `never` to the stable version when no header decides.
   *
   * @default - no cookie decides
   */
  readonly cookie?: string;
}

/** Takes the place of a version that is missing, which `_check` reports. */
const NO_SERVICE = { serviceName: '', servicePort: 0 };
const OPTIONS = ['stable', 'canary', 'weight', 'weightTotal', 'header', 'cookie'];

/**
 * Two versions of a service behind one route: a header decides first, then a cookie, then the weight. It is a backend
 * like any other, for routes and as default backend. To promote, route to the canary; to abort, to the stable version.
 *
 * @example
 * const user = new CanaryRelease({ stable: userV1, canary: userV2, weight: 10, header: { name: 'x-release', value: 'next' } });
 * router.prefix('/user', user);
 */
export class CanaryRelease implements IBackend {
  /** @internal */
  readonly _callSite = CallSite.capture();

  private readonly options: CanaryReleaseOptions;

  /**
   * @param options the two versions, and the requests that the canary gets.
   */
  constructor(options: CanaryReleaseOptions) {
    this.options = isMap(options) ? { ...options, header: frozenCopy(options.header) } : options;
  }

  /** The stable version, and the requests that go to the canary instead. */
  toRouteBackend(): RouteBackend {
    const { stable, canary, weight = 0, weightTotal = 100, header, cookie } = this.options ?? {};
    const [current, next] = [toRouteBackend(stable), toRouteBackend(canary)];
    return {
      stable: current?.stable ?? NO_SERVICE,
      split: { canary: next?.stable ?? NO_SERVICE, weight, weightTotal, header, cookie },
    };
  }

  /** @internal */
  *_check(): Findings {
    if (!(yield* checkStruct('a canary release', this.options, OPTIONS))) return;
    const { stable, canary } = this.options;
    for (const [what, version] of Object.entries({ stable, canary })) {
      const flaw = versionFlaw(version, toRouteBackend(version));
      if (flaw !== undefined) yield finding('canary', `${what} of a canary release ${flaw}.`);
    }
    const { split } = this.toRouteBackend();
    if (split !== undefined) yield* checkSplit(split);
  }
}

function versionFlaw(version: unknown, backend: RouteBackend | undefined): string | undefined {
  if (backend === undefined) {
    return `is ${show(version)}: pass a WebService, Backend.of(service) or Backend.external("name", 80)`;
  }
  if (backend.split?.rollout !== true) return backend.split && 'is a release itself: pass one of its services';
  const fix = 'write Rollout.rolling() there, or route to it without a CanaryRelease';
  return `moves its requests by Rollout.canary(): ${fix}`;
}
