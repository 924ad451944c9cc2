import { isBuiltIn } from '../../../lib/checks/model/app-object';
import { type Fields, fieldsOf, stringOf } from '../../../lib/checks/model/read';
import type { EnvironmentObjects } from '../../app/environment-objects';
import { type Difference, differences } from './compare-values';

/** An object that is not the same in all environments. */
export interface ObjectDifference {
  /** For example `Deployment user-v1`. */
  readonly object: string;
  /** The environments that have it. */
  readonly environments: readonly string[];
  /** The fields that are not the same in all of those. */
  readonly fields: readonly Difference[];
}

export interface Comparison {
  readonly environments: readonly string[];
  readonly objects: readonly ObjectDifference[];
  /** The number of objects that are the same in all of them. */
  readonly same: number;
}

/**
 * Compares environments object by object. Two objects are one where kind and name are the same, in whatever namespace: an
 * environment may have one of its own.
 */
export function compareEnvironments(environments: readonly EnvironmentObjects[]): Comparison {
  const names = environments.map(({ name }) => name);
  const byKey = environments.map(({ objects }) => keyed(objects));
  const keys = [...new Set(byKey.flatMap((each) => [...each.keys()]))];
  const compared = keys.map((object): ObjectDifference => {
    const found = byKey.map((each) => each.get(object));
    const having = names.filter((_, index) => found[index] !== undefined);
    const there = found.filter((each) => each !== undefined);
    const fields = differences(there).map(({ field, values }) => {
      const rest = [...values];
      return { field, values: found.map((each) => (each === undefined ? undefined : rest.shift())) };
    });
    return { object, environments: having, fields };
  });
  const objects = compared.filter((each) => each.fields.length > 0 || each.environments.length < names.length);
  return { environments: names, objects, same: compared.length - objects.length };
}

/** Objects by kind and name, and by namespace where an environment has the same in several. */
function keyed(objects: readonly Fields[]): Map<string, Fields> {
  const counts = new Map<string, number>();
  for (const object of objects) counts.set(titleOf(object), (counts.get(titleOf(object)) ?? 0) + 1);
  return new Map(
    objects.map((object) => {
      const title = titleOf(object);
      const { namespace } = fieldsOf(object.metadata);
      return [counts.get(title) === 1 ? title : `${title} in ${stringOf(namespace) ?? 'no namespace'}`, object];
    }),
  );
}

/** The group stands with it where the kind is not of Kubernetes itself. */
function titleOf({ apiVersion, kind, metadata }: Fields): string {
  const [group = ''] = String(apiVersion).split('/').slice(0, -1);
  const name = stringOf(fieldsOf(metadata).name) ?? '';
  return `${kind}${isBuiltIn({ group }) ? '' : `.${group}`} ${name}`;
}
