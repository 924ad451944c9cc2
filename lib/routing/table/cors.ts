import type { Duration } from 'cdk8s';
import { checkFlag, checkStrings, checkStruct, checkValue } from '../../rules/check';
import { secondsFlaw } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { headerNameFlaw } from '../../rules/header';
import { show } from '../../rules/show';
import { finding } from '../codes';

/**
 * Other origins whose pages may send requests (https://fetch.spec.whatwg.org/#http-cors-protocol). The target answers preflight
 * requests of these origins by itself. Those of any other origin reach the backend on ingress-nginx, whose answer is then without
 * headers of CORS, so that a browser goes no further. No answer has `Vary: Origin`: where a cache stands in front, have the
 * backend set it.
 */
export interface Cors {
  /** Origins with their scheme, such as `https://app.example.com` or `https://*.example.com` (one label), or only `*`. */
  readonly origins: string[];

  /**
   * Methods, in upper case.
   *
   * @default ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS']
   */
  readonly methods?: string[];

  /**
   * Headers that a page may set.
   *
   * @default - Accept, Authorization, Content-Type and X-Requested-With
   */
  readonly headers?: string[];

  /**
   * Headers of the answer that a page may read.
   *
   * @default - those that every page may read, such as Content-Type
   */
  readonly exposedHeaders?: string[];

  /**
   * Lets pages send cookies and other credentials, though not with the origin `*`.
   *
   * @default false
   */
  readonly credentials?: boolean;

  /**
   * Time for which a browser may remember the answer, in whole seconds.
   *
   * @default Duration.hours(1)
   */
  readonly maxAge?: Duration;
}

/** Cors with every default filled in, so that no default of a target matters. */
export interface ResolvedCors {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposedHeaders: readonly string[];
  readonly credentials: boolean;
  readonly maxAgeSeconds: number;
}

const ORIGIN = /^https?:\/\/(\*\.)?([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)*[a-z0-9]([-a-z0-9]*[a-z0-9])?(:\d{1,5})?$/;

export function resolveCors(cors: Cors): ResolvedCors {
  return {
    origins: cors.origins,
    methods: cors.methods ?? ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'],
    headers: cors.headers ?? ['Accept', 'Authorization', 'Content-Type', 'X-Requested-With'],
    exposedHeaders: cors.exposedHeaders ?? [],
    credentials: cors.credentials ?? false,
    maxAgeSeconds: cors.maxAge?.toSeconds({ integral: false }) ?? 3600,
  };
}

const OPTIONS = ['origins', 'methods', 'headers', 'exposedHeaders', 'credentials', 'maxAge'];

export function* checkCors(cors: Cors): Findings {
  if (!(yield* checkStruct('cors', cors, OPTIONS))) return;
  const { origins, methods, headers, exposedHeaders, credentials, maxAge } = cors;
  if (yield* checkStrings('cors origins', origins, '["https://app.example.com"]')) {
    yield* checkOrigins(origins, credentials);
  }
  if (methods !== undefined && (yield* checkStrings('cors methods', methods, '["GET"]'))) {
    for (const method of methods.filter((name) => !/^[A-Z]+$/.test(name))) {
      yield finding('cors', `cors method ${show(method)} is not a method: write it in upper case, for example "GET".`);
    }
  }
  if (headers !== undefined && (yield* checkStrings('cors headers', headers, '["Content-Type"]'))) {
    for (const name of headers) yield* checkValue('header', 'cors header', name, headerNameFlaw);
  }
  if (
    exposedHeaders !== undefined &&
    (yield* checkStrings('cors exposedHeaders', exposedHeaders, '["X-Request-Id"]'))
  ) {
    for (const name of exposedHeaders) yield* checkValue('header', 'cors exposed header', name, headerNameFlaw);
  }
  yield* checkFlag('cors credentials', credentials);
  const maxAgeFlaw = (age: unknown) => secondsFlaw(age, 1, Number.MAX_SAFE_INTEGER);
  if (maxAge !== undefined) yield* checkValue('duration', 'cors maxAge', maxAge, maxAgeFlaw);
}

function* checkOrigins(origins: readonly string[], credentials: boolean | undefined): Findings {
  for (const origin of origins.filter((name) => name !== '*' && !ORIGIN.test(name))) {
    yield finding(
      'cors',
      `cors origin ${show(origin)} is not an origin: write scheme and host in lower case, for example "https://app.example.com".`,
    );
  }
  if (origins.includes('*') && origins.length > 1) {
    yield finding('cors', 'cors origin "*" includes the others: write only "*", or leave it out.');
  }
  if (origins.includes('*') && credentials === true) {
    yield finding(
      'cors',
      'browsers refuse the cors origin "*" together with credentials: list the origins, or leave credentials out.',
    );
  }
}
