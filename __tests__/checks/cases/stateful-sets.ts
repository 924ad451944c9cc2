import { ApiObject } from 'cdk8s';
import { PorticoChecks } from '../../../lib';
import { type Case, raw } from '../case';
import { headless, object, type Raw, service, statefulSet } from '../objects';

const db = (serviceName?: string) => statefulSet({ serviceName }, {}, 'db');

const partitioned = (partition: number, spec: Raw = {}) =>
  statefulSet({ updateStrategy: { rollingUpdate: { partition } }, ...spec }, {}, 'db');

const ofDb = (name: string) => service({ selector: { app: 'db' } }, name);

const NO_NAMES = 'is not a Service of the app, so that pods have no DNS names:';

export const wrong: readonly Case[] = [
  raw(
    'a Service with a wrong letter',
    [db('bd'), headless('db')],
    [],
    [
      `[shop/0] serviceName "bd" ${NO_NAMES} write "db" if that is meant, or PorticoChecks.of(app).external("Service", "bd").`,
    ],
  ),
  raw(
    'a Service of another name, next to the headless one',
    [db('nope'), ofDb('public'), { ...headless('db'), metadata: { name: 'db-pods' } }],
    [],
    [
      `[shop/0] serviceName "nope" ${NO_NAMES} write "db-pods" if that is meant, or PorticoChecks.of(app).external("Service", "nope").`,
    ],
  ),
  raw(
    'a Service that nobody makes',
    [db('nope')],
    [],
    [
      `[shop/0] serviceName "nope" ${NO_NAMES} make a headless Service of this name, or write PorticoChecks.of(app).external("Service", "nope").`,
    ],
  ),
  raw(
    'a partition above all pods',
    [partitioned(3, { replicas: 3 })],
    [],
    [
      '[shop/0] partition 3 is above the pods, which are numbered 0 to 2, so that a rollout changes none of them: write at most 2, or leave it out.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw('a headless Service', [db('db'), headless('db')], []),
  raw('a Service with an address of its own', [db('db'), ofDb('db')], []),
  raw('no Service at all', [db()], []),
  raw('a partition of some pods', [partitioned(3, { replicas: 2, ordinals: { start: 2 } })], []),
  raw('a partition of a StatefulSet without pods', [partitioned(3, { replicas: 0 })], []),
  raw(
    'a partition below the pods that an autoscaler may add',
    [
      partitioned(3),
      object('autoscaling/v2', 'HorizontalPodAutoscaler', {
        spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db' }, maxReplicas: 4 },
      }),
    ],
    [],
  ),
  raw('the name of the StatefulSet, which needs no Service', [db('db'), ofDb('metrics')], []),
  {
    title: 'a Service that is made elsewhere',
    build: (chart, app) => {
      new ApiObject(chart, 'db', db('elsewhere') as never);
      PorticoChecks.of(app).external('Service', 'elsewhere');
    },
    problems: [],
  },
];
