import { checkEntries, isMap } from '../../../rules/check';
import { choiceOf } from '../../../rules/choice';
import { nearest } from '../../../rules/edit-distance';
import type { Findings } from '../../../rules/finding';
import { show } from '../../../rules/show';
import { TargetCapability } from '../capability';
import { finding } from './codes';

/**
 * The ways in which an implementation of Gateway API is known to do otherwise than `resolve()` and the documentation of an option
 * say, and which its option `accepts` takes.
 */
export enum GatewayDifference {
  /** A redirect from `www` to a host, or back, keeps the slash at the end of a path. */
  WWW_SLASH = 'www-slash',
  /** A redirect to HTTPS for hosts that have no name of their own keeps the port of the request. */
  HTTPS_REDIRECT_PORT = 'https-redirect-port',
  /** A redirect has no headers of CORS, so that pages of other origins cannot follow it. */
  REDIRECT_CORS = 'redirect-cors',
  /** A redirect to a path or URL keeps the query of the request. */
  REDIRECT_QUERY = 'redirect-query',
  /** A redirect without a scheme of its own names the port of the listener that the request came in by, `:80` as well. */
  LISTENER_PORT = 'listener-port',
  /** A wildcard host stands for any number of labels. */
  WILDCARD_LABELS = 'wildcard-labels',
  /** A pattern for a header is compared with each item of a list, which commas separate, by itself. */
  HEADER_LISTS = 'header-lists',
  /** A path that is rewritten after headers were compared arrives encoded once more, and its query is rewritten. */
  REWRITE_ENCODING = 'rewrite-encoding',
  /** A request whose body is limited reaches the backend once all of it has arrived, so that nothing is streamed. */
  BUFFERED_BODY = 'buffered-body',
  /** Requests beyond a rate are answered with 429, and each rule of a release, and each listener, counts for itself. */
  RATE_COUNTING = 'rate-counting',
  /** A longer path for every host, or of a wildcard, comes before the shorter paths of a host. */
  HOST_ORDER = 'host-order',
  /** A redirect with 302 is answered with 307 for methods other than GET, and one with 301 with 308. */
  REDIRECT_METHOD = 'redirect-method',
  /**
   * The pod of a sticky session is found by a hash of the cookie, so that some clients get another one whenever the number of pods
   * changes. Clients whose requests come by one connection, as behind a load balancer, are given the same cookie, which has `Secure`
   * only where `secure` says so.
   */
  SESSION_HASH = 'session-hash',
  /** The cookie of a sticky session has `Secure` only where `secure` says so, also for a client that came by HTTPS. */
  SESSION_SECURE = 'session-secure',
  /** Requests without the header, cookie or parameter that is the key of a `consistentHash` go to any pod. */
  HASH_WITHOUT_KEY = 'hash-without-key',
  /**
   * An external service is asked with the method and the host of the request, and with few of its headers. Only its answer 200 lets a
   * request pass; every other one, 204 as well, goes to the client.
   */
  AUTH_REQUEST = 'auth-request',
  /** A header that an external service does not send reaches the backend as the client sent it. */
  AUTH_HEADERS = 'auth-headers',
  /** A backend is reached by the version of HTTP that the client speaks: by HTTP/2 where it does, by HTTP/1.1 otherwise. */
  CLIENT_PROTOCOL = 'client-protocol',
}

const ANNOTATION = 'cdk8s-portico/accepted-differences';

/** The differences that the user of an implementation has accepted, each with a reason. */
export class AcceptedDifferences {
  private readonly accepts: { readonly [difference: string]: unknown } | undefined;

  /**
   * @param accepts the reasons by difference, or by the name of its member: other languages know no other value of an enum.
   * @param implementation the factory as code writes it, such as `GatewayImplementation.traefik()`.
   * @param known the differences that the implementation has.
   */
  constructor(
    accepts: { readonly [difference: string]: string } | undefined,
    private readonly implementation: string,
    private readonly known: readonly GatewayDifference[],
  ) {
    const members: ReadonlyMap<string, string> = new Map(Object.entries(GatewayDifference));
    const byValue = ([name, reason]: [string, unknown]) => [members.get(name) ?? name, reason];
    this.accepts = isMap(accepts) ? Object.fromEntries(Object.entries(accepts).map(byValue)) : accepts;
  }

  /** Checks that each is one that the implementation has, and says why it does not matter. */
  *problems(): Findings {
    if (this.accepts === undefined) return;
    const example = '{ [GatewayDifference.WWW_SLASH]: "no link ends in a slash" }';
    for (const [name, reason] of yield* checkEntries('accepts', this.accepts, example)) {
      const known = this.known.find((difference) => difference === name);
      if (known === undefined) {
        const close = nearest(name, this.known);
        const fix = close === undefined ? choiceOf(this.known.map(codeOf)) : codeOf(close);
        const message = `accepts has ${show(name)}, in which ${this.implementation} does not differ: write ${fix}.`;
        yield finding('gateway-implementation', message);
      } else if (typeof reason !== 'string' || reason.trim() === '') {
        const message = `accepts has ${show(reason)} for ${codeOf(known)}: write a sentence that says why it does not matter here.`;
        yield finding('gateway-implementation', message);
      }
    }
  }

  has(difference: GatewayDifference): boolean {
    return isMap(this.accepts) && this.accepts[difference] !== undefined;
  }

  /**
   * The answer for an option that works in another way, which is refused until that is accepted.
   *
   * @param reason a relative clause about the option, for example `which Traefik answers with 429`.
   * @param instead the alternative, as an imperative.
   */
  answer(difference: GatewayDifference, reason: string, instead: string): TargetCapability {
    if (this.has(difference)) return TargetCapability.differs(reason);
    return TargetCapability.needsSwitch(reason, `${instead}, ${this.orAccept(difference)}`);
  }

  /** The end of a message about a value that works in another way. */
  orAccept(difference: GatewayDifference): string {
    return `or say why that does not matter, by accepts: { [${codeOf(difference)}]: "…" } of ${this.implementation}`;
  }

  /** The annotation by which whoever reads the objects learns of it. */
  annotations(): { [key: string]: string } {
    const accepted = this.known.filter((difference) => this.has(difference));
    const texts = accepted.map((difference) => `${difference} (${this.accepts?.[difference]})`);
    return texts.length === 0 ? {} : { [ANNOTATION]: texts.join(', ') };
  }
}

/** A difference as code writes it. */
function codeOf(difference: string): string {
  const member = Object.entries(GatewayDifference).find(([, value]) => value === difference)?.[0];
  return `GatewayDifference.${member}`;
}
