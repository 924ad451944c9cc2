import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../rules/finding';
import { acceptedProblems, unusedAcceptances, withoutAccepted } from './accepted-warnings';
import type { CallSite } from './call-site';
import { finding } from './codes';
import { failure } from './failure';
import { type Found, formatWarning, type LocatedFinding, toFinding } from './findings';
import { type PodSecurityOf, writeFindings } from './findings-file';
import { rememberSite, siteOf } from './hooks/construction-sites';
import { installHooks } from './hooks/install';
import { type WrittenObject, type WrittenObjects, writtenObjectsOf } from './hooks/written-objects';
import { ScopeState } from './scope-state';

const SYNTHESES = new ScopeState<Synthesis>('Synthesis');

/** Takes a finding about a construct, made at the given place or where the construct was made. */
export type ReportFinding = (construct: IConstruct, finding: Finding, callSite?: CallSite) => void;

/** Takes the results of a check during a synthesis. */
export interface SynthesisReport {
  readonly problem: ReportFinding;
  readonly warning: ReportFinding;
  /** Prints a line that whoever reads the output should know. */
  readonly notice: (line: string) => void;
  /** Takes the levels of Pod Security that workloads reach. */
  readonly podSecurity: (levels: readonly PodSecurityOf[]) => void;
}

/** A check of the objects of an app in their written form. */
export type ObjectCheck = (root: IConstruct, objects: readonly WrittenObject[], report: SynthesisReport) => void;

/** Findings about constructs of an app. */
export type AppFindings = Iterable<readonly [construct: IConstruct, finding: Finding]>;

/** A check of an app before its objects are rendered. */
export type AppCheck = (root: IConstruct) => AppFindings;

/**
 * Portico's part in the synthesis of an app: it renders the constructs that had to wait, runs the checks of the whole app, and
 * stops with all problems at once. There is one for each construct tree, as a validation of the root, which cdk8s runs before it
 * writes anything.
 */
export class Synthesis {
  static of(construct: IConstruct): Synthesis {
    const { root } = construct.node;
    return SYNTHESES.getOrMake(root, () => new Synthesis(root));
  }

  private readonly recorded: LocatedFinding[] = [];
  private readonly warnings: LocatedFinding[] = [];
  private readonly faulty = new Set<string>();
  private readonly renderers: (() => Found)[] = [];
  private readonly printed = new Set<string>();
  private readonly arrangers: ((root: IConstruct) => void)[] = [];
  private readonly checks = new Set<AppCheck>();
  private objectCheck?: ObjectCheck;
  private podSecurity: readonly PodSecurityOf[] = [];
  private readonly written: WrittenObjects;

  private constructor(private readonly root: IConstruct) {
    installHooks();
    this.written = writtenObjectsOf(root);
    root.node.addValidation({ validate: () => (this.written.held ? [] : this.run()) });
  }

  /** Remembers where the user made a construct, so that later problems can name the line. */
  locate(construct: IConstruct): CallSite {
    return rememberSite(construct);
  }

  /** Reports problems of a construct that are known as soon as it is made. */
  report(construct: IConstruct, findings: Iterable<Finding>, callSite = this.callSiteOf(construct)): void {
    const { path } = construct.node;
    for (const { code, message } of findings) {
      this.faulty.add(path);
      this.recorded.push({ path, callSite, code, message });
    }
  }

  /** Reports warnings about a construct that are known as soon as it is made. */
  warn(construct: IConstruct, findings: Iterable<Finding>): void {
    const { path } = construct.node;
    for (const { code, message } of findings) {
      this.warnings.push({ path, callSite: this.callSiteOf(construct), code, message });
    }
  }

  /** True for a construct with a problem, which must not make objects. */
  hasProblems(construct: IConstruct): boolean {
    return this.faulty.has(construct.node.path);
  }

  /** Has a construct that depends on later calls make its objects at synth, which it does unless it finds problems. */
  renderLate(renderer: () => Found): void {
    this.renderers.push(renderer);
  }

  /** Has the order of objects set once all of them are there. */
  arrange(arranger: (root: IConstruct) => void): void {
    this.arrangers.push(arranger);
  }

  /** Prints a line once, however often the app is synthesized. */
  private print(line: string): void {
    if (!this.printed.has(line)) console.error(line);
    this.printed.add(line);
  }

  addCheck(check: AppCheck): void {
    this.checks.add(check);
  }

  /** Sets the check of the written objects; when the library is loaded twice, that of the first copy is kept. */
  checkObjects(check: ObjectCheck): void {
    this.objectCheck ??= check;
  }

  private run(): string[] {
    const found = this.look();
    const problems = this.inTreeOrder([...found.problems, ...acceptedProblems(this.root, found)]).map(toFinding);
    const warnings = [...withoutAccepted(this.root, found.warnings), ...unusedAcceptances(this.root, found)].map(
      toFinding,
    );
    for (const warning of warnings) this.print(formatWarning(warning));
    problems.push(...writeFindings({ problems, warnings, podSecurity: this.podSecurity }));
    if (problems.length === 0) return [];
    throw failure(problems);
  }

  /** Renders and checks everything. */
  private look(): Found {
    const problems: LocatedFinding[] = [];
    const warnings: LocatedFinding[] = [];
    const into =
      (list: LocatedFinding[]): ReportFinding =>
      (construct, { code, message }, callSite = this.callSiteOf(construct)) =>
        void list.push({ path: construct.node.path, callSite, code, message });
    const late = this.renderers.map((render) => render());
    for (const arrange of this.arrangers) arrange(this.root);
    const constructs = this.root.node.findAll();
    const objects = constructs.filter((construct) => ApiObject.isApiObject(construct));
    for (const check of this.checks) for (const found of check(this.root)) into(problems)(...found);
    const written = this.written.render(objects, into(problems));
    this.objectCheck?.(this.root, written, {
      problem: into(problems),
      warning: into(warnings),
      notice: (line) => this.print(line),
      podSecurity: (levels) => {
        this.podSecurity = levels;
      },
    });
    return {
      problems: [...this.recorded, ...late.flatMap((each) => each.problems), ...problems, ...this.invalid(constructs)],
      warnings: [...this.warnings, ...late.flatMap((each) => each.warnings), ...warnings],
    };
  }

  private inTreeOrder(problems: readonly LocatedFinding[]): LocatedFinding[] {
    if (problems.length < 2) return [...problems];
    const order = new Map(this.root.node.findAll().map((construct, index) => [construct.node.path, index]));
    return [...problems].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
  }

  /** Problems that the validations of other constructs report, so that one run shows everything. */
  private invalid(constructs: readonly IConstruct[]): LocatedFinding[] {
    return constructs
      .filter((construct) => construct !== this.root)
      .flatMap((construct) => {
        const { path } = construct.node;
        return construct.node.validate().map((message) => ({ path, ...finding('validation', message) }));
      });
  }

  /** The place where the user made a construct, or the nearest one around it. */
  callSiteOf(construct: IConstruct): CallSite | undefined {
    return siteOf(construct);
  }
}
