import type { ApiObjectProps, GroupVersionKind } from 'cdk8s';
// The API objects of cdk8s-plus. No other file names the package, so that a later release is a change of this line.
import { k8s } from 'cdk8s-plus-27';

export { k8s };

/**
 * A type of cdk8s-plus with the names and values that the API has: 8080 in place of `IntOrString.fromNumber(8080)`, and `clusterIP` in
 * place of `clusterIp`. It needs no conversion, in which cdk8s-plus copies each part of an object once for every field that is set.
 */
export type AsWritten<T> = T extends Date
  ? T
  : T extends readonly (infer Item)[]
    ? AsWritten<Item>[]
    : T extends object
      ? keyof T extends 'value'
        ? number | string
        : { [name in keyof T as name extends keyof ApiNames ? ApiNames[name] : name]: AsWritten<T[name]> }
      : T;

/** The names that differ, of those that Portico writes. */
interface ApiNames {
  clientIp: 'clientIP';
  clusterIp: 'clusterIP';
  downwardApi: 'downwardAPI';
  hostIpc: 'hostIPC';
  hostPid: 'hostPID';
}

/** A type that is not inferred from where it stands: that of TypeScript, `NoInfer`, is unknown before its version 5.4. */
type NotInferred<T> = [T][T extends unknown ? 0 : never];

/** The fields of an object of some kind, as `ApiObject` takes them. */
export function manifest<Props>(
  kind: { readonly GVK: GroupVersionKind; manifest(props?: Props): unknown },
  props: AsWritten<NotInferred<Props>>,
): ApiObjectProps {
  return { ...kind.GVK, ...props } as ApiObjectProps;
}
