import type { Manifest } from '../../../__tests__/support/app';
import type { IRoutingTarget } from '../../../lib';

/** A target that tables are made into objects by. */
export interface TargetChoice {
  readonly label: string;
  /** The target accepts nothing in which the implementation may differ from `resolve()`. */
  readonly isStrict: boolean;
  /** A target for the Gateway `GATEWAY`, which it makes itself where the table has certificates. */
  readonly target: (makesGateway: boolean) => IRoutingTarget;
  /** A target for a Gateway that is made elsewhere, to which a table with certificates adds its own listeners. */
  readonly listenerSet: IRoutingTarget;
}

/** Name of the Gateway of every table. */
export const GATEWAY = 'shop-gateway';

/** A program that a driver starts, and the place where its makers offer it. */
export interface Program {
  readonly name: string;
  readonly source: string;
}

/** The objects of many tables, and what a proxy has to reach. */
export interface Deployment {
  readonly objects: readonly Manifest[];
  /** The Secrets that listeners name. */
  readonly secrets: readonly Manifest[];
  /** The ports of all listeners. */
  readonly ports: readonly number[];
  /** The address of a Service's port, where an echo server answers at `BACKEND_PORT`. */
  readonly addressOf: (service: string, port: number | string) => string;
}

export interface Place {
  /** The path of a program by its name. */
  readonly programs: { readonly [name: string]: string };
  /** An empty folder. */
  readonly folder: string;
  readonly crds?: string;
}

/** A running implementation. */
export interface Plane {
  /** Throws when one of its programs has ended. */
  readonly check: () => void;
  /** The last lines that its programs printed. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** What is to know of an implementation: all else is the same for each. */
export interface Driver {
  readonly name: string;
  readonly programs: readonly Program[];
  /** The objects of Gateway API have to be in an API server that has the CustomResourceDefinitions. */
  readonly needsCrds: boolean;
  /** It serves the listeners of ListenerSets. */
  readonly readsListenerSets?: boolean;
  /** The GatewayClass that it serves. */
  readonly gatewayClassName: string;
  /** The most listeners that it serves at the same time. */
  readonly mostListeners: number;
  /** Options of which no probe shows anything, since the surroundings of the implementation are not whole here. */
  readonly unprobed?: readonly string[];
  /** Targets in the order in which a table is tried with them. */
  readonly targets: readonly TargetChoice[];
  /** Starts it with the objects. It need not serve them yet. */
  readonly start: (deployment: Deployment, place: Place) => Promise<Plane>;
}

/** The programs of an API server, for drivers that need one. */
export const API_SERVER_PROGRAMS = ['kube-apiserver', 'etcd'].map((name) => ({
  name,
  source: 'https://github.com/kubernetes-sigs/controller-tools/releases (envtest)',
}));
