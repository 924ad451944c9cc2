import { type Case, madeFor, raw } from '../case';
import { object } from '../objects';

const bare = (apiVersion: string, kind: string, ...problems: readonly string[]) =>
  raw(`${apiVersion} ${kind}`, [object(apiVersion, kind)], problems);

export const wrong: readonly Case[] = [
  bare(
    'extensions/v1beta1',
    'Deployment',
    '[shop/0] extensions/v1beta1 Deployment has not been served since Kubernetes 1.16: write apps/v1.',
  ),
  bare(
    'extensions/v1beta1',
    'Ingress',
    '[shop/0] extensions/v1beta1 Ingress has not been served since Kubernetes 1.22: write networking.k8s.io/v1.',
  ),
  bare(
    'networking.k8s.io/v1beta1',
    'IngressClass',
    '[shop/0] networking.k8s.io/v1beta1 IngressClass has not been served since Kubernetes 1.22: write networking.k8s.io/v1.',
  ),
  bare(
    'policy/v1beta1',
    'PodSecurityPolicy',
    '[shop/0] policy/v1beta1 PodSecurityPolicy has not been served since Kubernetes 1.25: write the label pod-security.kubernetes.io/enforce of a Namespace.',
  ),
  bare(
    'batch/v2alpha1',
    'CronJob',
    '[shop/0] batch/v2alpha1 CronJob has not been served since Kubernetes 1.21: write batch/v1.',
  ),
  bare(
    'autoscaling/v2beta1',
    'HorizontalPodAutoscaler',
    '[shop/0] autoscaling/v2beta1 HorizontalPodAutoscaler has not been served since Kubernetes 1.25: write autoscaling/v2.',
  ),
  bare(
    'rbac.authorization.k8s.io/v1beta1',
    'ClusterRoleBinding',
    '[shop/0] rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding has not been served since Kubernetes 1.22: write rbac.authorization.k8s.io/v1.',
  ),
  bare(
    'apiextensions.k8s.io/v1beta1',
    'CustomResourceDefinition',
    '[shop/0] apiextensions.k8s.io/v1beta1 CustomResourceDefinition has not been served since Kubernetes 1.22: write apiextensions.k8s.io/v1.',
  ),
  bare(
    'storage.k8s.io/v1beta1',
    'CSIStorageCapacity',
    '[shop/0] storage.k8s.io/v1beta1 CSIStorageCapacity has not been served since Kubernetes 1.27: write storage.k8s.io/v1.',
  ),
  bare(
    'flowcontrol.apiserver.k8s.io/v1beta2',
    'FlowSchema',
    '[shop/0] flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema has not been served since Kubernetes 1.29: write flowcontrol.apiserver.k8s.io/v1, or make the app for older clusters only.',
  ),
  bare(
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema',
    '[shop/0] flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema has not been served since Kubernetes 1.32: write flowcontrol.apiserver.k8s.io/v1, or make the app for older clusters only.',
  ),
  madeFor(
    '1.27..1.37',
    raw(
      'flowcontrol.apiserver.k8s.io/v1 FlowSchema',
      [
        object('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', {
          spec: { priorityLevelConfiguration: { name: 'a' } },
        }),
      ],
      [
        '[shop/0] flowcontrol.apiserver.k8s.io/v1 FlowSchema was added in Kubernetes 1.29, but the app is made for 1.27 and later: write flowcontrol.apiserver.k8s.io/v1beta3, or raise kubernetesVersion.',
      ],
    ),
  ),
  madeFor(
    '1.27..1.37',
    raw(
      'admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy',
      [object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', { spec: { matchConstraints: {} } })],
      [
        '[shop/0] admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy was added in Kubernetes 1.30, but the app is made for 1.27 and later: write a ValidatingWebhookConfiguration, or raise kubernetesVersion.',
      ],
    ),
  ),
  bare(
    'scheduling.k8s.io/v1beta1',
    'PriorityClass',
    '[shop/0] scheduling.k8s.io/v1beta1 PriorityClass has not been served since Kubernetes 1.22: write scheduling.k8s.io/v1.',
  ),
  bare(
    'discovery.k8s.io/v1beta1',
    'EndpointSlice',
    '[shop/0] discovery.k8s.io/v1beta1 EndpointSlice has not been served since Kubernetes 1.25: write discovery.k8s.io/v1.',
  ),
  bare('apps/v1', 'Service', '[shop/0] there is no Service in apps/v1: write v1.'),
  bare('apps/v1', 'ConfigMap', '[shop/0] there is no ConfigMap in apps/v1: write v1.'),
  bare(
    'networking.k8s.io/v1',
    'HorizontalPodAutoscaler',
    '[shop/0] there is no HorizontalPodAutoscaler in networking.k8s.io/v1: write autoscaling/v2.',
  ),
];

export const right: readonly Case[] = [
  raw(
    'kinds of other groups that have names of Kubernetes',
    [
      object('serving.knative.dev/v1', 'Service', { spec: { template: { spec: { containers: [{ image: 'x' }] } } } }),
      object('extensions.istio.io/v1beta1', 'Ingress', {}, 'Whatever'.toLowerCase()),
      object('autoscaling.k8s.io/v1beta1', 'VerticalPodAutoscaler', {}, 'of-older-clusters'),
      object('gateway.networking.k8s.io/v1beta1', 'Gateway'),
      object('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'),
    ],
    [],
  ),
];
