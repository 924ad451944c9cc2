import { kubernetesVersions, version } from '../cdk8s/kubernetes-versions';
import { show } from '../rules/show';
import type { Check } from './check';
import { problem } from './model/object-finding';

interface Served {
  /** What clusters served it, as minor versions; the last one is the first that no longer does. */
  readonly from?: number;
  readonly until?: number;
  /** What to write instead. */
  readonly instead: string;
}

/**
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/, and the kinds that came after 1.27. `*` stands for
 * every kind of the version.
 */
const VERSIONS: { readonly [apiVersion: string]: { readonly [kind: string]: Served } } = {
  'extensions/v1beta1': {
    Ingress: { until: 22, instead: 'networking.k8s.io/v1' },
    NetworkPolicy: { until: 16, instead: 'networking.k8s.io/v1' },
    PodSecurityPolicy: { until: 16, instead: 'the label pod-security.kubernetes.io/enforce of a Namespace' },
    '*': { until: 16, instead: 'apps/v1' },
  },
  'apps/v1beta1': { '*': { until: 16, instead: 'apps/v1' } },
  'apps/v1beta2': { '*': { until: 16, instead: 'apps/v1' } },
  'networking.k8s.io/v1beta1': {
    Ingress: { until: 22, instead: 'networking.k8s.io/v1' },
    IngressClass: { until: 22, instead: 'networking.k8s.io/v1' },
  },
  'policy/v1beta1': {
    PodSecurityPolicy: { until: 25, instead: 'the label pod-security.kubernetes.io/enforce of a Namespace' },
    '*': { until: 25, instead: 'policy/v1' },
  },
  'batch/v1beta1': { '*': { until: 25, instead: 'batch/v1' } },
  'batch/v2alpha1': { '*': { until: 21, instead: 'batch/v1' } },
  'autoscaling/v2beta1': { '*': { until: 25, instead: 'autoscaling/v2' } },
  'autoscaling/v2beta2': { '*': { until: 26, instead: 'autoscaling/v2' } },
  'rbac.authorization.k8s.io/v1alpha1': { '*': { until: 22, instead: 'rbac.authorization.k8s.io/v1' } },
  'rbac.authorization.k8s.io/v1beta1': { '*': { until: 22, instead: 'rbac.authorization.k8s.io/v1' } },
  'apiextensions.k8s.io/v1beta1': { '*': { until: 22, instead: 'apiextensions.k8s.io/v1' } },
  'apiregistration.k8s.io/v1beta1': { '*': { until: 22, instead: 'apiregistration.k8s.io/v1' } },
  'certificates.k8s.io/v1beta1': {
    CertificateSigningRequest: { until: 22, instead: 'certificates.k8s.io/v1' },
  },
  'coordination.k8s.io/v1beta1': { Lease: { until: 22, instead: 'coordination.k8s.io/v1' } },
  'admissionregistration.k8s.io/v1beta1': {
    MutatingWebhookConfiguration: { until: 22, instead: 'admissionregistration.k8s.io/v1' },
    ValidatingWebhookConfiguration: { until: 22, instead: 'admissionregistration.k8s.io/v1' },
  },
  'admissionregistration.k8s.io/v1': {
    ValidatingAdmissionPolicy: { from: 30, instead: 'a ValidatingWebhookConfiguration' },
    ValidatingAdmissionPolicyBinding: { from: 30, instead: 'a ValidatingWebhookConfiguration' },
    MutatingAdmissionPolicy: { from: 36, instead: 'a MutatingWebhookConfiguration' },
    MutatingAdmissionPolicyBinding: { from: 36, instead: 'a MutatingWebhookConfiguration' },
  },
  'discovery.k8s.io/v1beta1': { '*': { until: 25, instead: 'discovery.k8s.io/v1' } },
  'events.k8s.io/v1beta1': { '*': { until: 25, instead: 'events.k8s.io/v1' } },
  'node.k8s.io/v1beta1': { '*': { until: 25, instead: 'node.k8s.io/v1' } },
  'scheduling.k8s.io/v1beta1': { '*': { until: 22, instead: 'scheduling.k8s.io/v1' } },
  'storage.k8s.io/v1beta1': {
    CSIStorageCapacity: { until: 27, instead: 'storage.k8s.io/v1' },
    CSIDriver: { until: 22, instead: 'storage.k8s.io/v1' },
    CSINode: { until: 22, instead: 'storage.k8s.io/v1' },
    StorageClass: { until: 22, instead: 'storage.k8s.io/v1' },
    VolumeAttachment: { until: 22, instead: 'storage.k8s.io/v1' },
  },
  'storage.k8s.io/v1': { VolumeAttributesClass: { from: 34, instead: 'a StorageClass' } },
  'networking.k8s.io/v1': {
    IPAddress: { from: 33, instead: 'clusterIP of the Service' },
    ServiceCIDR: { from: 33, instead: 'the option --service-cluster-ip-range of the API server' },
  },
  'resource.k8s.io/v1': { '*': { from: 34, instead: 'resource limits of the device plugin' } },
  'flowcontrol.apiserver.k8s.io/v1alpha1': { '*': { until: 24, instead: 'flowcontrol.apiserver.k8s.io/v1beta3' } },
  'flowcontrol.apiserver.k8s.io/v1beta1': { '*': { until: 26, instead: 'flowcontrol.apiserver.k8s.io/v1beta3' } },
  'flowcontrol.apiserver.k8s.io/v1beta2': { '*': { until: 29, instead: 'flowcontrol.apiserver.k8s.io/v1' } },
  'flowcontrol.apiserver.k8s.io/v1beta3': { '*': { until: 32, instead: 'flowcontrol.apiserver.k8s.io/v1' } },
  'flowcontrol.apiserver.k8s.io/v1': { '*': { from: 29, instead: 'flowcontrol.apiserver.k8s.io/v1beta3' } },
};

