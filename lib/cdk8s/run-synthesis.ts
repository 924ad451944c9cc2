import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Words } from '../languages/tell';
import { acceptedProblems, unusedAcceptances, withoutAccepted } from './accepted-warnings';
import { pathOf, rootsOfApp } from './app-trees';
import { finding } from './codes';
import { failure } from './failure';
import { type Found, formatWarning, type LocatedFinding, toFinding } from './findings';
import { type PodSecurityOf, writeFindings } from './findings-file';
import { siteOf } from './hooks/construction-sites';
import type { WrittenObject } from './hooks/written-objects';
import { writeObjects } from './objects-file';
import { ScopeState } from './scope-state';
import type { ReportFinding, SynthesisParts } from './synthesis-parts';
import { wrongDependencies } from './wrong-dependencies';

/** The trees that are applied to one cluster, of which there is at least one. */
export type ClusterParts = readonly [SynthesisParts, ...SynthesisParts[]];

interface ClusterFound extends Found {
  readonly roots: readonly [IConstruct, ...IConstruct[]];
  readonly constructs: readonly IConstruct[];
  readonly objects: readonly WrittenObject[];
  readonly podSecurity: () => readonly PodSecurityOf[];
}

/** The lines that were printed for an app, each once, however often it is synthesized. */
const PRINTED = new ScopeState<Set<string>>('Printed');

/**
 * Renders and checks each cluster by itself, prints the warnings of all, and throws all their problems at once.
 *
 * @param others clusters of which objects say something, which are not looked at.
 */
export function runSynthesis(clusters: readonly ClusterParts[], others: readonly ClusterParts[] = []): void {
  others.forEach(complete);
  const completed = clusters.map((parts) => ({ parts, late: complete(parts) }));
  const found = completed.map(({ parts, late }) => look(parts, late));
  const accepting = found.map((each) => acceptingOf(each, found));
  const constructs = found.flatMap((each) => each.constructs);
  const problems = inTreeOrder(constructs, [
    ...found.flatMap((each) => each.problems),
    ...accepting.flatMap(({ roots, found }) => acceptedProblems(roots, found)),
  ]).map(toFinding);
  const warnings = [
    ...found.flatMap(({ roots: [root], warnings }) => withoutAccepted(root, warnings)),
    ...accepting.flatMap(({ roots, found }) => unusedAcceptances(roots, found)),
  ].map(toFinding);
  for (const { roots, objects } of found) problems.push(...writeObjects(roots[0], objects));
  const [first] = constructs;
  if (first !== undefined) for (const warning of warnings) print(first, formatWarning(warning));
  const podSecurity = () => found.flatMap((each) => each.podSecurity());
  problems.push(...writeFindings(problems, warnings, podSecurity));
  if (problems.length > 0) throw failure(problems);
}

/** Has everything made that waited for the synthesis of a cluster. */
function complete(parts: ClusterParts): Found[] {
  const rendered = parts.flatMap(({ renderers }) => renderers.map((render) => render()));
  for (const { arrangers, root } of parts) for (const arrange of arrangers) arrange(root);
  return [...rendered, ...parts.flatMap(({ finishers }) => finishers.map((finish) => finish()))];
}

/** Checks everything that is applied to one cluster, and renders its objects as they are written. */
function look(parts: ClusterParts, late: readonly Found[]): ClusterFound {
  const problems: LocatedFinding[] = [];
  const warnings: LocatedFinding[] = [];
  const into =
    (list: LocatedFinding[], own: Words = 'api'): ReportFinding =>
    (construct, { code, message, words = own }, callSite = siteOf(construct)) =>
      void list.push({ path: pathOf(construct), callSite, code, message, words });
  const constructs = parts.map(({ root }) => root.node.findAll());
  const [{ root }] = parts;
  for (const each of constructs) for (const found of wrongDependencies(each)) into(problems)(...found);
  const checks = new Set(parts.flatMap((each) => [...each.checks]));
  for (const check of checks) for (const found of check(root)) into(problems)(...found);
  const objects = parts.flatMap(({ written }, index) =>
    written.render((constructs[index] ?? []).filter(isApiObject), into(problems, 'fields')),
  );
  let podSecurity: () => readonly PodSecurityOf[] = () => [];
  const check = parts.find(({ objectCheck }) => objectCheck !== undefined)?.objectCheck;
  check?.(root, objects, {
    problem: into(problems, 'fields'),
    warning: into(warnings, 'fields'),
    notice: (line) => print(root, line),
    podSecurity: (levels) => {
      podSecurity = levels;
    },
  });
  const recorded = [...parts.flatMap((each) => each.recorded), ...late.flatMap((each) => each.problems)];
  return {
    roots: [root, ...parts.slice(1).map((each) => each.root)],
    constructs: constructs.flat(),
    objects,
    podSecurity,
    problems: [...recorded, ...problems, ...invalid(constructs.flat())],
    warnings: [...parts.flatMap((each) => each.warnings), ...late.flatMap((each) => each.warnings), ...warnings],
  };
}

const isApiObject = (construct: IConstruct) => ApiObject.isApiObject(construct);

/** Problems that the validations of other constructs report, so that one run shows everything. */
function invalid(constructs: readonly IConstruct[]): LocatedFinding[] {
  return constructs
    .filter((construct) => construct !== construct.node.root)
    .flatMap((construct) =>
      construct.node.validate().map((message) => ({
        path: pathOf(construct),
        callSite: siteOf(construct),
        ...finding('validation', message),
        words: 'foreign' as const,
      })),
    );
}

/**
 * The roots whose acceptances can be held against what was found. Those of the app hold for its further trees too, and say nothing
 * as long as one of these was not looked at.
 */
function acceptingOf({ roots, ...own }: ClusterFound, all: readonly ClusterFound[]) {
  const [root] = roots;
  const others = rootsOfApp(root);
  if (root !== others[0] || others.length === 1) return { roots, found: own };
  const looked = new Set(all.flatMap((each) => each.roots));
  const found: Found = {
    problems: all.flatMap(({ problems }) => problems),
    warnings: all.flatMap(({ warnings }) => warnings),
  };
  return { roots: others.every((other) => looked.has(other)) ? roots : [], found };
}

function inTreeOrder(constructs: readonly IConstruct[], problems: readonly LocatedFinding[]): LocatedFinding[] {
  if (problems.length < 2) return [...problems];
  const order = new Map(constructs.map((construct, index) => [pathOf(construct), index]));
  return [...problems].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
}

function print(construct: IConstruct, line: string): void {
  const [app] = rootsOfApp(construct);
  const printed = app && PRINTED.getOrMake(app, () => new Set());
  if (!printed?.has(line)) console.error(line);
  printed?.add(line);
}
