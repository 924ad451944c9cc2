import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { pathOf, rootsAround, rootsOfApp, scopesAround } from '../cdk8s/app-trees';
import type { CallSite } from '../cdk8s/call-site';
import { finding } from '../cdk8s/codes';
import type { ReportedFinding } from '../cdk8s/findings';
import { ScopeState } from '../cdk8s/scope-state';
import { reasonOf, show } from '../rules/show';
import type { AppObject } from './model/app-object';
import { type CheckedObject, type CheckFinding, CheckSeverity, type ICheck } from './own-check';

interface AddedCheck {
  readonly check: ICheck;
  readonly scope: IConstruct;
  readonly callSite: CallSite;
}

/** A finding about an object, or about the check itself, which is reported where it was added. */
interface OwnFinding extends ReportedFinding {
  readonly construct: IConstruct;
  readonly severity: CheckSeverity;
  readonly callSite?: CallSite;
}

const ADDED = new ScopeState<AddedCheck[]>('OwnChecks');

export function addOwnCheck(scope: IConstruct, check: ICheck, callSite: CallSite): void {
  ADDED.getOrMake(scope.node.root, () => []).push({ check, scope, callSite });
}

/** The codes of all checks that were added to the app. */
export function ownCodes(root: IConstruct): string[] {
  return rootsOfApp(root)
    .flatMap((each) => ADDED.get(each) ?? [])
    .map(({ check }) => check.code);
}

/** The fault of a value that is added as a check, or undefined. */
export function ownCheckFlaw(check: ICheck | undefined, builtIn: readonly string[]): string | undefined {
  if (typeof check?.check !== 'function') return 'has the wrong type; expected an object with code and check()';
  return ownCodeFlaw(check.code, builtIn);
}

/** The fault of a value that is the code of findings of others, or undefined. */
export function ownCodeFlaw(code: unknown, builtIn: readonly string[]): string | undefined {
  if (typeof code !== 'string' || !/^[a-z0-9]+([-/][a-z0-9]+)*$/.test(code)) {
    return `has the code ${show(code)}: write words in kebab-case, for example "acme/team-label"`;
  }
  return builtIn.includes(code) ? `has the code of a check of Portico: write, for example, "acme/${code}"` : undefined;
}

/** Runs the checks that were added to an app, each on the objects in its scope. */
export function* runOwnChecks(root: IConstruct, objects: readonly AppObject[]): Generator<OwnFinding> {
  for (const { check, scope, callSite } of rootsAround(root).flatMap((each) => ADDED.get(each) ?? [])) {
    const inScope = objects.filter(({ construct }) => scopesAround(construct).includes(scope));
    const byPath = new Map(inScope.map(({ construct }) => [pathOf(construct), construct]));
    const failed = (reason: string): OwnFinding => ({
      ...finding('own-check', `check "${check.code}" ${reason}.`),
      construct: scope,
      severity: CheckSeverity.PROBLEM,
      callSite,
    });
    try {
      const found: unknown = check.check(inScope.map(toCheckedObject));
      if (Array.isArray(found))
        for (const each of found) yield toFinding(check.code, each, byPath) ?? failed(misfit(each));
      else yield failed(`returned ${show(found)}: return a list of findings`);
    } catch (error) {
      yield failed(`failed: ${reasonOf(error)}`);
    }
  }
}

function toCheckedObject({ construct, json, group, version, kind, name, namespace }: AppObject): CheckedObject {
  return {
    apiVersion: group === '' ? version : `${group}/${version}`,
    kind,
    name,
    namespace: namespace === '' ? undefined : namespace,
    path: pathOf(construct),
    json: JSON.parse(JSON.stringify(json)),
  };
}

function toFinding(code: string, found: CheckFinding, objects: Map<string, ApiObject>): OwnFinding | undefined {
  const construct = objects.get(found?.path);
  if (construct === undefined || typeof found.message !== 'string' || found.message === '') return undefined;
  const severity = found.severity === CheckSeverity.WARNING ? CheckSeverity.WARNING : CheckSeverity.PROBLEM;
  return { code, message: found.message, words: 'foreign', construct, severity };
}

const misfit = (found: unknown) =>
  `returned ${show(found)}: return findings with a message and the path of an object that it was given`;
