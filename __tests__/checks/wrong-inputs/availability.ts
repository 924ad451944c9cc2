import { deployment, object, type Raw, type Row, raw, statefulSet, withContainer } from './row';

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

export const autoscalers: readonly Row[] = [
  raw(
    'a target that is not there',
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
    'a target in another group',
    [deployment(), hpa({ scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'user' } })],
    ['[shop/1] scaleTargetRef has the apiVersion "v1", which has no Deployment: write "apps/v1".'],
  ),
  raw(
    'replicas of the target',
    [deployment({ replicas: 2 }), hpa()],
    [
      '[shop/1] Deployment "user" has replicas 2, to which every apply would reset what the HorizontalPodAutoscaler sets: leave replicas out.',
    ],
  ),
  raw(
    'fewer at most than at least',
    [deployment(), hpa({ maxReplicas: 1 })],
    ['[shop/1] maxReplicas 1 is below minReplicas 2: write at least as many.'],
  ),
  raw(
    'none at most',
    [deployment(), hpa({ minReplicas: 1, maxReplicas: 0 })],
    ['[shop/1] maxReplicas 0 is below minReplicas 1: write at least as many.'],
  ),
  raw(
    'a share of no request',
    [deployment(), hpa({ metrics: [cpu] })],
    [
      '[shop/1] container "user" of Deployment "user" requests no cpu, and utilization is a percentage of the request: write resources.requests.cpu.',
    ],
  ),
  raw(
    'two for one target',
    [deployment(), hpa(), hpa({}, 'other')],
    ['[shop/2] Deployment "user" is scaled by shop/1 as well: keep one of the two.'],
  ),
];

const pdb = (spec: Raw, name = 'user', selector: unknown = { matchLabels: { app: 'user' } }) =>
  object('policy/v1', 'PodDisruptionBudget', { spec: { selector, ...spec } }, name);

export const disruptionBudgets: readonly Row[] = [
  raw(
    'no pods',
    [deployment(), pdb({ maxUnavailable: 1 }, 'user', { matchLabels: { app: 'users' } })],
    [
      '[shop/1] selector "app=users" selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'both amounts',
    [deployment(), pdb({ maxUnavailable: 1, minAvailable: 1 })],
    ['[shop/1] a PodDisruptionBudget has both minAvailable and maxUnavailable: keep one of the two.'],
    ['[shop/1] minAvailable 1 of 1 pods lets no node drain: write fewer, or maxUnavailable 1.'],
  ),
  raw(
    'neither amount',
    [deployment(), pdb({})],
    [
      '[shop/1] a PodDisruptionBudget has neither minAvailable nor maxUnavailable: write, for example, maxUnavailable 1.',
    ],
  ),
  raw(
    'two for the same pods',
    [deployment(), pdb({ maxUnavailable: 1 }), pdb({ maxUnavailable: 1 }, 'other')],
    [
      '[shop/2] Deployment "user" is in the budget shop/1 as well, and a pod in two budgets is never evicted: keep one.',
    ],
  ),
  raw(
    'as many as there are',
    [deployment({ replicas: 2 }), pdb({ minAvailable: 2 })],
    [],
    ['[shop/1] minAvailable 2 of 2 pods lets no node drain: write fewer, or maxUnavailable 1.'],
  ),
  raw(
    'the only one',
    [deployment(), pdb({ minAvailable: 1 })],
    [],
    ['[shop/1] minAvailable 1 of 1 pods lets no node drain: write fewer, or maxUnavailable 1.'],
  ),
  raw(
    'none unavailable',
    [deployment({ replicas: 3 }), pdb({ maxUnavailable: 0 })],
    [],
    ['[shop/1] maxUnavailable 0 lets no node drain: write 1 or more.'],
  ),
  raw(
    'all available',
    [deployment({ replicas: 3 }), pdb({ minAvailable: '100%' })],
    [],
    ['[shop/1] minAvailable "100%" lets no node drain: write fewer, or maxUnavailable 1.'],
  ),
];

export const right: readonly Row[] = [
  raw(
    'autoscalers that are right',
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
  raw(
    'budgets that are right',
    [
      deployment({ replicas: 3 }),
      pdb({ minAvailable: '50%' }),
      statefulSet({ replicas: 3 }, {}, 'db'),
      pdb({ maxUnavailable: 1 }, 'db', { matchExpressions: [{ key: 'app', operator: 'In', values: ['db'] }] }),
    ],
    [],
  ),
];
