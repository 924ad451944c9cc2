import { type Case, raw } from '../case';
import { container, deployment, object, type Raw, service, withContainer } from '../objects';

const target = (targetPort: unknown, protocol?: string) => service({ ports: [{ port: 80, targetPort, protocol }] });

const UNDECLARED =
  'is not among the ports that the pods declare, "http", 8080: write the port on which the program listens here and as containerPort, which by itself opens nothing.';

export const wrong: readonly Case[] = [
  raw(
    'a selector that selects no pods',
    [deployment({}, {}, 'users'), service()],
    [
      '[shop/1] selector "app=user" selects no pods in this namespace: write "app=users" if that is meant, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'a selector of pods in another namespace',
    [{ ...deployment(), metadata: { name: 'user', namespace: 'a' } }, deployment({}, {}, 'pay'), service()],
    [
      '[shop/2] selector "app=user" selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'a selector with one label too many',
    [deployment(), service({ selector: { app: 'user', tier: 'web' } })],
    [
      '[shop/1] selector "app=user,tier=web" selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'a selector in an app without pods',
    [service()],
    [],
    [
      '[shop/0] selector "app=user" selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'a port name that no pod opens',
    [deployment(), target('web')],
    ['[shop/1] targetPort "web" is not a port of the selected pods: write one of "http", 8080.'],
  ),
  raw('a port number that no pod opens', [deployment(), target(9090)], [], [`[shop/1] targetPort 9090 ${UNDECLARED}`]),
  raw(
    'a port number as text',
    [deployment(), target('8080')],
    [
      '[shop/1] targetPort "8080" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ),
  raw(
    'a missing targetPort that no pod opens',
    [deployment(), service({ ports: [{ port: 80 }] })],
    [],
    [
      '[shop/1] port 80 has no targetPort, so that it leads to port 80 of pods, which declare "http", 8080: write the port on which the program listens as targetPort.',
    ],
  ),
  raw(
    'a port name of another protocol',
    [deployment(), target('http', 'UDP')],
    ['[shop/1] targetPort "http" is not a port of the selected pods: write one of "http", 8080.'],
  ),
  raw(
    'a port name where no port has a name',
    [withContainer({ ports: undefined }), target('http')],
    ['[shop/1] targetPort "http" is not a port of the selected pods: give a port of a container this name.'],
  ),
  raw(
    'the port of an init container',
    [
      deployment({}, { initContainers: [{ name: 'i', image: 'a:1', ports: [{ containerPort: 9, name: 'init' }] }] }),
      target('init'),
    ],
    ['[shop/1] targetPort "init" is not a port of the selected pods: write one of "http", 8080.'],
  ),
  raw(
    'a port with a wrong digit, next to a right one',
    [
      withContainer({ ports: [{ containerPort: 8080 }, { containerPort: 9091 }] }),
      service({
        ports: [
          { name: 'http', port: 80, targetPort: 8080 },
          { name: 'metrics', port: 81, targetPort: 9191 },
        ],
      }),
    ],
    [],
    [
      '[shop/1] targetPort 9191 is not among the ports that the pods declare, 8080, 9091: write the port on which the program listens here and as containerPort, which by itself opens nothing.',
    ],
  ),
  raw(
    'a missing targetPort of pods that declare several ports',
    [withContainer({ ports: [{ containerPort: 8080 }, { containerPort: 9091 }] }), service({ ports: [{ port: 80 }] })],
    [],
    [
      '[shop/1] port 80 has no targetPort, so that it leads to port 80 of pods, which declare 8080, 9091: write the port on which the program listens as targetPort.',
    ],
  ),
  raw(
    'a port name that an operator may open on its own pods',
    [deployment(), object('postgresql.cnpg.io/v1', 'Cluster'), target('web')],
    [],
    ['[shop/2] targetPort "web" is not a port of the selected pods: write one of "http", 8080.'],
  ),
];

const listening = (title: string, fields: Raw, pod: Raw = {}, others: readonly Raw[] = []) =>
  raw(
    `an undeclared port ${title}`,
    [deployment({}, { containers: [container(fields)], ...pod }), target(18080), ...others],
    [],
  );

export const right: readonly Case[] = [
  listening('of an argument', { args: ['--port=18080'] }),
  listening('of a command', { command: ['sh', '-c', 'serve -l :18080'] }),
  listening('of a variable', { env: [{ name: 'PORT', value: '18080' }] }),
  listening('of a probe', { readinessProbe: { tcpSocket: { port: 18080 } } }),
  listening('of a program in a ConfigMap', { envFrom: [{ configMapRef: { name: 'settings' } }] }, {}, [
    object('v1', 'ConfigMap', { data: { 'app.yaml': 'receivers:\n  grpc:\n    port:\n18080\n' } }, 'settings'),
  ]),
  listening(
    'of another container, which declares none',
    {},
    { containers: [container(), { name: 'proxy', image: 'proxy:1.0.0' }] },
  ),
  raw(
    'an undeclared port next to a declared one',
    [
      deployment(),
      service({
        ports: [
          { name: 'http', port: 80, targetPort: 8080 },
          { name: 'admin', port: 81, targetPort: 9901 },
        ],
      }),
    ],
    [],
  ),
  raw(
    'a port that follows one which another Service leads to',
    [
      withContainer({ ports: [{ containerPort: 8080 }, { containerPort: 9090 }] }),
      service({ ports: [{ port: 80, targetPort: 8080 }] }),
      service({ ports: [{ port: 80, targetPort: 8081 }] }, 'admin'),
    ],
    [],
  ),
  raw(
    'a headless Service with another port than the pods',
    [deployment(), service({ clusterIP: 'None', ports: [{ port: 80 }] })],
    [],
  ),
  raw('ports that no container declares', [withContainer({ ports: undefined }), target(8080)], []),
  raw(
    'two versions of which one opens the port',
    [
      object('apps/v1', 'DaemonSet', {
        spec: {
          selector: { matchLabels: { v: '2' } },
          template: {
            metadata: { labels: { app: 'both', v: '2' } },
            spec: { containers: [{ name: 'a', image: 'a:1', ports: [{ containerPort: 9 }] }] },
          },
        },
      }),
      object(
        'apps/v1',
        'DaemonSet',
        {
          spec: {
            selector: { matchLabels: { v: '1' } },
            template: {
              metadata: { labels: { app: 'both', v: '1' } },
              spec: { containers: [{ name: 'a', image: 'a:1', ports: [{ name: 'http', containerPort: 8080 }] }] },
            },
          },
        },
        'one',
      ),
      service({ selector: { app: 'both' } }),
    ],
    [],
  ),
  raw(
    'pods of a custom kind',
    [
      object('example.com/v1', 'Fleet', {
        spec: {
          template: {
            metadata: { labels: { app: 'user' } },
            spec: { containers: [{ name: 'a', ports: [{ name: 'http', containerPort: 1 }] }] },
          },
        },
      }),
      deployment({}, {}, 'pay'),
      service(),
    ],
    [],
  ),
];
