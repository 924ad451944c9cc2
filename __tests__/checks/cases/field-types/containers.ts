import { type Case, raw } from '../../case';
import { container, deployment, type Raw, withContainer } from '../../objects';

const env = (valueFrom: Raw) => withContainer({ env: [{ name: 'A', valueFrom }] });

export const wrong: readonly Case[] = [
  raw(
    'a field of the pod that is not passed on',
    [env({ fieldRef: { fieldPath: 'status.phase' } })],
    [
      '[shop/0] spec.template.spec.containers[0].env[0].valueFrom.fieldRef.fieldPath "status.phase" is not a field of a pod that can be passed on: write one, for example "metadata.name".',
    ],
  ),
  raw(
    'a resource that containers do not have',
    [env({ resourceFieldRef: { resource: 'limits.disk' } })],
    [
      '[shop/0] spec.template.spec.containers[0].env[0].valueFrom.resourceFieldRef.resource "limits.disk" is not a resource of a container: write one, for example "limits.memory".',
    ],
  ),
  raw(
    'memory in thousandths',
    [env({ resourceFieldRef: { resource: 'limits.memory', divisor: '1m' } })],
    [
      '[shop/0] spec.template.spec.containers[0].env[0].valueFrom.resourceFieldRef divides "limits.memory" by "1m": write, for example, "1Mi".',
    ],
  ),
  raw(
    'a ConfigMap without its name',
    [env({ configMapKeyRef: { key: 'a' } })],
    [
      '[shop/0] spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name is missing: write it, since the API server requires it.',
    ],
  ),
  raw(
    'variables from nowhere',
    [withContainer({ envFrom: [{ prefix: 'APP_' }] })],
    ['[shop/0] spec.template.spec.containers[0].envFrom[0] needs one of configMapRef and secretRef: write one.'],
  ),
  raw(
    'a probe header with a blank',
    [withContainer({ livenessProbe: { httpGet: { port: 'http', httpHeaders: [{ name: 'X Probe', value: '1' }] } } })],
    [
      '[shop/0] spec.template.spec.containers[0].livenessProbe.httpGet.httpHeaders[0].name "X Probe" is not a name of a header: write letters, digits and "-", for example "X-Probe".',
    ],
  ),
  raw(
    'a probe of an empty command',
    [withContainer({ livenessProbe: { exec: { command: [] } } })],
    ['[shop/0] spec.template.spec.containers[0].livenessProbe.exec.command is empty: write at least one.'],
  ),
  raw(
    'a readiness that would stop the container',
    [withContainer({ readinessProbe: { tcpSocket: { port: 'http' }, terminationGracePeriodSeconds: 10 } })],
    [
      '[shop/0] spec.template.spec.containers[0].readinessProbe has terminationGracePeriodSeconds 10, which stops nothing there: leave it out.',
    ],
  ),
  raw(
    'mounts that reach other containers without privileges',
    [
      deployment(
        {},
        {
          containers: [
            container({ volumeMounts: [{ name: 'data', mountPath: '/data', mountPropagation: 'Bidirectional' }] }),
          ],
          volumes: [{ name: 'data', emptyDir: {} }],
        },
      ),
    ],
    [
      '[shop/0] spec.template.spec.containers[0] has mountPropagation "Bidirectional", which is for privileged containers only: write "HostToContainer".',
    ],
  ),
];
