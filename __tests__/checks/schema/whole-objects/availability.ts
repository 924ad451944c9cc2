import { deployment, labels, object, smallTemplate, type Whole } from './object';

export const availability: Whole = {
  'a HorizontalPodAutoscaler': [
    object('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: {
        minReplicas: 2,
        maxReplicas: 5,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
          { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '100Mi' } } },
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'cpu',
              container: 'user',
              target: { type: 'Utilization', averageUtilization: 70 },
            },
          },
          {
            type: 'Pods',
            pods: {
              metric: { name: 'rps', selector: { matchLabels: { a: 'b' } } },
              target: { type: 'AverageValue', averageValue: '10' },
            },
          },
          {
            type: 'Object',
            object: {
              describedObject: { apiVersion: 'v1', kind: 'Service', name: 'x' },
              metric: { name: 'rps' },
              target: { type: 'Value', value: '10' },
            },
          },
          {
            type: 'External',
            external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '30' } },
          },
        ],
        behavior: {
          scaleUp: {
            stabilizationWindowSeconds: 0,
            selectPolicy: 'Max',
            policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }],
          },
          scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
        },
      },
    }),
    deployment,
  ],
  'a HorizontalPodAutoscaler of v1': [
    object('autoscaling/v1', 'HorizontalPodAutoscaler', {
      spec: {
        minReplicas: 2,
        maxReplicas: 5,
        targetCPUUtilizationPercentage: 70,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
      },
    }),
    deployment,
  ],
  'a PodDisruptionBudget': [
    object('policy/v1', 'PodDisruptionBudget', {
      spec: {
        maxUnavailable: 1,
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: labels, matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['x'] }] },
      },
    }),
    object('apps/v1', 'Deployment', {
      spec: { replicas: 2, selector: { matchLabels: labels }, template: smallTemplate() },
    }),
  ],
  'a PriorityClass': [
    object(
      'scheduling.k8s.io/v1',
      'PriorityClass',
      { value: 100, globalDefault: false, description: 'a', preemptionPolicy: 'Never' },
      'important',
    ),
  ],
  'a RuntimeClass': [
    object(
      'node.k8s.io/v1',
      'RuntimeClass',
      {
        handler: 'runsc',
        overhead: { podFixed: { memory: '10Mi' } },
        scheduling: { nodeSelector: { a: 'b' }, tolerations: [{ key: 'a', operator: 'Exists' }] },
      },
      'gvisor',
    ),
  ],
  'a ResourceQuota': [
    object('v1', 'ResourceQuota', { spec: { hard: { 'requests.cpu': '1', pods: '4' }, scopes: ['NotTerminating'] } }),
  ],
  'a LimitRange': [
    object('v1', 'LimitRange', {
      spec: {
        limits: [
          {
            type: 'Container',
            default: { cpu: '500m' },
            defaultRequest: { cpu: '100m' },
            max: { cpu: '1' },
            min: { cpu: '50m' },
          },
        ],
      },
    }),
  ],
  'a Lease': [object('coordination.k8s.io/v1', 'Lease', { spec: { holderIdentity: 'a', leaseDurationSeconds: 10 } })],
};
