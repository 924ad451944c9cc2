import type { Manifest } from '../../../__tests__/support/app';
import type { IngressRouterProps } from '../../../lib';
import type { Answer, Ask } from '../ask';

/** Sends requests to a router whose every path leads to the Service `a`. */
export type Send = (ask: Ask) => Promise<Answer>;

/** A policy, and what must be seen of it from outside. */
export interface Probe {
  /** The option as docs/targets.md has it, and what is special about its value. */
  readonly title: string;
  /** Props of the router. */
  readonly props: Partial<IngressRouterProps>;
  /** Objects that the policy names, such as Secrets. */
  readonly objects?: () => readonly Manifest[];
  /** What is seen, in words. */
  readonly facts: (send: Send) => Promise<string[]>;
  readonly expected: readonly string[];
}
