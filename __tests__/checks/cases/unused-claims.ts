import { ApiObject, type Chart, Size } from 'cdk8s';
import { AccessMode, StorageClaim, StorageSource, WebService } from '../../../lib';
import { type Case, raw } from '../case';
import { deployment, object } from '../objects';

const image = 'registry.example.com/shop/web:1.4.0';

const claim = (chart: Chart, id = 'uploads') =>
  new StorageClaim(chart, id, { size: Size.gibibytes(1), accessMode: AccessMode.READ_WRITE_MANY });

const web = (chart: Chart, storage?: StorageClaim) =>
  new WebService(chart, 'web', { image, volumes: storage && { '/srv': storage.volume() } });

export const wrong: readonly Case[] = [
  {
    title: 'a claim that no pods mount',
    build: (chart) => {
      claim(chart);
      web(chart);
    },
    problems: [],
    warnings: [
      '[shop/uploads/claim] no object of the app mounts PersistentVolumeClaim "uploads", which still takes up storage: mount its volume(), or leave it out.',
    ],
  },
];

export const right: readonly Case[] = [
  { title: 'a claim that pods mount', build: (chart) => void web(chart, claim(chart)), problems: [] },
  { title: 'storage without pods', build: (chart) => void claim(chart), problems: [] },
  {
    title: 'a claim that another one is a copy of',
    build: (chart) => {
      claim(chart, 'template');
      const source = StorageSource.claim('template');
      const copy = new StorageClaim(chart, 'uploads', {
        size: Size.gibibytes(1),
        accessMode: AccessMode.READ_WRITE_MANY,
        source,
      });
      web(chart, copy);
    },
    problems: [],
  },
  {
    title: 'a claim that a custom resource names',
    build: (chart) => {
      claim(chart);
      web(chart);
      const spec = { storage: { existingClaim: 'uploads' } };
      new ApiObject(chart, 'backup', { apiVersion: 'backups.example.com/v1', kind: 'Backup', spec } as never);
    },
    problems: [],
  },
  raw(
    'a raw claim, which may be for pods of others',
    [
      deployment(),
      object('v1', 'PersistentVolumeClaim', {
        spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } },
      }),
    ],
    [],
  ),
];
