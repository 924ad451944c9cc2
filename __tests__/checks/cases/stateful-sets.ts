import { ApiObject } from 'cdk8s';
import { PorticoChecks } from '../../../lib';
import { type Case, raw } from '../case';
import { headless, service, statefulSet } from '../objects';

const db = (serviceName?: string) => statefulSet({ serviceName }, {}, 'db');

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
];

export const right: readonly Case[] = [
  raw('a headless Service', [db('db'), headless('db')], []),
  raw('a Service with an address of its own', [db('db'), ofDb('db')], []),
  raw('no Service at all', [db()], []),
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
