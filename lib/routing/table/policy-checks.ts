import { checkBodySize, checkSeconds, checkTimeouts } from '../../rules/amounts';
import { checkBlocks } from '../../rules/cidr';
import { checkAnnotations, isDnsSubdomain } from '../../rules/names';
import { isWholeNumber } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStrings, checkStruct } from '../../rules/structs';
import { checkCors } from './cors';
import {
  BackendProtocol,
  type BasicAuth,
  type ExternalAuth,
  type RateLimit,
  type RoutePolicies,
  type StickySession,
} from './policies';
import { checkResponseHeaders } from './response-headers';

const COOKIE = /^[-._~a-zA-Z0-9]+$/;
/** URLs as ingress-nginx takes them (parser/validators.go, URLIsValidRegex). */
const PLAIN_URL = /^https?:\/\/[-/._~a-zA-Z0-9:,?&=]+$/;

/** Reports every policy that a controller would refuse, ignore or misread. */
export function checkPolicies(report: Report, policies: RoutePolicies): void {
  const { cors, timeouts, bodySize, rateLimit, stickySession, protocol, basicAuth, externalAuth } = policies;
  if (cors !== undefined) checkCors(report, cors);
  if (timeouts !== undefined) checkTimeouts(report, timeouts);
  if (bodySize !== undefined) checkBodySize(report, bodySize);
  if (rateLimit !== undefined) checkRateLimit(report, rateLimit);
  checkBlocks(report, 'allowFrom', policies.allowFrom);
  checkBlocks(report, 'denyFrom', policies.denyFrom);
  if (stickySession !== undefined) checkStickySession(report, stickySession);
  if (protocol !== undefined && !Object.values(BackendProtocol).includes(protocol)) {
    report(`protocol ${show(protocol)} is of another type: write, for example, BackendProtocol.GRPC.`);
  }
  if (basicAuth !== undefined) checkBasicAuth(report, basicAuth);
  if (externalAuth !== undefined) checkExternalAuth(report, externalAuth);
  if (policies.responseHeaders !== undefined) {
    for (const { message } of checkResponseHeaders(policies.responseHeaders)) report(message);
  }
  const { annotations } = policies;
  if (annotations === undefined) return;
  if (typeof annotations === 'object' && !Array.isArray(annotations)) checkAnnotations(report, annotations);
  else report(`annotations ${show(annotations)} is of another type: write an object of keys and strings.`);
}

function checkRateLimit(report: Report, limit: RateLimit): void {
  const options = ['requestsPerSecond', 'requestsPerMinute', 'connections', 'burst'];
  if (!checkStruct(report, 'rateLimit', limit, options)) return;
  for (const [what, value] of Object.entries(limit)) {
    if (options.includes(what) && value !== undefined && !isWholeNumber(value, 1)) {
      report(`rateLimit ${what} ${show(value)} is no whole number from 1: write, for example, 10.`);
    }
  }
  const { requestsPerSecond, requestsPerMinute, connections } = limit;
  if ([requestsPerSecond, requestsPerMinute, connections].every((value) => value === undefined)) {
    report('rateLimit limits nothing: set requestsPerSecond, requestsPerMinute or connections.');
  }
}

function checkStickySession(report: Report, session: StickySession): void {
  if (!checkStruct(report, 'stickySession', session, ['cookie', 'maxAge'])) return;
  const { cookie, maxAge } = session;
  if (cookie !== undefined && !(typeof cookie === 'string' && COOKIE.test(cookie))) {
    report(
      `stickySession cookie ${show(cookie)} is no cookie name: write letters, digits and "-._~", for example "route".`,
    );
  }
  checkSeconds(report, 'stickySession maxAge', maxAge);
}

function checkBasicAuth(report: Report, auth: BasicAuth): void {
  if (!checkStruct(report, 'basicAuth', auth, ['secretName', 'realm'])) return;
  const { secretName, realm } = auth;
  if (typeof secretName !== 'string' || !isDnsSubdomain(secretName)) {
    report(
      `basicAuth secretName ${show(secretName)} is no Secret's name: write one of the router's namespace, for example "users".`,
    );
  }
  if (realm !== undefined && !(typeof realm === 'string' && /^[-/._~a-zA-Z0-9: ]+$/.test(realm))) {
    report(
      `basicAuth realm ${show(realm)} is invalid: write letters, digits, spaces and "-._~/:", for example "Staff only".`,
    );
  }
}

function checkExternalAuth(report: Report, auth: ExternalAuth): void {
  if (!checkStruct(report, 'externalAuth', auth, ['url', 'signinUrl', 'responseHeaders'])) return;
  const { url, signinUrl, responseHeaders } = auth;
  for (const [what, value] of Object.entries({ url, signinUrl })) {
    if ((what === 'url' || value !== undefined) && !(typeof value === 'string' && PLAIN_URL.test(value))) {
      report(
        `externalAuth ${what} ${show(value)} is invalid: write http:// or https:// and then letters, digits and "-._~/:,?&=".`,
      );
    }
  }
  if (responseHeaders === undefined) return;
  if (!checkStrings(report, 'externalAuth responseHeaders', responseHeaders, '["X-User"]')) return;
  for (const name of responseHeaders.filter((header) => !/^[A-Za-z0-9_-]+$/.test(header))) {
    report(
      `externalAuth response header ${show(name)} is invalid: write letters, digits, "-" and "_", for example "X-User".`,
    );
  }
}
