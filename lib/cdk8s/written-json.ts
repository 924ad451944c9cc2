import type { ApiObject } from 'cdk8s';

/** An object with its patches, as it will be written. One that they break has no fields, and is a problem at synth. */
export function writtenJson(object: ApiObject): unknown {
  try {
    return object.toJson();
  } catch {
    return {};
  }
}
