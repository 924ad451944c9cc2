import { CallSite } from '../../cdk8s/call-site';
import { isMap } from '../../rules/check';
import { isWholeNumber } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';
import type { CanaryHeader, CanarySplit, IBackend, RouteBackend } from './backend';
import { frozenCopy } from './frozen-copy';
import { regexFlaw } from './regex';
import { toRouteBackend } from './to-route-backend';

/** Which requests a canary gets beside the stable version. */
export interface CanaryReleaseOptions {
  /** The version that gets every request which nothing sends to the canary. */
  readonly stable: IBackend;

  /** The version on trial: a service of its own, which no other route uses. */
  readonly canary: IBackend;

  /**
   * How many of `weightTotal` requests go to the canary, when neither header nor cookie decides.
   *
   * @default 0
   */
  readonly weight?: number;

  /**
   * What the weight is a part of; at least 100.
   *
   * @default 100
   */
  readonly weightTotal?: number;

  /**
   * A header that decides before all else.
   *
   * @default - none does
   */
  readonly header?: CanaryHeader;

  /**
   * The name of a cookie whose value `always` leads to the canary and `never` to the stable version, when no header
   * decides.
   *
   * @default - none does
   */
  readonly cookie?: string;
}

/** What ingress-nginx takes as the value of a header (parser/validators.go, BasicCharsRegex). */
const BASIC = /^[-/._~a-zA-Z0-9:]+$/;
const COOKIE = /^[-._~a-zA-Z0-9]+$/;
/** Stands where a version is missing, which `_check` reports. */
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

  private readonly props: CanaryReleaseOptions;

  /**
   * @param props the two versions, and which requests the canary gets.
   */
  constructor(props: CanaryReleaseOptions) {
    this.props = isMap(props) ? { ...props, header: frozenCopy(props.header) } : props;
  }

  /** The stable version, with what leads to the canary. */
  toRouteBackend(): RouteBackend {
    const { stable, canary, weight = 0, weightTotal = 100, header, cookie } = this.props ?? {};
    const [main, trial] = [toRouteBackend(stable), toRouteBackend(canary)];
    return {
      stable: main?.stable ?? NO_SERVICE,
      split: { canary: trial?.stable ?? NO_SERVICE, weight, weightTotal, header, cookie },
    };
  }

  /** @internal */
  _check(report: Report): void {
    if (!checkStruct(report, 'a canary release', this.props, OPTIONS)) return;
    const { stable, canary, weight = 0, weightTotal = 100, header, cookie } = this.props;
    for (const [what, version] of Object.entries({ stable, canary })) {
      const backend = toRouteBackend(version);
      if (backend === undefined) report(`${what} of a canary release is ${show(version)}: pass a service.`);
      else if (backend.split) report(`${what} of a canary release is a release itself: pass one of its services.`);
    }
    checkSplit(report, { weight, weightTotal, header, cookie });
  }
}

/** Whether what sends requests to a canary is understood alike by all targets. */
export function checkSplit(report: Report, { weight, weightTotal, header, cookie }: Omit<CanarySplit, 'canary'>): void {
  if (!isWholeNumber(weightTotal, 100)) {
    report(
      `weightTotal ${show(weightTotal)} is no whole number from 100: leave it out, or write 1000 for tenths of a percent.`,
    );
  } else if (!isWholeNumber(weight, 0, weightTotal)) {
    const mend = weightTotal === 100 ? 'write a percentage, or set weightTotal' : 'write a part of weightTotal';
    report(`weight ${show(weight)} is outside 0..${weightTotal}: ${mend}.`);
  }
  if (header !== undefined && checkStruct(report, 'a canary header', header, ['name', 'value', 'pattern'])) {
    checkHeader(report, header);
  }
  if (cookie !== undefined && !(typeof cookie === 'string' && COOKIE.test(cookie))) {
    report(`cookie ${show(cookie)} is no cookie name: write letters, digits and "-._~", for example "release".`);
  }
  if (weight === 0 && header === undefined && cookie === undefined) {
    report('the canary never gets a request: set weight, header or cookie.');
  }
}

function checkHeader(report: Report, { name, value, pattern }: CanaryHeader): void {
  if (typeof name !== 'string' || !/^[A-Za-z0-9-]+$/.test(name)) {
    report(
      `header name ${show(name)} is invalid: write letters, digits and "-" ("_" is dropped by nginx), for example "x-release".`,
    );
  }
  if (value !== undefined && pattern !== undefined) {
    report('a canary header has both a value and a pattern: keep one of the two.');
  }
  if (value !== undefined && !(typeof value === 'string' && BASIC.test(value))) {
    report(`header value ${show(value)} is invalid: write letters, digits and "-._~/:", for example "next".`);
  }
  if (pattern !== undefined) {
    const flaw = typeof pattern !== 'string' ? 'it is no text' : pattern === '' ? 'it is empty' : regexFlaw(pattern);
    if (flaw) report(`header pattern ${show(pattern)} is not understood alike by all targets: ${flaw}.`);
  }
}
