import { type Case, raw } from '../case';
import { deployment, type Raw, withContainer } from '../objects';

const probe = (fields: Raw, kind = 'readinessProbe') => withContainer({ [kind]: fields });

const httpGet = { port: 'http' };

export const wrong: readonly Case[] = [
  raw(
    'a probe of a port name that does not exist',
    [probe({ httpGet: { port: 'web' } })],
    [
      '[shop/0] readinessProbe of container "user" uses port "web", which the container does not open: write one of "http", 8080.',
    ],
  ),
  raw(
    'a probe of a port name where no port has a name',
    [withContainer({ ports: [], livenessProbe: { tcpSocket: { port: 'http' } } })],
    [
      '[shop/0] livenessProbe of container "user" uses port "http", which the container does not open: give a port of it this name.',
    ],
  ),
  raw(
    'a probe of port 70000',
    [probe({ tcpSocket: { port: 70000 } })],
    [
      '[shop/0] port 70000 of readinessProbe of container "user" is outside 1..65535: write a whole number, for example 8080.',
    ],
  ),
  raw(
    'a probe without a handler',
    [probe({ periodSeconds: 5 })],
    ['[shop/0] readinessProbe of container "user" has no handler: write one of httpGet, tcpSocket, grpc and exec.'],
  ),
  raw(
    'a probe with two handlers',
    [probe({ httpGet, exec: { command: ['true'] } })],
    [
      '[shop/0] readinessProbe of container "user" has exec and httpGet: write one of httpGet, tcpSocket, grpc and exec.',
    ],
  ),
  raw(
    'a misspelt handler',
    [probe({ http: { port: 80 } })],
    [
      '[shop/0] spec.template.spec.containers[0].readinessProbe.http is not a field of Deployment: write httpGet.',
      '[shop/0] readinessProbe of container "user" has no handler: write one of httpGet, tcpSocket, grpc and exec.',
    ],
  ),
  raw(
    'a negative period',
    [probe({ httpGet, periodSeconds: -1 })],
    ['[shop/0] periodSeconds -1 of readinessProbe of container "user" is below 1: write a whole number of 1 or more.'],
  ),
  raw(
    'a livenessProbe that must succeed twice',
    [probe({ httpGet, successThreshold: 2 }, 'livenessProbe')],
    [
      '[shop/0] successThreshold 2 of livenessProbe of container "user" is refused: leave it out, since only a readinessProbe takes more than 1.',
    ],
  ),
  raw(
    'a scheme in lower case',
    [probe({ httpGet: { port: 'http', scheme: 'https' } })],
    ['[shop/0] scheme "https" of readinessProbe of container "user" is unknown: write HTTP or HTTPS.'],
  ),
  raw(
    'a hook that sleeps longer than the pod has',
    [
      deployment(
        {},
        {
          terminationGracePeriodSeconds: 5,
          containers: [{ name: 'user', image: 'a:1', lifecycle: { preStop: { sleep: { seconds: 6 } } } }],
        },
      ),
      deployment(
        {},
        { containers: [{ name: 'user', image: 'a:1', lifecycle: { postStart: { sleep: { seconds: 31 } } } }] },
        'other',
      ),
    ],
    [
      '[shop/0] preStop of container "user" sleeps 6 s, longer than the grace period of 5 s: shorten it, or raise terminationGracePeriodSeconds.',
      '[shop/1] postStart of container "user" sleeps 31 s, longer than the grace period of 30 s: shorten it, or raise terminationGracePeriodSeconds.',
    ],
  ),
  raw(
    'a hook of an init container',
    [
      deployment(
        {},
        { initContainers: [{ name: 'init', image: 'a:1', lifecycle: { postStart: { exec: { command: ['true'] } } } }] },
      ),
    ],
    [
      '[shop/0] postStart of init container "init" is refused, since the container ends before the pod starts: leave it out.',
    ],
  ),
  raw(
    'a probe of an init container',
    [
      deployment(
        {},
        { initContainers: [{ name: 'init', image: 'a:1', livenessProbe: { exec: { command: ['true'] } } }] },
      ),
    ],
    [
      '[shop/0] livenessProbe of init container "init" is refused, since the container ends before the pod starts: leave it out.',
    ],
  ),
  raw(
    'a hook at a port name that does not exist',
    [withContainer({ lifecycle: { preStop: { httpGet: { port: 'admin' } } } })],
    [
      '[shop/0] preStop of container "user" uses port "admin", which the container does not open: write one of "http", 8080.',
    ],
  ),
  raw(
    'a hook without a handler',
    [withContainer({ lifecycle: { preStop: {} } })],
    ['[shop/0] preStop of container "user" has no handler: write one of httpGet, tcpSocket, grpc and exec.'],
  ),
];
