import { type Case, raw } from '../case';
import { container, deployment, object, type Raw, statefulSet } from '../objects';

const limits = (item: Raw) =>
  object('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', ...item }] } }, 'limits');

const asking = (requests: Raw, most: Raw = {}) =>
  deployment({}, { containers: [container({ resources: { requests, limits: most } })] });

const claim = (storage: string) => ({
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
});

export const wrong: readonly Case[] = [
  raw(
    'a request above the default limit',
    [limits({ default: { memory: '256Mi' } }), asking({ memory: '512Mi' })],
    [
      '[shop/1] memory request 512Mi of container "user" is above the default limit 256Mi of LimitRange "limits", so that the API server refuses the pods: write a limit of its own.',
    ],
  ),
  raw(
    'a request above the most, which is the default limit',
    [limits({ max: { cpu: 1 } }), asking({ cpu: '1500m' })],
    [
      '[shop/1] cpu request 1500m of container "user" is above the default limit 1 of LimitRange "limits", so that the API server refuses the pods: write a limit of its own.',
    ],
  ),
  raw(
    'a limit above the most',
    [limits({ max: { memory: '256Mi' } }), asking({ memory: '128Mi' }, { memory: '512Mi' })],
    ['[shop/1] container "user" has the memory limit 512Mi, above the most 256Mi of LimitRange "limits": lower it.'],
  ),
  raw(
    'a request below the least',
    [limits({ min: { memory: '64Mi' } }), asking({ memory: '32Mi' })],
    ['[shop/1] container "user" has the memory request 32Mi, below the least 64Mi of LimitRange "limits": raise it.'],
  ),
  raw(
    'a limit too many times the request, and none at all',
    [limits({ maxLimitRequestRatio: { memory: 2, cpu: 3 } }), asking({ memory: '100Mi', cpu: 1 }, { memory: '300Mi' })],
    [
      '[shop/1] container "user" has the cpu request 1 and no cpu limit, but LimitRange "limits" allows a limit of at most 3 times the request: write such amounts.',
      '[shop/1] container "user" has the memory request 100Mi and the memory limit 300Mi, but LimitRange "limits" allows a limit of at most 2 times the request: write such amounts.',
    ],
  ),
  raw(
    'a pod above the most of a pod',
    [
      limits({ type: 'Pod', max: { memory: '512Mi', cpu: 1 } }),
      deployment(
        {},
        {
          containers: [
            container({ resources: { limits: { memory: '300Mi', cpu: 1 } } }),
            container({ name: 'proxy', ports: [], resources: { limits: { memory: '300Mi' } } }),
          ],
        },
      ),
    ],
    ['[shop/1] the pod has the memory limit 600Mi, above the most 512Mi of LimitRange "limits": lower it.'],
  ),
  raw(
    'a pod without a limit where pods may have so much at most',
    [limits({ type: 'Pod', max: { cpu: 1 } }), asking({ cpu: '100m' })],
    ['[shop/1] the pod has no cpu limit, which counts as above the most 1 of LimitRange "limits": write one.'],
  ),
  raw(
    'claims that are too small and too large',
    [
      limits({ type: 'PersistentVolumeClaim', min: { storage: '2Gi' }, max: { storage: '5Gi' } }),
      object('v1', 'PersistentVolumeClaim', claim('1Gi')),
      statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'data' }, ...claim('6Gi') }] }),
    ],
    [
      '[shop/1] the claim has the storage request 1Gi, below the least 2Gi of LimitRange "limits": raise it.',
      '[shop/2] volume claim template "data" has the storage request 6Gi, above the most 5Gi of LimitRange "limits": lower it.',
    ],
  ),
  raw(
    'a claim of pods themselves',
    [
      limits({ type: 'PersistentVolumeClaim', max: { storage: '5Gi' } }),
      deployment(
        {},
        {
          volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate: claim('6Gi') } }],
          containers: [container({ volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }] })],
        },
      ),
    ],
    [
      '[shop/1] the claim of volume "scratch" has the storage request 6Gi, above the most 5Gi of LimitRange "limits": lower it.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'containers that leave to the LimitRange what they do not say',
    [
      limits({
        defaultRequest: { cpu: '100m' },
        default: { memory: '256Mi' },
        min: { memory: '64Mi' },
        max: { cpu: 1, memory: '1Gi' },
      }),
      deployment(),
    ],
    [],
  ),
  raw(
    'a limit that is the request as well',
    [limits({ min: { cpu: '50m' }, defaultRequest: { cpu: '100m' } }), asking({}, { cpu: '50m' })],
    [],
  ),
  raw(
    'a template that no pods come of',
    [
      limits({ min: { memory: '64Mi' } }),
      {
        ...object('v1', 'PodTemplate'),
        template: {
          metadata: { labels: { app: 'user' } },
          spec: { containers: [container({ resources: { requests: { memory: '1Mi' } } })] },
        },
      },
    ],
    [],
  ),
  raw(
    'a pod whose runtime takes more than the most of pods',
    [
      limits({ type: 'Pod', max: { memory: '512Mi' } }),
      deployment(
        {},
        { overhead: { memory: '100Mi' }, containers: [container({ resources: { limits: { memory: '512Mi' } } })] },
      ),
    ],
    [],
  ),
];
