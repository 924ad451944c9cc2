import type { IConstruct } from 'constructs';
import type { Finding } from '../rules/finding';
import type { PolicySide } from './policy-peer';

/** Anything that pods can call, such as a `WebService`, a port of one, or a `Peer`. */
export interface ICallee {
  /**
   * The place of it as pods of the chart of a construct reach it.
   *
   * @param caller the workload that calls.
   */
  toCallee(caller: IConstruct): Callee;
}

/** The place where pods reach what they call. */
export interface CalleeAddress {
  readonly host: string;
  readonly port: number;
  readonly url: string;
  /** True where clients are given a URL, as opposed to host and port. */
  readonly isUrl: boolean;
}

/** A port of a Service, in this app or elsewhere. */
export interface CalledService {
  readonly name: string;
  readonly namespace?: string;
  readonly port: number;
  /** The pods behind it and their port, where the app does not make it. */
  readonly elsewhere: PolicySide;
}

/** A variable with a part of an address. */
export interface CallVariable {
  readonly name: string;
  readonly value: string;
}

/** Everything that is known of a callee. */
export interface CalleeTraits {
  /** The callee in messages, such as `pay` or `Peer.internet()`. */
  readonly title: string;
  /** The word that its variable is called after. */
  readonly word: string;
  readonly address?: CalleeAddress;
  /** The variables, where the caller says which. */
  readonly variables?: readonly CallVariable[];
  readonly service?: CalledService;
  /** Pods or addresses that are not behind a Service. */
  readonly side?: PolicySide;
  readonly isApiServer?: boolean;
  readonly findings: readonly Finding[];
}

/** The answer of an `ICallee`. One that calls others hands on theirs. */
export class Callee {
  /** @internal */
  static _of(traits: CalleeTraits): Callee {
    return new Callee(traits);
  }

  private constructor(
    /** @internal */
    readonly _traits: CalleeTraits,
  ) {}
}
