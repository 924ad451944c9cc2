import { ApiObject, type JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { CallSite } from '../../cdk8s/call-site';
import type { LocatedFinding } from '../../cdk8s/findings';
import { placePatch } from '../../cdk8s/hooks/patch-sites';
import { isPatch } from '../../cdk8s/patches';
import { checkStruct, wrongType } from '../../rules/check';
import { choiceOf } from '../../rules/choice';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Some of the objects that a router makes. */
export interface RouterObjects {
  /** Their kind, such as `Ingress` or `HTTPRoute`. */
  readonly kind: string;

  /**
   * The name of one of them.
   *
   * @default - all of the kind
   */
  readonly name?: string;
}

/** A change of some objects of a router, as it was written. */
export interface WrittenPatch {
  readonly objects: RouterObjects;
  readonly operations: readonly JsonPatch[];
  readonly callSite: CallSite;
}

const EXAMPLE = '{ kind: "Ingress" }';

/** Changes the objects that a router has made, and finds patches that change none. */
export function applyPatches(
  router: IConstruct,
  patches: readonly WrittenPatch[],
  origin: Pick<LocatedFinding, 'path'>,
): LocatedFinding[] {
  const made = router.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  return patches.flatMap(({ objects, operations, callSite }) => {
    const found = [...applyPatch(made, objects, operations)];
    for (const operation of operations) placePatch(operation, callSite);
    return found.map(({ code, message }) => ({ ...origin, callSite, code, message }));
  });
}

function* applyPatch(made: readonly ApiObject[], objects: unknown, operations: readonly unknown[]): Findings {
  if (!(yield* checkStruct('patchObjects', objects, ['kind', 'name']))) return;
  const { kind, name } = objects as RouterObjects;
  const selected = made.filter((object) => object.kind === kind && (name === undefined || object.name === name));
  if (selected.length === 0) {
    const there = made.map((object) => `${object.kind} ${show(object.name)}`);
    const wanted = name === undefined ? show(kind) : `${show(kind)} called ${show(name)}`;
    yield finding(
      'router-patch',
      `patchObjects finds no ${wanted} among the objects of the router: write ${choiceOf(there)}.`,
    );
  }
  if (operations.length === 0) {
    yield finding(
      'router-patch',
      `patchObjects has nothing to change: write, for example, patchObjects(${EXAMPLE}, JsonPatch.add("/metadata/labels/team", "shop")).`,
    );
  }
  const wrong = operations.filter((operation) => !isPatch(operation));
  for (const operation of wrong)
    yield wrongType('patch', operation, 'a patch such as JsonPatch.add("/metadata/labels/team", "shop")');
  if (wrong.length > 0) return;
  for (const object of selected) object.addJsonPatch(...operations.filter(isPatch));
}
