import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { pathOf } from '../cdk8s/app-trees';
import { show } from '../rules/show';
import type { Check } from './check';
import { type AppObject, placeOf } from './model/app-object';
import { problem } from './model/object-finding';

/** An object, and the one that was made before it. */
interface Double {
  readonly object: AppObject;
  readonly first: AppObject;
}

export const duplicatesCheck: Check<'duplicates'> = {
  name: 'duplicates',
  summary: 'No two objects have the same kind, name and namespace: the second one would silently replace the first.',
  example:
    'ConfigMap "settings" is also made by shop/0, and one would overwrite the other: give one of the two another name.',
  *check(app) {
    const groups = new Map<unknown, Map<unknown, Double[]>>();
    for (const object of app.objects) {
      const first = app.firstOf(object);
      if (first !== object && !hasTakenId(object)) {
        const ofFirst = groups.get(ownerOf(first)) ?? new Map<unknown, Double[]>();
        groups.set(ownerOf(first), ofFirst);
        ofFirst.set(ownerOf(object), [...(ofFirst.get(ownerOf(object)) ?? []), { object, first }]);
      }
    }
    for (const ofFirst of groups.values()) {
      for (const doubles of ofFirst.values()) {
        const [double] = doubles;
        if (double === undefined) continue;
        const { object, first } = double;
        const isAlone = doubles.length === 1;
        const place = isAlone ? placeOf(first) : pathOf(first.construct.node.scope ?? first.construct);
        const verb = isAlone ? 'is' : 'are';
        const what = describe(doubles.map((each) => each.object));
        yield problem(
          object,
          `${what} ${verb} also made by ${place}, and one would overwrite the other: give one of the two another name.`,
        );
      }
    }
  },
};

/** The construct that makes an object together with others, such as a WebService; objects of a chart have themselves. */
function ownerOf({ construct, item }: AppObject): unknown {
  const { scope } = construct.node;
  return item !== undefined || scope === undefined || Chart.isChart(scope) ? { construct, item } : scope;
}

/** True for what a construct makes whose id was taken, and replaced: that is reported by itself. */
function hasTakenId({ construct }: AppObject): boolean {
  return construct.node.scopes.some((scope: IConstruct) => {
    const [, taken] = /^(.*)#\d+$/.exec(scope.node.id) ?? [];
    return taken !== undefined && scope.node.scope?.node.tryFindChild(taken) !== undefined;
  });
}

/** `Deployment and Service "user"`, or each kind with its name. */
function describe(objects: readonly AppObject[]): string {
  const [{ name } = { name: '' }] = objects;
  const isAlike = objects.every((each) => each.name === name);
  const words = objects.map((each) => (isAlike ? each.kind : `${each.kind} ${show(each.name)}`));
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('');
  return isAlike ? `${list} ${show(name)}` : list;
}
