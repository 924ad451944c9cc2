import type { Construct } from 'constructs';
import { clusterScoped } from '../../cdk8s/cluster-scoped';
import { k8s } from '../../cdk8s/k8s';
import { renderCertificateJobs } from './certificate-jobs';
import { CONTROLLER, controllerSelector, labelsOf, namesOf, WEBHOOK } from './metadata';
import { allow, renderAccount } from './rbac';
import type { ControllerSpec } from './spec';

/** Renders the webhook that checks each Ingress, and the Jobs that give it a certificate. */
export function renderWebhook(scope: Construct, spec: ControllerSpec): void {
  const names = namesOf(spec);
  renderAccount(scope, spec, {
    account: names.admission,
    component: WEBHOOK,
    clusterComponent: WEBHOOK,
    inNamespace: [allow('', ['secrets'], ['get', 'create'])],
    inCluster: [allow('admissionregistration.k8s.io', ['validatingwebhookconfigurations'], ['get', 'update'])],
  });
  new k8s.KubeService(scope, 'webhook-service', {
    metadata: { name: names.webhookService, namespace: spec.namespace, labels: labelsOf(spec, CONTROLLER) },
    spec: {
      selector: controllerSelector(spec, CONTROLLER),
      ports: [
        {
          name: 'https-webhook',
          port: 443,
          targetPort: k8s.IntOrString.fromString('webhook'),
          appProtocol: 'https',
        },
      ],
    },
  });
  renderCertificateJobs(scope, spec);
  clusterScoped(
    new k8s.KubeValidatingWebhookConfiguration(scope, 'webhook', {
      metadata: { name: names.admission, labels: labelsOf(spec, WEBHOOK) },
      webhooks: [
        {
          name: 'validate.nginx.ingress.kubernetes.io',
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          clientConfig: {
            service: { name: names.webhookService, namespace: spec.namespace, path: '/networking/v1/ingresses' },
          },
          rules: [
            {
              apiGroups: ['networking.k8s.io'],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['ingresses'],
            },
          ],
        },
      ],
    }),
  );
}
