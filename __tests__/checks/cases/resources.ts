import { type Case, madeFor, raw } from '../case';
import { container, deployment, object, type Raw, statefulSet, withContainer } from '../objects';

const limits = (requests: Raw, limits: Raw = {}) => withContainer({ resources: { requests, limits } });

/** Two containers that ask for the same, in a pod that says amounts of its own. */
const whole = (resources: Raw, each: Raw, name = 'user') => {
  const containers = [container({ resources: each }), container({ name: 'proxy', ports: [], resources: each })];
  return deployment({}, { resources, containers }, name);
};

const claim = (storage: unknown) =>
  object('v1', 'PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
  });

export const wrong: readonly Case[] = [
  raw(
    'a request above its limit',
    [limits({ memory: '512Mi' }, { memory: '256Mi' })],
    [
      '[shop/0] memory request "512Mi" of container "user" is above its limit "256Mi": raise the limit or lower the request.',
    ],
  ),
  raw(
    'a request above its limit in other units',
    [limits({ cpu: 1 }, { cpu: '900m' })],
    ['[shop/0] cpu request 1 of container "user" is above its limit "900m": raise the limit or lower the request.'],
  ),
  raw(
    'an unknown unit',
    [limits({ memory: '512MB' })],
    ['[shop/0] memory request "512MB" of container "user" is not a quantity: write, for example, "128Mi".'],
  ),
  raw(
    'a quantity with a space',
    [limits({ memory: '512 Mi' })],
    ['[shop/0] memory request "512 Mi" of container "user" is not a quantity: write, for example, "128Mi".'],
  ),
  raw(
    'an empty quantity',
    [limits({ cpu: '' })],
    ['[shop/0] cpu request "" of container "user" is not a quantity: write, for example, "50m".'],
  ),
  raw(
    'a quantity with a comma',
    [limits({ cpu: '0,5' })],
    ['[shop/0] cpu request "0,5" of container "user" is not a quantity: write, for example, "50m".'],
  ),
  raw(
    'a negative quantity',
    [limits({ cpu: '-1' })],
    ['[shop/0] cpu request "-1" of container "user" is negative: write, for example, "50m".'],
  ),
  raw(
    'a boolean as a quantity',
    [limits({ cpu: true })],
    ['[shop/0] cpu request true of container "user" is not a quantity: write, for example, "50m".'],
  ),
  raw(
    'an unknown resource',
    [limits({ mem: '1Gi' })],
    ['[shop/0] request "mem" of container "user" is not a resource: write cpu, memory or ephemeral-storage.'],
  ),
  raw(
    'memory of less than a byte',
    [limits({ memory: '512m' })],
    [],
    ['[shop/0] memory request "512m" of container "user" is less than 1 KiB: write "512Mi" if that is meant.'],
  ),
  raw(
    'a request of a GPU without a limit',
    [limits({ 'nvidia.com/gpu': 1 })],
    ['[shop/0] nvidia.com/gpu request 1 of container "user" has no limit: write the same for both.'],
  ),
  raw(
    'huge pages with another limit than request',
    [limits({ 'hugepages-2Mi': '2Mi' }, { 'hugepages-2Mi': '4Mi' })],
    ['[shop/0] hugepages-2Mi request "2Mi" of container "user" is not its limit "4Mi": write the same for both.'],
  ),
  raw(
    'a claim of 0 bytes',
    [claim('0')],
    ['[shop/0] storage request "0" of the claim is not above 0: write, for example, "1Gi".'],
  ),
  raw(
    'a claim without an amount',
    [object('v1', 'PersistentVolumeClaim', { spec: { accessModes: ['ReadWriteOnce'] } })],
    ['[shop/0] the claim requests no storage: write spec.resources.requests.storage, for example "1Gi".'],
  ),
  raw(
    'a wrong amount in a claim of a StatefulSet',
    [
      statefulSet({
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1GiB' } } },
          },
        ],
      }),
    ],
    ['[shop/0] storage request "1GiB" of volume claim template "data" is not a quantity: write, for example, "1Gi".'],
  ),
  madeFor(
    '1.34..1.37',
    raw(
      'a pod that says less as a whole than its containers',
      [
        whole(
          { requests: { memory: '512Mi', cpu: '2' }, limits: { memory: '1Gi', cpu: '1', 'hugepages-2Mi': '2Mi' } },
          { requests: { memory: '300Mi' }, limits: { cpu: '1500m', memory: '900Mi', 'hugepages-2Mi': '2Mi' } },
        ),
        whole({ limits: { 'ephemeral-storage': '1Gi' } }, {}, 'pay'),
      ],
      [
        '[shop/0] cpu request "2" of the pod is above its limit "1": raise the limit or lower the request.',
        '[shop/0] cpu request "2" of the pod is less than the 3 of its containers together: raise it.',
        '[shop/0] memory request "512Mi" of the pod is less than the 600Mi of its containers together: raise it.',
        '[shop/0] cpu limit "1" of the pod is less than the 1500m of container "user": raise it.',
        '[shop/0] hugepages-2Mi limit "2Mi" of the pod is less than the 4Mi of its containers together: raise it.',
        '[shop/1] ephemeral-storage limit "1Gi" of the pod is not one of a pod: write it on its containers.',
      ],
    ),
  ),
];

export const right: readonly Case[] = [
  madeFor(
    '1.34..1.37',
    raw(
      'a pod that says as much as its containers, of which each may take all',
      [
        whole(
          { requests: { memory: '600Mi' }, limits: { memory: '1Gi' } },
          { requests: { memory: '300Mi' }, limits: { memory: '1Gi' } },
        ),
      ],
      [],
    ),
  ),
  raw(
    'unusual quantities',
    [
      withContainer({
        resources: {
          requests: { cpu: 0.5, memory: '1.28e8', 'ephemeral-storage': '1.5Gi', 'nvidia.com/gpu': 1 },
          limits: { cpu: '500m', memory: '128M', 'nvidia.com/gpu': '1' },
        },
      }),
      claim('10Gi'),
    ],
    [],
  ),
];
