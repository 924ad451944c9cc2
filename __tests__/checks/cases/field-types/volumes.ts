import { type Case, raw } from '../../case';
import { container, deployment, object, type Raw } from '../../objects';

const vol = (source: Raw) =>
  deployment(
    {},
    {
      containers: [container({ volumeMounts: [{ name: 'data', mountPath: '/data' }] })],
      volumes: [{ name: 'data', ...source }],
    },
  );

export const wrong: readonly Case[] = [
  raw(
    'an emptyDir on an unknown medium',
    [vol({ emptyDir: { medium: 'memory' } })],
    [
      '[shop/0] spec.template.spec.volumes[0].emptyDir.medium "memory" is not a medium: write "Memory", or leave it out.',
    ],
  ),
  raw(
    'an emptyDir with a negative size',
    [vol({ emptyDir: { sizeLimit: '-1Gi' } })],
    [
      '[shop/0] spec.template.spec.volumes[0].emptyDir.sizeLimit "-1Gi" is not a quantity from 0: write, for example, "1Gi".',
    ],
  ),
  raw(
    'a file mode in octal digits',
    [vol({ configMap: { name: 'kube-root-ca.crt', defaultMode: 644 } })],
    [
      '[shop/0] spec.template.spec.volumes[0].configMap.defaultMode 644 is not a mode of a file: write it in octal, for example 0o440.',
    ],
  ),
  raw(
    'a file outside its volume',
    [vol({ configMap: { name: 'kube-root-ca.crt', items: [{ key: 'a', path: '../a' }] } })],
    [
      '[shop/0] spec.template.spec.volumes[0].configMap.items[0].path "../a" is not a relative path: write one without "..", for example "app.yaml".',
    ],
  ),
  raw(
    'a ConfigMap volume without a name',
    [vol({ configMap: {} })],
    ['[shop/0] spec.template.spec.volumes[0].configMap.name is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a hostPath of an unknown type',
    [vol({ hostPath: { path: '/var/log', type: 'Dir' } })],
    [
      '[shop/0] spec.template.spec.volumes[0].hostPath.type "Dir" is unknown: write BlockDevice, CharDevice, Directory, DirectoryOrCreate, File, FileOrCreate or Socket.',
    ],
  ),
  raw(
    'two sources that write one file',
    [
      vol({
        projected: {
          sources: [
            { secret: { name: 'a', items: [{ key: 'a', path: 'x' }] } },
            { secret: { name: 'b', items: [{ key: 'a', path: 'x' }] } },
          ],
        },
      }),
    ],
    ['[shop/0] spec.template.spec.volumes[0].projected writes the file "x" twice: write another path.'],
  ),
  raw(
    'a token that expires at once',
    [vol({ projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 60 } }] } })],
    [
      '[shop/0] spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds 60 is below 600: write a whole number of 600 or more, for example 3600.',
    ],
  ),
  raw(
    'an ephemeral volume without storage',
    [
      vol({
        ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: {} } } } },
      }),
    ],
    [
      '[shop/0] spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.spec requests no storage: write resources.requests.storage, for example "1Gi".',
    ],
  ),
  raw(
    'an access mode in short',
    [
      object('v1', 'PersistentVolumeClaim', {
        spec: { accessModes: ['RWO'], resources: { requests: { storage: '1Gi' } } },
      }),
    ],
    [
      '[shop/0] spec.accessModes[0] "RWO" is unknown: write ReadOnlyMany, ReadWriteMany, ReadWriteOnce or ReadWriteOncePod.',
    ],
  ),
];
