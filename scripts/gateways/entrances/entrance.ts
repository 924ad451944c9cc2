import type { Manifest } from '../../../__tests__/support/app';
import type { TargetChoice } from '../drivers/target-choices';
import type { AskedTable, Question } from '../tables';

/** The ports on which a table is served. */
export interface Ports {
  readonly http: number;
  readonly https: number;
}

/** A table's objects with what lets requests in to them. */
export interface Opened {
  readonly objects: readonly Manifest[];
  /** Those of the ports on which something listens. */
  readonly ports: readonly number[];
  /** True for a question to which something listens. */
  readonly isHeard: (question: Question) => boolean;
}

/** A route that is served as soon as the tables are that it stands for, and where it is asked for. */
export interface Marker {
  readonly object: Manifest;
  readonly host: string;
  readonly port: number;
}

/** How requests get to the objects of a target, by whichever API they are of. */
export interface Entrance {
  /** Targets that know nothing of the implementation. */
  readonly portable: readonly TargetChoice[];
  /** The number of listeners that a table takes up. */
  readonly listeners: (table: AskedTable) => number;
  readonly open: (table: AskedTable, ports: Ports) => Opened;
  /** Markers to be applied after all tables: when they are served, the tables are. */
  readonly markers: (tables: readonly (Opened & Ports)[]) => readonly Marker[];
}
