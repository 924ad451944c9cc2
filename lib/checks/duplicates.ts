import { ApiObject } from 'cdk8s';
import type { AppCheck } from '../private/synthesis';

/** Of two objects with the same kind, name and namespace, the second one applied silently replaces the first. */
export const checkDuplicates: AppCheck = (root, report) => {
  const seen = new Map<string, ApiObject>();
  for (const construct of root.node.findAll()) {
    if (!ApiObject.isApiObject(construct)) continue;
    const { apiGroup, kind, name, metadata } = construct;
    const key = [apiGroup, kind, metadata.namespace ?? '', name].join('\n');
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, construct);
    } else {
      report(
        construct,
        `${kind} "${name}" is made by ${first.node.path} as well, and would replace it: give one of the two another name.`,
      );
    }
  }
};
