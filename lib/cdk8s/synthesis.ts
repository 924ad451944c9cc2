import { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { Finding } from '../rules/finding';
import type { Report } from '../rules/report';
import { asText, show } from '../rules/show';
import { CallSite } from './call-site';
import { finding } from './codes';
import { formatWarning, type Problem, ProblemsError, toFinding } from './findings';
import { rememberSite, siteOf } from './hooks/construction-sites';
import { installHooks } from './hooks/install';
import { printUncaughtProblems } from './hooks/uncaught-problems';
import { type WrittenObject, type WrittenObjects, writtenObjectsOf } from './hooks/written-objects';
import { ScopeState } from './scope-state';

const SYNTHESES = new ScopeState<Synthesis>('Synthesis');

/** Takes the problems and warnings of the objects of an app. */
export interface ObjectReport {
  readonly problem: (construct: IConstruct, finding: Finding) => void;
  readonly warning: (construct: IConstruct, finding: Finding) => void;
}

/** Looks at all objects of an app as they will be written. */
export type ObjectCheck = (root: IConstruct, objects: readonly WrittenObject[], report: ObjectReport) => void;

/** Looks at a whole app, and the API objects of all its charts, just before it is written. */
export type AppCheck = (
  root: IConstruct,
  objects: readonly ApiObject[],
  report: (construct: IConstruct, finding: Finding) => void,
) => void;

/**
 * What Portico does when an app is synthesized: renders what had to wait, runs the whole-app checks, and stops with
 * all problems at once. There is one per construct tree; it hangs on the root's validation, which cdk8s runs before
 * it writes anything.
 */
export class Synthesis {
  static of(construct: IConstruct): Synthesis {
    const { root } = construct.node;
    return SYNTHESES.getOrMake(root, () => new Synthesis(root));
  }

  private readonly recorded: Problem[] = [];
  private readonly faulty = new Set<string>();
  private readonly renderers: (() => readonly Problem[])[] = [];
  private readonly warned = new Set<string>();
  private readonly checks = new Set<AppCheck>();
  private readonly notices = new Set<string>();
  private objectCheck?: ObjectCheck;
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

  /** Reports problems of one construct that are known as soon as it is made. */
  report(construct: IConstruct, findings: Iterable<Finding>, callSite = this.callSiteOf(construct)): void {
    const { path } = construct.node;
    for (const { code, message } of findings) {
      this.faulty.add(path);
      this.recorded.push({ path, callSite, code, message });
    }
  }

  /** As `report()`, for functions that take a callback instead of yielding findings. */
  reporter(construct: IConstruct, callSite = this.callSiteOf(construct)): Report {
    return (message) => this.report(construct, [{ code: '', message }], callSite);
  }

  /** Whether a construct has problems already, so that nothing can be made of it. */
  hasProblems(construct: IConstruct): boolean {
    return this.faulty.has(construct.node.path);
  }

  /** Renders at synth what depends on later calls; the renderer returns its problems instead of objects. */
  renderLate(renderer: () => readonly Problem[]): void {
    this.renderers.push(renderer);
  }

  /** Prints what may not be as it was meant; it stops nothing. */
  warn(warnings: readonly Problem[]): void {
    for (const warning of warnings) this.say(formatWarning(toFinding(warning)));
  }

  /** Prints at synth what whoever reads the output should know. */
  notice(line: string): void {
    this.notices.add(line);
  }

  private say(line: string): void {
    if (!this.warned.has(line)) console.error(line);
    this.warned.add(line);
  }

  addCheck(check: AppCheck): void {
    this.checks.add(check);
  }

  /** What looks at the objects as they will be written; when the library is loaded twice, that of the first copy. */
  checkObjects(check: ObjectCheck): void {
    this.objectCheck ??= check;
  }

  private run(): string[] {
    for (const line of this.notices) this.say(line);
    const late = this.renderers.flatMap((render) => render());
    const found: Problem[] = [];
    const warnings: Problem[] = [];
    const into =
      (list: Problem[]) =>
      (construct: IConstruct, { code, message }: Finding) =>
        void list.push({ path: construct.node.path, callSite: this.callSiteOf(construct), code, message });
    const objects = this.root.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
    for (const check of this.checks) check(this.root, objects, into(found));
    const written = this.written.render(objects, into(found));
    this.objectCheck?.(this.root, written, { problem: into(found), warning: into(warnings) });
    this.warn(warnings);
    const problems = [...this.recorded, ...late, ...found];
    if (problems.length === 0) return [];
    throw failure(this.inTreeOrder([...problems, ...this.othersProblems()]));
  }

  private inTreeOrder(problems: readonly Problem[]): Problem[] {
    const order = new Map(this.root.node.findAll().map((construct, index) => [construct.node.path, index]));
    return [...problems].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
  }

  /** What constructs that are not Portico's refuse, so that one run shows everything. */
  private othersProblems(): Problem[] {
    return this.root.node
      .findAll()
      .filter((construct) => construct !== this.root)
      .flatMap((construct) => {
        const { path } = construct.node;
        return construct.node.validate().map((message) => ({ path, code: 'validation', message }));
      });
  }

  /** Where the user made a construct, or the nearest one around it. */
  callSiteOf(construct: IConstruct): CallSite | undefined {
    return siteOf(construct);
  }
}

/** Without a construct there is nothing to collect problems in, so that this one is thrown at once. */
export function requireConstruct(scope: IConstruct, what: string): void {
  if (Construct.isConstruct(scope)) return;
  const message = `${what} is no construct: pass the chart it belongs to.`;
  throw failure([{ path: '', callSite: CallSite.capture(), code: 'scope', message }]);
}

/** An id that constructs accepts; a taken or empty one becomes a problem instead of an exception half-way. */
export function claimId(scope: IConstruct, id: string): string {
  requireConstruct(scope, `the scope ${show(scope)} of ${show(id)}`);
  const taken = (candidate: string) => scope.node.tryFindChild(candidate) !== undefined;
  const report = (message: string) =>
    Synthesis.of(scope).report(scope, [finding('construct-id', message)], CallSite.capture());
  if (typeof id !== 'string' || id === '') {
    report(`a construct has the id ${show(id)}: give it a text, for example "user".`);
  } else if (id in {}) {
    report(`the id ${show(id)} is a name that every JavaScript object has: give the construct another one.`);
  } else if (taken(id)) {
    report(`the id ${show(id)} is used twice in this scope: give each construct an id of its own.`);
  } else {
    return id;
  }
  let free = 1;
  while (taken(`${asText(id)}#${free}`)) free++;
  return `${asText(id)}#${free}`;
}

function failure(problems: readonly Problem[]): ProblemsError {
  printUncaughtProblems();
  return new ProblemsError(problems);
}
