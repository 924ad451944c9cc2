import type { IConstruct } from 'constructs';
import type { Finding } from '../rules/finding';
import type { CallSite } from './call-site';
import type { Found, LocatedFinding, ReportedFinding } from './findings';
import type { PodSecurityOf } from './findings-file';
import type { WrittenObject, WrittenObjects } from './hooks/written-objects';

/** Takes a finding about a construct, made at the given place or where the construct was made. */
export type ReportFinding = (construct: IConstruct, finding: ReportedFinding, callSite?: CallSite) => void;

/** Takes the results of a check during a synthesis. */
export interface SynthesisReport {
  readonly problem: ReportFinding;
  readonly warning: ReportFinding;
  /** Prints a line that whoever reads the output should know. */
  readonly notice: (line: string) => void;
  /** Takes the levels of Pod Security that workloads reach, which are found when they are asked for. */
  readonly podSecurity: (levels: () => readonly PodSecurityOf[]) => void;
}

/** A check of the objects that are applied to one cluster, in their written form. */
export type ObjectCheck = (root: IConstruct, objects: readonly WrittenObject[], report: SynthesisReport) => void;

/** Findings about constructs of an app. */
export type AppFindings = Iterable<readonly [construct: IConstruct, finding: Finding]>;

/** A check of everything that is applied to one cluster, before its objects are rendered. */
export type AppCheck = (root: IConstruct) => AppFindings;

/** Everything that waits for the synthesis of a construct tree. */
export interface SynthesisParts {
  readonly root: IConstruct;
  readonly recorded: LocatedFinding[];
  readonly warnings: LocatedFinding[];
  readonly renderers: (() => Found)[];
  readonly arrangers: ((root: IConstruct) => void)[];
  readonly finishers: (() => Found)[];
  readonly checks: Set<AppCheck>;
  /** When the library is loaded twice, that of the first copy is kept. */
  objectCheck?: ObjectCheck;
  readonly written: WrittenObjects;
}
