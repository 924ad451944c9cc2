import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import type { ControllerSpec } from './controller-spec';
import { labelsOf, namesOf, WEBHOOK } from './identity';

/** One Job makes the certificate and keeps it in a Secret, the other tells the API server of it. */
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
      // Gone when done, so that a later version's can be applied: a Job's template cannot be changed.
      ttlSecondsAfterFinished: 0,
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: true,
          serviceAccountName: admission,
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
