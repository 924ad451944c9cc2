import { ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../../rules/finding';
import { reasonOf } from '../../rules/show';
import type { CallSite } from '../call-site';
import { finding } from '../codes';
import { inDependencyOrder } from '../dependency-order';
import { wrongPatches } from '../patches';
import { plainJson } from '../plain-json';
import { ScopeState } from '../scope-state';
import { hookGetter, hookMethod } from './method-hook';
import { withPlainYaml } from './yaml-writer';

/** An API object in its written form. */
export interface WrittenObject {
  readonly construct: ApiObject;
  readonly json: unknown;
  /** Set where the JSON is nothing but the props of the construct: no patch or resolver of the user's has changed it. */
  readonly isAsMade?: boolean;
}

/**
 * Renders the objects of an app once in a synthesis. cdk8s validates the whole app again for every chart that it writes, and
 * then renders each object once more. Nothing may change in between, so that the objects which were checked are written.
 */
export class WrittenObjects {
  private depth = 0;
  private kept?: ApiObject[];

  /** @param check renders every object, and throws an exception for what is wrong. */
  constructor(readonly check: () => void) {}

  /** True while a synthesis is running whose objects have been rendered. */
  get held(): boolean {
    return this.kept !== undefined;
  }

  /** Runs a synthesis, which may be part of another one. */
  during<T>(synthesis: () => T): T {
    this.depth++;
    try {
      return synthesis();
    } finally {
      this.depth--;
      if (this.depth === 0) this.release();
    }
  }

  /** Renders every object, and reports one that cannot be rendered. */
  render(
    objects: readonly ApiObject[],
    report: (construct: IConstruct, finding: Finding, callSite?: CallSite) => void,
  ): readonly WrittenObject[] {
    if (this.depth > 0) this.kept = [];
    return objects.flatMap((construct) => {
      try {
        const wrong = wrongPatches(construct);
        for (const [found, callSite] of wrong?.findings ?? []) report(construct, found, callSite);
        if (wrong !== undefined) return [{ construct, json: wrong.json }];
        const plain = plainJson(construct);
        const json: unknown = plain ?? construct.toJson();
        this.keep(construct, json);
        return [{ construct, json, isAsMade: plain !== undefined }];
      } catch (error) {
        const message = `${construct.kind} "${construct.name}" cannot be written: ${reasonOf(error)}.`;
        report(construct, finding('not-written', message));
        return [];
      }
    });
  }

  private keep(construct: ApiObject, json: unknown): void {
    if (this.kept === undefined || Object.hasOwn(construct, 'toJson')) return;
    construct.toJson = () => json;
    this.kept.push(construct);
  }

  private release(): void {
    for (const construct of this.kept ?? []) Reflect.deleteProperty(construct, 'toJson');
    this.kept = undefined;
  }
}

const WRITTEN = new ScopeState<WrittenObjects>('WrittenObjects');

/** The objects of an app as its syntheses write them. */
export function writtenObjectsOf(root: IConstruct, check: () => void): WrittenObjects {
  return WRITTEN.getOrMake(root, () => new WrittenObjects(check));
}

/** Marks where each synthesis of an app that uses Portico starts and ends. */
export function hookSynthesis(): void {
  for (const method of ['synth', 'synthYaml']) {
    hookMethod<(this: App) => unknown>(
      App.prototype,
      method,
      (original) =>
        function () {
          return during(this, () => original.call(this));
        },
    );
  }
  hookMethod<(this: Chart) => unknown[]>(
    Chart.prototype,
    'toJson',
    (original) =>
      function () {
        return writtenIn(this) ?? during(this, () => original.call(this));
      },
  );
  hookGetter<readonly Chart[]>(
    App.prototype,
    'charts',
    (original) =>
      function (this: App) {
        const ordered = isHeld(this) ? inDependencyOrder(this) : undefined;
        return ordered?.filter((construct) => construct instanceof Chart) ?? original.call(this);
      },
  );
}

function during<T>(construct: IConstruct, synthesis: () => T): T {
  const written = WRITTEN.get(construct.node.root);
  if (written === undefined) return synthesis();
  return written.during(() => {
    // Earlier than cdk8s validates, which throws for some dependencies before that.
    if (!written.held) written.check();
    return withPlainYaml(synthesis);
  });
}

/** The objects of a chart within the synthesis of its app, which cdk8s would validate again. */
function writtenIn(chart: Chart): unknown[] | undefined {
  if (!isHeld(chart)) return undefined;
  return inDependencyOrder(chart)
    ?.filter((construct) => construct instanceof ApiObject)
    .filter((object) => Chart.of(object) === chart)
    .map((object) => object.toJson());
}

const isHeld = ({ node }: IConstruct) => WRITTEN.get(node.root)?.held === true;
