import { type ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../../rules/finding';
import { finding } from '../codes';

/** An API object and what will be written of it. */
export interface WrittenObject {
  readonly construct: ApiObject;
  readonly json: unknown;
}

/**
 * Renders the objects of an app once for a synthesis. cdk8s validates the whole app again for every chart that it writes,
 * and renders each object once more; between the first look and the writing of the files nothing may change, so what was
 * looked at is what is written.
 */
export class WrittenObjects {
  private depth = 0;
  private kept?: ApiObject[];

  /** Whether the objects of the synthesis that is going on were rendered already. */
  get held(): boolean {
    return this.kept !== undefined;
  }

  /** A synthesis, from its start to its end. */
  during<T>(synthesis: () => T): T {
    this.depth++;
    try {
      return synthesis();
    } finally {
      this.depth--;
      if (this.depth === 0) this.release();
    }
  }

  /** Every object as it will be written; one that cannot be is reported like any other problem. */
  render(
    objects: readonly ApiObject[],
    report: (construct: IConstruct, finding: Finding) => void,
  ): readonly WrittenObject[] {
    if (this.depth > 0) this.kept = [];
    return objects.flatMap((construct) => {
      try {
        const json: unknown = construct.toJson();
        this.keep(construct, json);
        return [{ construct, json }];
      } catch (error) {
        const reason = String(error).replace(/^.*Error: /s, '');
        const message = `${construct.kind} "${construct.name}" cannot be written: ${reason.replace(/\.$/, '')}.`;
        report(construct, finding('not-written', message));
        return [];
      }
    });
  }

  private keep(construct: ApiObject, json: unknown): void {
    if (this.kept === undefined || Object.hasOwn(construct, 'toJson')) return;
    Object.defineProperty(construct, 'toJson', { value: () => json, configurable: true });
    this.kept.push(construct);
  }

  private release(): void {
    for (const construct of this.kept ?? []) Reflect.deleteProperty(construct, 'toJson');
    this.kept = undefined;
  }
}

const WRAPPED = Symbol.for('cdk8s-portico.WrittenObjects');

type Method = ((this: IConstruct) => unknown) & { [WRAPPED]?: true };

/** Says of every synthesis when it starts and ends; once, however often the library is loaded. */
export function watchSyntheses(writtenObjectsOf: (root: IConstruct) => WrittenObjects | undefined): void {
  for (const [prototype, name] of [
    [App.prototype, 'synth'],
    [App.prototype, 'synthYaml'],
    [Chart.prototype, 'toJson'],
  ] as const) {
    const methods = prototype as unknown as { [method: string]: Method };
    const original = methods[name];
    if (original === undefined || original[WRAPPED]) continue;
    const watched: Method = function () {
      const written = writtenObjectsOf(this.node.root);
      return written === undefined ? original.call(this) : written.during(() => original.call(this));
    };
    methods[name] = Object.assign(watched, { [WRAPPED]: true as const });
  }
}
