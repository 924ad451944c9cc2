import type { IConstruct } from 'constructs';
import { checkStruct, checkValue } from '../rules/check';
import type { Finding, Findings } from '../rules/finding';
import { httpPathFlaw } from '../rules/http-path';
import { show } from '../rules/show';
import { Callee, type CalleeAddress, type CallVariable, type ICallee } from './callee';
import { calleeFlaw } from './callee-flaw';
import { finding } from './codes';

/** Names of the variables that the caller has, instead of the one that follows from the name of what it calls. */
export interface CallToOptions {
  /**
   * Name of the variable with the URL, such as `http://pay`.
   *
   * @default - none where another name is given; otherwise that of the documented rule, such as `PAY_URL`
   */
  readonly urlVariable?: string;

  /**
   * Name of the variable with host and port, such as `pay:80`.
   *
   * @default - none where another name is given; otherwise that of the documented rule, such as `CART_ADDRESS`
   */
  readonly addressVariable?: string;

  /**
   * Name of the variable with the host alone.
   *
   * @default - none
   */
  readonly hostVariable?: string;

  /**
   * Name of the variable with the port alone.
   *
   * @default - none
   */
  readonly portVariable?: string;

  /**
   * The scheme of the URL, for clients that have one of their own, such as `jdbc:postgresql`.
   *
   * @default - that of the port's protocol
   */
  readonly urlScheme?: string;

  /**
   * User and password in the URL, by reference to other variables: `$(DB_USER):$(DB_PASSWORD)`.
   *
   * @default - none
   */
  readonly urlCredentials?: string;

  /**
   * Path and query of the URL, such as `/orders?sslmode=require`.
   *
   * @default - none
   */
  readonly urlPath?: string;
}

const OPTIONS = Object.keys({
  urlVariable: true,
  addressVariable: true,
  hostVariable: true,
  portVariable: true,
  urlScheme: true,
  urlCredentials: true,
  urlPath: true,
} satisfies { [name in keyof CallToOptions]-?: true });

/**
 * A call of a service with variables of one's own, for images that expect them.
 *
 * @example
 * new WebService(chart, 'checkout', { image, calls: [pay, Call.to(cart, { addressVariable: 'CART_SERVICE_ADDR' })] });
 */
export class Call implements ICallee {
  /**
   * A call with variables of these names.
   *
   * @param callee a workload, a port of one, or a peer.
   * @param options names of variables, and the form of the URL.
   */
  static to(callee: ICallee, options: CallToOptions = {}): Call {
    return new Call(callee, options ?? {});
  }

  /**
   * A call without a variable, where the program has the address from somewhere else, such as `files`.
   *
   * @param callee a workload, a port of one, or a peer.
   */
  static withoutVariable(callee: ICallee): Call {
    return new Call(callee);
  }

  private constructor(
    private readonly callee: ICallee,
    private readonly options?: CallToOptions,
  ) {}

  /** This call as pods of the chart of a construct make it. */
  toCallee(caller: IConstruct): Callee {
    const flaw = calleeFlaw(this.callee);
    if (flaw !== undefined) {
      const findings = [finding('call', `Call.to() takes ${flaw}.`)];
      return Callee._of({ title: 'Call.to()', word: '', findings, variables: [] });
    }
    const { _traits: traits } = this.callee.toCallee(caller);
    if (this.options === undefined) return Callee._of({ ...traits, variables: [] });
    const flaws = [...this.check(traits.title, traits.address)];
    return Callee._of({
      ...traits,
      findings: [...traits.findings, ...flaws],
      ...(flaws.length === 0 && traits.address !== undefined && this.withVariables(traits.address)),
    });
  }

  private withVariables(plain: CalleeAddress): { address: CalleeAddress; variables?: readonly CallVariable[] } {
    const { urlVariable, addressVariable, hostVariable, portVariable } = this.options ?? {};
    const address = { ...plain, url: this.url(plain) };
    const named = [
      [urlVariable, address.url],
      [addressVariable, hostAndPort(address)],
      [hostVariable, address.host],
      [portVariable, String(address.port)],
    ].flatMap(([name, value = '']) => (name === undefined ? [] : [{ name, value }]));
    return { address, ...(named.length > 0 && { variables: named }) };
  }

  private url({ url }: CalleeAddress): string {
    const { urlScheme, urlCredentials, urlPath = '' } = this.options ?? {};
    const [scheme, rest] = [url.slice(0, url.indexOf('://')), url.slice(url.indexOf('://') + 3)];
    return `${urlScheme ?? scheme}://${urlCredentials === undefined ? '' : `${urlCredentials}@`}${rest}${urlPath}`;
  }

  private *check(title: string, address: CalleeAddress | undefined): Findings {
    if (!(yield* checkStruct('Call.to()', this.options, OPTIONS))) return;
    const options = this.options ?? {};
    if (address === undefined) {
      const [name] = Object.keys(options);
      if (name !== undefined) yield withoutAddress(title, name);
      return;
    }
    const { urlScheme, urlCredentials, urlPath, urlVariable, ...others } = options;
    for (const name of ['urlVariable', 'addressVariable', 'hostVariable', 'portVariable'] as const) {
      const value = options[name];
      if (value !== undefined) yield* checkValue('env-name', name, value, variableFlaw);
    }
    if (urlScheme !== undefined) yield* checkValue('url', 'urlScheme', urlScheme, schemeFlaw);
    if (urlPath !== undefined) yield* checkValue('url', 'urlPath', urlPath, urlPathFlaw);
    if (urlCredentials !== undefined) yield* checkValue('url', 'urlCredentials', urlCredentials, credentialsFlaw);
    const form = Object.entries({ urlScheme, urlCredentials, urlPath }).find(([, value]) => value !== undefined);
    const hasUrl =
      urlVariable !== undefined || (address.isUrl && Object.values(others).every((each) => each === undefined));
    if (form !== undefined && !hasUrl) {
      yield finding('call', `${form[0]} ${show(form[1])} is for a URL, and no variable has it: write urlVariable.`);
    }
  }
}

const withoutAddress = (title: string, option: string): Finding =>
  finding('call', `${option} is for an address, and ${title} has none: write ${title} alone.`);

const variableFlaw = (name: unknown) =>
  typeof name === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
    ? undefined
    : 'is not a variable name: write letters, digits and "_", for example "PAY_URL"';

const schemeFlaw = (scheme: unknown) =>
  typeof scheme === 'string' && /^[a-z][a-z0-9+.:-]*$/.test(scheme) && !scheme.endsWith(':')
    ? undefined
    : 'is not the scheme of a URL: write, for example, "jdbc:postgresql"';

const urlPathFlaw = (path: unknown) =>
  httpPathFlaw(typeof path === 'string' && path.startsWith('?') ? `/${path}` : path) === undefined
    ? undefined
    : 'is not the path of a URL: write, for example, "/orders?sslmode=require"';

/** A password in the open would be readable in the repository, the YAML and the cluster. */
const credentialsFlaw = (credentials: unknown) =>
  typeof credentials === 'string' && /^[^\s/@:]*(:\$\([^)\s]+\))?$/.test(credentials) && credentials !== ''
    ? undefined
    : 'must have the password by reference: write, for example, "orders:$(DB_PASSWORD)", with DB_PASSWORD in secrets';

/** Host and port as clients write them. */
export function hostAndPort({ host, port }: CalleeAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
