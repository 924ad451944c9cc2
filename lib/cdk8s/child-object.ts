import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';

/**
 * An object that a construct has in any case. Where a problem kept it from being made, one that is never written stands in, so
 * that code which goes on with it does not hide the problem behind an exception.
 *
 * @param id that of its construct.
 */
export function childObject(construct: Construct, id: string, kind: string): ApiObject {
  const standIn = () => new ApiObject(new Chart(new App(), 'unwritten'), id, { apiVersion: 'v1', kind });
  return optionalChildObject(construct, id) ?? standIn();
}

/** An object that only some options give. */
export function optionalChildObject(construct: Construct, id: string): ApiObject | undefined {
  const child = construct.node.tryFindChild(id);
  return child instanceof ApiObject ? child : undefined;
}