/** The group and version of kinds that people write in another. */
const HOMES: { readonly [kind: string]: string } = {
  ConfigMap: 'v1',
  CronJob: 'batch/v1',
  DaemonSet: 'apps/v1',
  Deployment: 'apps/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  Ingress: 'networking.k8s.io/v1',
  Job: 'batch/v1',
  Namespace: 'v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PersistentVolumeClaim: 'v1',
  Pod: 'v1',
  PodDisruptionBudget: 'policy/v1',
  ReplicaSet: 'apps/v1',
  Secret: 'v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  StatefulSet: 'apps/v1',
};

/** Groups of Kubernetes in which a kind of `HOMES` is either at home or nowhere. */
const BUILT_IN = /^(v1|v1(alpha|beta)\d|(apps|batch|autoscaling|policy|extensions|networking\.k8s\.io)\/v[0-9a-z]+)$/;

/** Served beside the version at home. */
const ALSO: ReadonlySet<string> = new Set(['autoscaling/v1 HorizontalPodAutoscaler']);

export const apiVersions: Check<'api-versions'> = {
  name: 'api-versions',
  summary: 'API versions that a cluster of the range does not serve, and kinds in a group that they are not in.',
  example: 'extensions/v1beta1 Ingress is not served since Kubernetes 1.22: write networking.k8s.io/v1.',
  *check(app) {
    for (const object of app.objects) {
      const { apiVersion } = object.json;
      const { kind } = object;
      if (typeof apiVersion !== 'string' || kind === '') {
        const shown = `${show(apiVersion)} ${show(object.json.kind)}`;
        yield problem(
          object,
          `${shown} is no apiVersion and kind: write both, for example "apps/v1" and "Deployment".`,
        );
        continue;
      }
      const kinds = VERSIONS[apiVersion];
      const served = kinds && (Object.hasOwn(kinds, kind) ? kinds[kind] : kinds['*']);
      const home = Object.hasOwn(HOMES, kind) ? HOMES[kind] : undefined;
      if (served !== undefined) {
        const { oldest, newest } = kubernetesVersions(object.construct);
        const { from, until, instead } = served;
        if (until !== undefined && newest >= until) {
          const older = until > oldest ? ', or make the app for older clusters alone' : '';
          yield problem(
            object,
            `${apiVersion} ${kind} is not served since Kubernetes ${version(until)}: write ${instead}${older}.`,
          );
        } else if (from !== undefined && oldest < from) {
          yield problem(
            object,
            `${apiVersion} ${kind} came with Kubernetes ${version(from)}, and the app is made for ${version(oldest)} on: write ${instead}, or raise kubernetesVersion.`,
          );
        }
      } else if (home !== undefined && home !== apiVersion && BUILT_IN.test(apiVersion)) {
        if (!ALSO.has(`${apiVersion} ${kind}`)) {
          yield problem(object, `there is no ${kind} in ${apiVersion}: write ${home}.`);
        }
      }
    }
  },
};
