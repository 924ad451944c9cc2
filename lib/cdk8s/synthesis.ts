import type { IConstruct } from 'constructs';
import { pathOf, rootsInCluster, treesOf } from './app-trees';
import type { CallSite } from './call-site';
import type { Found, ReportedFinding } from './findings';
import { rememberSite, siteOf } from './hooks/construction-sites';
import { installHooks } from './hooks/install';
import { writtenObjectsOf } from './hooks/written-objects';
import { type ClusterParts, runSynthesis } from './run-synthesis';
import { ScopeState } from './scope-state';
import type { AppCheck, ObjectCheck, SynthesisParts } from './synthesis-parts';

const SYNTHESES = new ScopeState<Synthesis>('Synthesis');

/**
 * Portico's part in the synthesis of an app: it renders the constructs that had to wait, runs the checks of the whole app, and
 * stops with all problems at once. There is one for each construct tree, as a validation of the root, which cdk8s runs before it
 * writes anything. Trees that are applied to one cluster are checked together.
 */
export class Synthesis {
  static of(construct: IConstruct): Synthesis {
    const { root } = construct.node;
    return SYNTHESES.getOrMake(root, () => new Synthesis(root));
  }

  /** Checks several trees and those of their clusters, and throws all their problems at once. */
  static run(roots: readonly IConstruct[]): void {
    const firstOf = (root: IConstruct) => rootsInCluster(root)[0] ?? root;
    const looked = new Set(roots.map(firstOf));
    const trees = new Set(roots.flatMap((root) => treesOf(root).map((tree) => firstOf(tree.root))));
    const others = [...trees].filter((first) => !looked.has(first));
    runSynthesis([...looked].map(partsInCluster), others.map(partsInCluster));
  }

  readonly parts: SynthesisParts;
  private readonly faulty = new Set<string>();

  private constructor(root: IConstruct) {
    installHooks();
    const run = () => Synthesis.run([root]);
    const written = writtenObjectsOf(root, run);
    const lists = { recorded: [], warnings: [], renderers: [], arrangers: [], finishers: [] };
    this.parts = { root, ...lists, checks: new Set(), written };
    root.node.addValidation({
      validate: () => {
        if (!written.held) run();
        return [];
      },
    });
  }

  /** Remembers where the user made a construct, so that later problems can name the line. */
  locate(construct: IConstruct): CallSite {
    return rememberSite(construct);
  }

  /** Reports problems of a construct that are known as soon as it is made. */
  report(construct: IConstruct, findings: Iterable<ReportedFinding>, callSite = this.callSiteOf(construct)): void {
    for (const { code, message, words } of findings) {
      this.faulty.add(construct.node.path);
      this.parts.recorded.push({ path: pathOf(construct), callSite, code, message, words });
    }
  }

  /** Reports warnings about a construct that are known as soon as it is made. */
  warn(construct: IConstruct, findings: Iterable<ReportedFinding>, callSite = this.callSiteOf(construct)): void {
    for (const { code, message, words } of findings) {
      this.parts.warnings.push({ path: pathOf(construct), callSite, code, message, words });
    }
  }

  /** True for a construct with a problem, which must not make objects. */
  hasProblems(construct: IConstruct): boolean {
    return this.faulty.has(construct.node.path);
  }

  /** Has a construct that depends on later calls make its objects at synth, which it does unless it finds problems. */
  renderLate(renderer: () => Found): void {
    this.parts.renderers.push(renderer);
  }

  /** Has the order of objects set once all of them are there. */
  arrange(arranger: (root: IConstruct) => void): void {
    this.parts.arrangers.push(arranger);
  }

  /** Has objects completed once all of them and their order are known. */
  finish(finisher: () => Found): void {
    this.parts.finishers.push(finisher);
  }

  addCheck(check: AppCheck): void {
    this.parts.checks.add(check);
  }

  /** Sets the check of the written objects. */
  checkObjects(check: ObjectCheck): void {
    this.parts.objectCheck ??= check;
  }

  /** The place where the user made a construct, or the nearest one around it. */
  callSiteOf(construct: IConstruct): CallSite | undefined {
    return siteOf(construct);
  }
}

/** The parts of all trees that are applied to the cluster of a tree. */
function partsInCluster(root: IConstruct): ClusterParts {
  const [first = root, ...others] = rootsInCluster(root);
  return [Synthesis.of(first).parts, ...others.map((other) => Synthesis.of(other).parts)];
}
