import type { Manifest } from '../../../__tests__/support/app';
import type { Entrance } from '../entrances/entrance';
import type { PlacedTable } from '../layout';
import type { TargetChoice } from './target-choices';

/** A program that a driver starts, and the place where its makers offer it. */
export interface Program {
  readonly name: string;
  readonly source: string;
}

/** The objects of many tables, and what a proxy has to reach. */
export interface Deployment {
  readonly objects: readonly Manifest[];
  /** The Secrets with certificates that they name. */
  readonly secrets: readonly Manifest[];
  /** The tables whose objects they are. */
  readonly tables: readonly PlacedTable[];
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
  /** Its objects have to be in an API server that has the CustomResourceDefinitions. */
  readonly needsCrds: boolean;
  /** It serves the listeners of ListenerSets. */
  readonly readsListenerSets?: boolean;
  /** How requests get to the objects of its targets. */
  readonly entrance: Entrance;
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
