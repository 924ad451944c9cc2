import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isMap } from '../../rules/check';

/** The annotation by which Argo CD runs an object at a moment of a sync. */
export const HOOK = 'argocd.argoproj.io/hook';

/** Kinds whose deletion takes with it what they hold. */
const HOLDERS: readonly string[] = ['Namespace', 'PersistentVolumeClaim', 'CustomResourceDefinition'];

/** The annotations that an object has before patches. */
export function ownAnnotations({ metadata }: ApiObject): { readonly [key: string]: unknown } {
  const { annotations } = metadata.toJson() ?? {};
  return isMap(annotations) ? annotations : {};
}

/** Has a tool keep the objects whose deletion loses data, unless their author has told it something else. */
export function keepHolders(root: IConstruct, key: string, value: string): void {
  for (const object of root.node.findAll()) {
    if (!ApiObject.isApiObject(object) || !HOLDERS.includes(object.kind) || key in ownAnnotations(object)) continue;
    object.metadata.addAnnotation(key, value);
  }
}
