import { kubernetesVersions, SUPPORTED } from '../../cdk8s/kubernetes-versions';
import { remember } from '../../rules/remember';
import type { AppIndex } from '../model/app-index';
import type { AppObject } from '../model/app-object';
import { kindOf } from './known-kinds';
import { lookAt } from './shape';

/** Objects of known kinds that a check has to go through field by field. */
interface SecondLooks {
  /** Those with a value that the API server does not take. */
  readonly wrong: readonly AppObject[];
  /** Those that may have an unknown field. */
  readonly unknown: readonly AppObject[];
  /** Those that may have a field which the oldest cluster does not have. */
  readonly newer: readonly AppObject[];
}

/**
 * The objects that need a second look. Three checks ask something of every field, and almost every object is right: one walk
 * through each object answers for all three, and each check walks again, for its messages, only where this one found a doubt.
 */
export const secondLooks = remember((app: AppIndex): SecondLooks => {
  const wrong: AppObject[] = [];
  const unknown: AppObject[] = [];
  const newer: AppObject[] = [];
  for (const object of app.objects) {
    const kind = kindOf(app, object);
    if (kind === undefined) continue;
    const { isWrong, mayHaveUnknown, newest } = lookAt(kind.shape, object.json);
    if (isWrong) wrong.push(object);
    if (mayHaveUnknown || kind.isCustom) unknown.push(object);
    if (kind.isCustom || (newest > SUPPORTED.oldest && newest > kubernetesVersions(object.construct).oldest))
      newer.push(object);
  }
  return { wrong, unknown, newer };
});
