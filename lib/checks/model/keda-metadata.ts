import { nearest } from '../../rules/edit-distance';
import { TRIGGERS } from '../schema/generated/keda-triggers';

/** The names that each trigger of KEDA reads from its metadata. */
const NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  TRIGGERS.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([type = '', ...names]) => [type, names]),
);

/** Triggers whose metadata somebody else reads. */
const OF_OTHERS = ['external', 'external-push'];

/** The end of a name whose value is that of a variable of the pods. */
const FROM_ENV = 'FromEnv';

/** The trigger that is most likely meant by an unknown one, of which KEDA makes no scaler. */
export const meantTrigger = (type: string): string | undefined =>
  NAMES.has(type) ? undefined : nearest(type, NAMES.keys());

/** The name that is most likely meant by one that KEDA does not read, and passes over without a word. */
export function meantName(type: string, name: string): string | undefined {
  const known = OF_OTHERS.includes(type) ? undefined : NAMES.get(type);
  const ending = name.endsWith(FROM_ENV) ? FROM_ENV : '';
  const own = name.slice(0, name.length - ending.length);
  if (known === undefined || known.includes(own) || known.includes(name)) return undefined;
  const byCase = new Map(known.map((each) => [each.toLowerCase(), each]));
  const meant = byCase.get(nearest(own, byCase.keys()) ?? '');
  return meant && meant + ending;
}
