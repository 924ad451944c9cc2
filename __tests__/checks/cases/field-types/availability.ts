import { type Case, raw } from '../../case';
import { container, deployment, object, type Raw } from '../../objects';

const metric = (m: Raw) => [
  deployment(
    { replicas: undefined },
    { containers: [container({ resources: { requests: { cpu: '50m', memory: '64Mi' } } })] },
  ),
  hpa({ metrics: [m] }),
];

const hpa = (spec: Raw) =>
  object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    {
      spec: {
        minReplicas: 2,
        maxReplicas: 5,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
        ...spec,
      },
    },
    'hpa',
  );

export const wrong: readonly Case[] = [
  raw(
    'an autoscaler without bounds',
    [deployment(), hpa({ minReplicas: 0 })],
    ['[shop/1] spec.minReplicas 0 is below 1: write a whole number of 1 or more, for example 2.'],
  ),
  raw(
    'an autoscaler without the apiVersion of its target',
    [deployment(), hpa({ scaleTargetRef: { kind: 'Deployment', name: 'user' } })],
    ['[shop/1] spec.scaleTargetRef.apiVersion is missing: write it, since the API server requires it.'],
  ),
  raw(
    'a metric without its target value',
    metric({ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }),
    ['[shop/1] spec.metrics[0].resource.target has the type "Utilization" and no averageUtilization: write it.'],
  ),
  raw(
    'a metric with the target value of another type',
    metric({ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageUtilization: 70 } } }),
    ['[shop/1] spec.metrics[0].resource.target has the type "AverageValue" and no averageValue: write it.'],
  ),
  raw(
    'a metric without its object',
    metric({ type: 'Pods', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }),
    ['[shop/1] spec.metrics[0] has the type "Pods" and no pods: write it.'],
  ),
  raw(
    'a window of two hours',
    [deployment(), hpa({ behavior: { scaleDown: { stabilizationWindowSeconds: 7200 } } })],
    [
      '[shop/1] spec.behavior.scaleDown.stabilizationWindowSeconds 7200 is outside 0..3600: write a whole number of those, for example 300.',
    ],
  ),
  raw(
    'a budget that is not a number',
    [
      deployment({ replicas: 2 }),
      object('policy/v1', 'PodDisruptionBudget', {
        spec: { selector: { matchLabels: { app: 'user' } }, maxUnavailable: 'one' },
      }),
    ],
    [
      '[shop/1] spec.maxUnavailable "one" is neither a number of pods nor a percentage: write, for example, 1 or "25%".',
    ],
  ),
  raw(
    'an unknown eviction policy',
    [
      deployment({ replicas: 2 }),
      object('policy/v1', 'PodDisruptionBudget', {
        spec: { selector: { matchLabels: { app: 'user' } }, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'Always' },
      }),
    ],
    ['[shop/1] spec.unhealthyPodEvictionPolicy "Always" is unknown: write AlwaysAllow or IfHealthyBudget.'],
  ),
];
