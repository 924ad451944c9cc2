import { Duration } from 'cdk8s';
import { isWholeNumber } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStrings, checkStruct } from '../../rules/structs';

/**
 * Which other origins' pages may send requests (https://fetch.spec.whatwg.org/#http-cors-protocol). Preflight requests
 * are answered by the controller and never reach the backend.
 */
export interface Cors {
  /** Origins with their scheme, such as `https://app.example.com` or `https://*.example.com` (one label), or `*` alone. */
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
   * @default - the few that the standard lists
   */
  readonly exposedHeaders?: string[];

  /**
   * Whether cookies and the like come along; not with the origin `*`.
   *
   * @default false
   */
  readonly credentials?: boolean;

  /**
   * How long a browser may remember the answer, in whole seconds.
   *
   * @default Duration.hours(1)
   */
  readonly maxAge?: Duration;
}

/** Cors with every default filled in, so that nothing depends on a controller's own. */
export interface ResolvedCors {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposedHeaders: readonly string[];
  readonly credentials: boolean;
  readonly maxAgeSeconds: number;
}

const ORIGIN = /^https?:\/\/(\*\.)?([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)*[a-z0-9]([-a-z0-9]*[a-z0-9])?(:\d{1,5})?$/;
const TOKEN = /^[A-Za-z0-9_-]+$/;

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

export function checkCors(report: Report, cors: Cors): void {
  if (!checkStruct(report, 'cors', cors, OPTIONS)) return;
  const isList = [
    checkStrings(report, 'cors origins', cors.origins, '["https://app.example.com"]'),
    cors.methods === undefined || checkStrings(report, 'cors methods', cors.methods, '["GET"]'),
    cors.headers === undefined || checkStrings(report, 'cors headers', cors.headers, '["Content-Type"]'),
    cors.exposedHeaders === undefined ||
      checkStrings(report, 'cors exposedHeaders', cors.exposedHeaders, '["X-Request-Id"]'),
  ];
  if (cors.credentials !== undefined && typeof cors.credentials !== 'boolean') {
    report(`cors credentials ${show(cors.credentials)} is of another type: write true or false.`);
  }
  if (cors.maxAge !== undefined && !(cors.maxAge instanceof Duration)) {
    report(
      `cors maxAge ${show(cors.maxAge)} is no whole number of seconds from 1: write, for example, Duration.hours(1).`,
    );
  } else if (isList.every(Boolean)) {
    checkValues(report, cors);
  }
}

function checkValues(report: Report, cors: Cors): void {
  const { origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds } = resolveCors(cors);
  for (const origin of origins.filter((name) => name !== '*' && !ORIGIN.test(name))) {
    report(
      `cors origin ${show(origin)} is invalid: write scheme and host in lower case, for example "https://app.example.com".`,
    );
  }
  if (origins.includes('*') && origins.length > 1) {
    report('cors origin "*" stands beside others, which it includes: write "*" alone, or leave it out.');
  }
  if (origins.includes('*') && credentials) {
    report(
      'cors origin "*" comes with credentials, which browsers refuse: name the origins, or leave credentials out.',
    );
  }
  for (const method of methods.filter((name) => !/^[A-Z]+$/.test(name))) {
    report(`cors method ${show(method)} is invalid: write it in upper case, for example "GET".`);
  }
  for (const [what, names] of Object.entries({ header: headers, 'exposed header': exposedHeaders })) {
    for (const name of names.filter((header) => !TOKEN.test(header))) {
      report(`cors ${what} ${show(name)} is invalid: write letters, digits, "-" and "_", for example "X-Request-Id".`);
    }
  }
  if (!isWholeNumber(maxAgeSeconds, 1)) {
    report(
      `cors maxAge ${show(cors.maxAge)} is no whole number of seconds from 1: write, for example, Duration.hours(1).`,
    );
  }
}
