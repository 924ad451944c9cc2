import { Outcome, type RouteDecision, type RouteRequest } from '../../lib';
import { normalizePath, withoutQuery } from '../../lib/routing/table/paths';
import type { Answer } from './ask';
import type { Ports } from './entrances/entrance';
import type { Question } from './tables';

/**
 * `same` as `resolve()` says; `spelling`: the backend sees the path in another spelling of the same path, such as `/a` for
 * `/%61`; `odd`: another answer to a request whose form servers treat in ways of their own; or `different`.
 */
export type Verdict = 'same' | 'spelling' | 'odd' | 'different';

export interface Comparison {
  readonly verdict: Verdict;
  readonly expected: string;
  readonly got: string;
}

/** An answer next to the decision. A share is right here where it is any of those that have a weight. */
export function compare({ request, decision }: Question, answer: Answer, ports: Ports): Comparison {
  const expected = describeDecision(decision, request.path, base(request));
  const [first = ''] = expected;
  const got = describeAnswer(answer, request, ports);
  if (expected.includes(got)) return { verdict: 'same', expected: first, got };
  const { seen } = answer;
  const isSpelling =
    seen !== undefined &&
    expected.some((each) => spelled(each) === spelled(`${seen.backend} ${seen.url}`)) &&
    seen.headers.host === (request.host ?? 'any');
  const verdict = isSpelling ? 'spelling' : isOdd(request) ? 'odd' : 'different';
  return { verdict, expected: expected.join(' or '), got };
}

/** A request that servers normalize, refuse or read in ways of their own (docs/targets.md): no route is written for one. */
export function isOdd({ host = '', path, headers = {} }: RouteRequest): boolean {
  const hasOddHost = /\.(:\d*)?$|:$/.test(host);
  return (
    hasOddHost || normalizePath(path) !== withoutQuery(path) || Object.keys(headers).some((name) => name.includes('_'))
  );
}

type Request = Question['request'];

const base = ({ scheme, host = 'any' }: Request) => `${scheme}://${host}`;

/** The answers that agree with a decision. */
function describeDecision(decision: RouteDecision, asked: string, origin: string): string[] {
  const { outcome, backends, status, location = '', path = '' } = decision;
  if (outcome === Outcome.NONE) return ['404'];
  if (outcome === Outcome.REDIRECT) return [`${status} ${new URL(location, origin).href}`];
  const query = asked.slice(withoutQuery(asked).length);
  return backends
    .filter(({ weight }) => weight > 0)
    .map(({ serviceName, servicePort, servicePortName = servicePort }) => {
      return `${serviceName}:${servicePortName} ${path}${query === '?' ? '' : query}`;
    });
}

function describeAnswer({ status, headers, seen, failure }: Answer, request: Request, ports: Ports): string {
  if (failure !== undefined) return `no answer: ${failure}`;
  if (seen !== undefined) {
    const host = seen.headers.host === (request.host ?? 'any') ? '' : ` with Host: ${seen.headers.host}`;
    return `${seen.backend} ${seen.url.replace(/\?$/, '')}${host}`;
  }
  const { location } = headers;
  return location === undefined ? String(status) : `${status} ${locationOf(location, request, ports)}`;
}

/** A location without the port of the listener: on a listener of the scheme's own port there would be none. */
function locationOf(location: string, request: Request, ports: Ports): string {
  if (!URL.canParse(location, base(request))) return location;
  const url = new URL(location, base(request));
  const own = url.protocol === 'https:' ? ports.https : ports.http;
  const named = /:(\d+)$/.exec(request.host ?? '')?.[1];
  if (url.port === String(own) && named !== url.port) url.port = '';
  return url.href;
}

function spelled(text: string): string {
  const [backend = '', url = ''] = text.split(' ', 2);
  try {
    return `${backend} ${normalizePath(url)}${url.slice(withoutQuery(url).length)}`;
  } catch {
    return text;
  }
}
