import type { ApiObjectProps } from 'cdk8s';
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

/** The kinds that `manifest()` makes, and what they take. */
interface Manifests {
  readonly DaemonSet: k8s.KubeDaemonSetProps;
  readonly Deployment: k8s.KubeDeploymentProps;
  readonly Ingress: k8s.KubeIngressProps;
  readonly PersistentVolumeClaim: k8s.KubePersistentVolumeClaimProps;
  readonly PodDisruptionBudget: k8s.KubePodDisruptionBudgetProps;
  readonly Service: k8s.KubeServiceProps;
  readonly ServiceAccount: k8s.KubeServiceAccountProps;
  readonly StatefulSet: k8s.KubeStatefulSetProps;
}

const API_VERSIONS: { readonly [kind in keyof Manifests]: string } = {
  DaemonSet: 'apps/v1',
  Deployment: 'apps/v1',
  Ingress: 'networking.k8s.io/v1',
  PersistentVolumeClaim: 'v1',
  PodDisruptionBudget: 'policy/v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  StatefulSet: 'apps/v1',
};

/** The fields of an object of some kind, as `ApiObject` takes them. It does not load the classes of cdk8s-plus, which takes long. */
export function manifest<Kind extends keyof Manifests>(kind: Kind, props: AsWritten<Manifests[Kind]>): ApiObjectProps {
  return { apiVersion: API_VERSIONS[kind], kind, ...props };
}
