import { type Case, raw } from '../case';
import { deployment, object, service, withContainer } from '../objects';

const target = (targetPort: unknown, protocol?: string) => service({ ports: [{ port: 80, targetPort, protocol }] });

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
    ['[shop/1] none of the pods opens the targetPort "web": write one of "http", 8080.'],
  ),
  raw(
    'a port number that no pod opens',
    [deployment(), target(9090)],
    ['[shop/1] none of the pods opens the targetPort 9090: write one of "http", 8080.'],
  ),
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
    ['[shop/1] none of the pods opens the targetPort 80: write one of "http", 8080.'],
  ),
  raw(
    'a port name of another protocol',
    [deployment(), target('http', 'UDP')],
    ['[shop/1] none of the pods opens the targetPort "http": write one of "http", 8080.'],
  ),
  raw(
    'a port name where no port has a name',
    [withContainer({ ports: undefined }), target('http')],
    ['[shop/1] none of the pods opens the targetPort "http": give a port of a container this name.'],
  ),
  raw(
    'the port of an init container',
    [
      deployment({}, { initContainers: [{ name: 'i', image: 'a:1', ports: [{ containerPort: 9, name: 'init' }] }] }),
      target('init'),
    ],
    ['[shop/1] none of the pods opens the targetPort "init": write one of "http", 8080.'],
  ),
];

export const right: readonly Case[] = [
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
      object('argoproj.io/v1alpha1', 'Rollout', {
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
