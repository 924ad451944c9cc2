import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { labelsOf, namesOf, WEBHOOK } from './metadata';
import type { ControllerSpec } from './spec';

/** Renders two Jobs: one makes a certificate and keeps it in a Secret, the other puts it into the webhook's configuration. */
export function renderCertificateJobs(scope: Construct, spec: ControllerSpec): void {
  const { admission, webhookService } = namesOf(spec);
  renderJob(scope, spec, 'create', [
    `--host=${webhookService},${webhookService}.$(POD_NAMESPACE).svc`,
    '--namespace=$(POD_NAMESPACE)',
    `--secret-name=${admission}`,
  ]);
  renderJob(scope, spec, 'patch', [
    `--webhook-name=${admission}`,
    '--namespace=$(POD_NAMESPACE)',
    '--patch-mutating=false',
    `--secret-name=${admission}`,
    '--patch-failure-policy=Fail',
  ]);
}

function renderJob(scope: Construct, spec: ControllerSpec, command: 'create' | 'patch', options: string[]): void {
  const { admission } = namesOf(spec);
  const labels = labelsOf(spec, WEBHOOK);
  new k8s.KubeJob(scope, `${command}-certificate`, {
    metadata: { name: `${admission}-${command}`, namespace: spec.namespace, labels },
    spec: {
      // Deletes the Job when it is done, so that a later version can be applied: the template of a Job cannot be changed.
      ttlSecondsAfterFinished: 0,
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: true,
          serviceAccountName: admission,
          enableServiceLinks: false,
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          restartPolicy: 'OnFailure',
          containers: [
            {
              name: command,
              image: spec.images.certgen,
              args: [command, ...options],
              env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
                readOnlyRootFilesystem: true,
                runAsNonRoot: true,
                runAsUser: 65532,
                runAsGroup: 65532,
                seccompProfile: { type: 'RuntimeDefault' },
              },
            },
          ],
        },
      },
    },
  });
}
