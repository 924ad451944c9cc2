import { type Case, madeFor, raw } from '../case';
import { cronJob, deployment, job, object, withContainer } from '../objects';

export const wrong: readonly Case[] = [
  madeFor(
    '1.27..1.37',
    raw(
      'the restartPolicy of a sidecar',
      [deployment({}, { initContainers: [{ name: 'proxy', image: 'a:1', restartPolicy: 'Always' }] })],
      [
        '[shop/0] spec.template.spec.initContainers[].restartPolicy was added in Kubernetes 1.29, but the app is made for 1.27 and later: leave it out, or raise kubernetesVersion.',
      ],
    ),
  ),
  madeFor(
    '1.27..1.37',
    raw(
      'a preStop hook that sleeps',
      [withContainer({ lifecycle: { preStop: { sleep: { seconds: 5 } } } })],
      [
        '[shop/0] spec.template.spec.containers[].lifecycle.preStop.sleep was added in Kubernetes 1.30, but the app is made for 1.27 and later: leave it out, or raise kubernetesVersion.',
      ],
    ),
  ),
  raw(
    'hostUsers',
    [deployment({}, { hostUsers: false })],
    [
      '[shop/0] spec.template.spec.hostUsers was added in Kubernetes 1.33, but the app is made for 1.32 and later: leave it out, or raise kubernetesVersion.',
    ],
  ),
  madeFor(
    '1.27..1.37',
    raw(
      'an AppArmor profile',
      [deployment({}, { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } })],
      [
        '[shop/0] spec.template.spec.securityContext.appArmorProfile was added in Kubernetes 1.30, but the app is made for 1.27 and later: leave it out, or raise kubernetesVersion.',
      ],
    ),
  ),
  raw(
    'the restartPolicy of a container that is not a sidecar',
    [withContainer({ restartPolicy: 'Never' })],
    [
      '[shop/0] spec.template.spec.containers[].restartPolicy was added in Kubernetes 1.35, but the app is made for 1.32 and later: leave it out, or raise kubernetesVersion.',
    ],
  ),
  raw(
    'an image volume',
    [
      withContainer(
        { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
        { volumes: [{ name: 'data', image: { reference: 'a:1' } }] },
      ),
    ],
    [
      '[shop/0] spec.template.spec.volumes[].image was added in Kubernetes 1.35, but the app is made for 1.32 and later: leave it out, or raise kubernetesVersion.',
    ],
  ),
  raw(
    'resources of a whole pod',
    [deployment({}, { resources: { requests: { cpu: '1' } } })],
    [
      '[shop/0] spec.template.spec.resources was added in Kubernetes 1.34, but the app is made for 1.32 and later: leave it out, or raise kubernetesVersion.',
    ],
  ),
  madeFor(
    '1.27..1.37',
    raw(
      'successPolicy of a Job',
      [job({ successPolicy: { rules: [{ succeededCount: 1 }] }, completionMode: 'Indexed', completions: 2 })],
      [
        '[shop/0] spec.successPolicy was added in Kubernetes 1.31, but the app is made for 1.27 and later: leave it out, or raise kubernetesVersion.',
      ],
    ),
  ),
  madeFor(
    '1.27..1.37',
    raw(
      'podReplacementPolicy of a CronJob',
      [cronJob('0 3 * * *', { jobTemplate: { spec: { ...job().spec, podReplacementPolicy: 'Failed' } } })],
      [
        '[shop/0] spec.jobTemplate.spec.podReplacementPolicy was added in Kubernetes 1.29, but the app is made for 1.27 and later: leave it out, or raise kubernetesVersion.',
      ],
    ),
  ),
  madeFor(
    '1.27..1.37',
    raw(
      'trafficDistribution',
      [
        deployment(),
        object('v1', 'Service', {
          spec: {
            selector: { app: 'user' },
            ports: [{ port: 80, targetPort: 8080 }],
            trafficDistribution: 'PreferClose',
          },
        }),
      ],
      [
        '[shop/1] spec.trafficDistribution was added in Kubernetes 1.31, but the app is made for 1.27 and later: leave it out, or raise kubernetesVersion.',
      ],
    ),
  ),
];

export const right: readonly Case[] = [
  raw(
    'a sidecar, and a hook that sleeps, which every cluster of the default has',
    [
      withContainer(
        { lifecycle: { preStop: { sleep: { seconds: 5 } } } },
        { initContainers: [{ name: 'proxy', image: 'a:1', restartPolicy: 'Always' }] },
      ),
    ],
    [],
  ),
];
