import { type ApiObject, JsonPatch } from 'cdk8s';

/** Takes the namespace away from a cluster-scoped object: cdk8s gives that of the chart to every object. */
export function clusterScoped(object: ApiObject): void {
  if (object.metadata.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}
