import { CHANGE_CLASSES, type Change, type ChangeClass } from '../../cli/commands/plan/change';
import { makePlan } from '../../cli/commands/plan/make-plan';
import type { Snapshot } from '../../cli/commands/plan/objects/snapshot';
import { partsOf } from '../../cli/commands/plan/parts';
import { answersTo } from '../../cli/routing/answers';
import type { AppObject } from '../../lib/checks/model/app-object';
import { at, itemsOf, stringMapOf } from '../../lib/checks/model/read';
import type { RouteDecision } from '../../lib/routing/resolve/resolve';

/** A solved folder: what it writes, how its routes answer, and what that changes in a cluster that runs the start. */
export class Solved {
  constructor(
    readonly start: Snapshot,
    readonly now: Snapshot,
  ) {}

  /** The objects of a kind, those of one environment where it is named. */
  objects(kind: string, environment?: string): AppObject[] {
    return this.side(this.now, environment).ofKinds(kind);
  }

  object(kind: string, name: string, environment?: string): AppObject | undefined {
    return this.objects(kind, environment).find((object) => object.name === name);
  }

  /** The object as the start has it. */
  before(kind: string, name: string): AppObject | undefined {
    return this.start.ofKinds(kind).find((object) => object.name === name);
  }

  /** The answer to a request such as `https://abc.com/pay/42`, which is by HTTP without a scheme. */
  answer(url: string, environment?: string): RouteDecision | undefined {
    return answerIn(this.side(this.now, environment), url);
  }

  /** The answer of the start. */
  answerBefore(url: string): RouteDecision | undefined {
    return answerIn(this.start, url);
  }

  /** The images of the pods behind a Service. */
  imagesBehind(service: string, environment?: string): string[] {
    const selector = stringMapOf(at(this.object('Service', service, environment)?.json, 'spec', 'selector'));
    return this.objects('Deployment', environment)
      .filter(({ json }) => {
        const labels = stringMapOf(at(json, 'spec', 'template', 'metadata', 'labels'));
        return Object.entries(selector).every(([key, value]) => labels[key] === value);
      })
      .flatMap(imagesOf);
  }

  /** The changes from the start to the solution, or to one of its environments. */
  changes(environment?: string): Change[] {
    return makePlan(this.start, this.side(this.now, environment)).changes.filter((change) => change.class !== 'none');
  }

  /** True where no change is graver than a class, such as `in-place`; `traffic` is allowed by itself. */
  isNoGraverThan(limit: ChangeClass, environment?: string): boolean {
    const rank = (each: ChangeClass) => CHANGE_CLASSES.indexOf(each);
    return this.changes(environment).every((change) => change.class === 'traffic' || rank(change.class) >= rank(limit));
  }

  private side(side: Snapshot, environment: string | undefined): Snapshot {
    if (environment === undefined) return side;
    const part = partsOf(side, side, []).find((each) => each.environment === environment);
    return part?.after ?? side.part(environment, [environment]);
  }
}

/** The images of the own containers of a workload. */
export const imagesOf = ({ json }: AppObject): string[] =>
  itemsOf(at(json, 'spec', 'template', 'spec', 'containers')).map(({ image }) => String(image));

/** The values of the variables of a workload's first container, or how they are referred to. */
export function variablesOf(workload: AppObject | undefined): { readonly [name: string]: unknown } {
  const [container] = itemsOf(at(workload?.json, 'spec', 'template', 'spec', 'containers'));
  return Object.fromEntries(itemsOf(container?.env).map(({ name, value, valueFrom }) => [name, value ?? valueFrom]));
}

function answerIn(side: Snapshot, url: string): RouteDecision | undefined {
  const { protocol, host, pathname } = new URL(url.includes('://') ? url : `http://${url}`);
  const scheme = protocol.slice(0, -1);
  return answersTo({ scheme, host, path: pathname }, side.tables ?? [])[0]?.decision;
}

/** An answer without the names of what serves it: where it leads, and the path there. */
export const outcomeOf = (answer: RouteDecision | undefined) =>
  JSON.stringify([answer?.outcome, answer?.backends, answer?.path, answer?.status, answer?.location]);
