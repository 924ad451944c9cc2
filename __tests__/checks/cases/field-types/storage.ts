import { type Case, raw } from '../../case';
import { object } from '../../objects';

export const wrong: readonly Case[] = [
  raw(
    'a volume without data',
    [object('v1', 'PersistentVolume', { spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'] } })],
    ['[shop/0] spec has no data anywhere: write its source, for example csi.'],
  ),
  raw(
    'a volume without a size',
    [
      object('v1', 'PersistentVolume', {
        spec: { capacity: {}, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
      }),
    ],
    ['[shop/0] spec has no capacity: write capacity.storage, for example "1Gi".'],
  ),
  raw(
    'storage that is reclaimed otherwise',
    [object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'example.com/disk', reclaimPolicy: 'Recycle' })],
    ['[shop/0] reclaimPolicy "Recycle" is unknown: write Retain or Delete.'],
  ),
];
