import { type Case, raw } from '../case';
import { type Raw, statefulSet, withContainer } from '../objects';

const volume = (fields: Raw, name: unknown = 'tmp') => ({ name, ...fields });

const mounted = (volumes: readonly Raw[], ...volumeMounts: readonly Raw[]) =>
  withContainer({ volumeMounts }, { volumes });

const tmp = volume({ emptyDir: {} });

const mount = (fields: Raw = {}) => ({ name: 'tmp', mountPath: '/tmp', ...fields });

export const wrong: readonly Case[] = [
  raw(
    'a mount of a volume that does not exist',
    [mounted([tmp], mount(), mount({ name: 'tpm', mountPath: '/x' }))],
    ['[shop/0] container "user" mounts volume "tpm", which does not exist: write "tmp".'],
  ),
  raw(
    'a mount where the pod has no volumes',
    [mounted([], mount())],
    ['[shop/0] container "user" mounts volume "tmp", which does not exist: add it to volumes.'],
  ),
  raw(
    'two mounts at one path',
    [mounted([tmp, volume({ emptyDir: {} }, 'other')], mount(), mount({ name: 'other' }))],
    ['[shop/0] container "user" mounts two volumes at "/tmp": write another path.'],
  ),
  raw(
    'a colon in a mount path',
    [mounted([tmp], mount({ mountPath: '/a:b' }))],
    ['[shop/0] mountPath "/a:b" of container "user" has a ":": write a path without one.'],
  ),
  raw(
    'a sub-path that leaves the volume',
    [mounted([tmp], mount({ subPath: '../etc' }))],
    ['[shop/0] subPath "../etc" of container "user" leaves the volume: write a relative path without "..".'],
  ),
  raw(
    'an absolute sub-path',
    [mounted([tmp], mount({ subPath: '/etc' }))],
    ['[shop/0] subPath "/etc" of container "user" leaves the volume: write a relative path without "..".'],
  ),
  raw(
    'both subPath and subPathExpr',
    [mounted([tmp], mount({ subPath: 'a', subPathExpr: '$(A)' }))],
    ['[shop/0] the mount at "/tmp" of container "user" has both subPath and subPathExpr: keep one of the two.'],
  ),
  raw(
    'two volumes of one name',
    [mounted([tmp, tmp], mount())],
    ['[shop/0] volume "tmp" is written twice: give each volume a name of its own.'],
  ),
  raw(
    'a volume with two sources',
    [mounted([volume({ emptyDir: {}, hostPath: { path: '/x' } })], mount())],
    ['[shop/0] volume "tmp" has emptyDir and hostPath: write one source.'],
  ),
  raw(
    'capitals in the name of a volume',
    [mounted([volume({ emptyDir: {} }, 'Tmp')], mount({ name: 'Tmp' }))],
    [
      '[shop/0] volume "Tmp" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "tmp".',
    ],
  ),
  raw(
    'a volume that is not mounted',
    [mounted([tmp])],
    [],
    ['[shop/0] volume "tmp" is not mounted: leave it out, or mount it.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'unusual volumes',
    [
      mounted([tmp], mount(), mount({ mountPath: 'relative', subPath: 'a..b/c' })),
      statefulSet(
        {
          volumeClaimTemplates: [
            {
              metadata: { name: 'data' },
              spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
            },
          ],
        },
        { containers: [{ name: 'db', image: 'db:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] },
        'db',
      ),
    ],
    [],
  ),
];
