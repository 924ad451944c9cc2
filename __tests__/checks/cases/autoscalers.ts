import { type Case, raw } from '../case';
import { deployment, object, type Raw, statefulSet, withContainer } from '../objects';

const hpa = (spec: Raw = {}, name = 'user') =>
  object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
        minReplicas: 2,
        maxReplicas: 5,
        ...spec,
      },
    },
    name,
  );

const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } };

const pdb = (spec: Raw, name = 'user', selector: unknown = { matchLabels: { app: 'user' } }) =>
  object('policy/v1', 'PodDisruptionBudget', { spec: { selector, ...spec } }, name);

export const wrong: readonly Case[] = [
  raw(
    'a target that is not in the app',
    [deployment({}, {}, 'users'), hpa()],
    [
      '[shop/1] Deployment "user" is not in the app: write "users", or PorticoChecks.of(app).external("Deployment", "user") when it is made elsewhere.',
    ],
  ),
  raw(
    'a target of another kind',
    [statefulSet(), hpa()],
    [
      '[shop/1] Deployment "user" is not in the app: write PorticoChecks.of(app).external("Deployment", "user") when it is made elsewhere.',
    ],
  ),
  raw(
    'a target in the wrong API group',
    [deployment(), hpa({ scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'user' } })],
    ['[shop/1] scaleTargetRef has the apiVersion "v1", which has no Deployment: write "apps/v1".'],
  ),
  raw(
    'a target with replicas',
    [deployment({ replicas: 2 }), hpa()],
    [
      '[shop/1] Deployment "user" has replicas 2, to which every apply would reset what the HorizontalPodAutoscaler sets: leave replicas out.',
    ],
  ),
  raw(
    'maxReplicas below minReplicas',
    [deployment(), hpa({ maxReplicas: 1 })],
    ['[shop/1] maxReplicas 1 is below minReplicas 2: write at least as many.'],
  ),
  raw(
    'maxReplicas 0',
    [deployment(), hpa({ minReplicas: 1, maxReplicas: 0 })],
    ['[shop/1] maxReplicas 0 is below minReplicas 1: write at least as many.'],
  ),
  raw(
    'utilization of a resource that is not requested',
    [deployment(), hpa({ metrics: [cpu] })],
    [
      '[shop/1] container "user" of Deployment "user" requests no cpu, and utilization is a percentage of the request: write resources.requests.cpu.',
    ],
  ),
  raw(
    'two autoscalers for one target',
    [deployment(), hpa(), hpa({}, 'other')],
    ['[shop/2] Deployment "user" is scaled by shop/1 as well: keep one of the two.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'valid autoscalers',
    [
      withContainer({ resources: { requests: { cpu: '50m' } } }),
      hpa({
        metrics: [
          cpu,
          { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } } },
        ],
      }),
      hpa({ scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'elsewhere' } }, 'rollout'),
      pdb({ minAvailable: 2 }),
    ],
    [],
  ),
];
