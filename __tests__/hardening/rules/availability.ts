import { Scale } from '../../../lib';
import { type Fields, kind, pod, type Rule, selects, template, workload } from '../rule';

type App = Parameters<Rule['holds']>[0];

const one = (app: App, name: string): Fields => kind(app, name)[0]?.spec;

/** Survival of a rollout, a drain and the loss of a node. */
export const AVAILABILITY_RULES: readonly Rule[] = [
  {
    asks: 'at least two pods',
    by: { 'kube-score': 'deployment-replicas', Polaris: 'deploymentMissingReplicas' },
    about: ['Deployment'],
    note: 'with `Scale.auto` the autoscaler has the number, as kube-score asks; Polaris then misses it in the Deployment',
    holds: (app) => workload(app).spec.replicas >= 2,
  },
  {
    asks: 'no number of pods next to an autoscaler',
    by: { 'kube-score': 'deployment-targeted-by-hpa-does-not-have-replicas-configured' },
    given: { scale: Scale.auto({ min: 2, max: 6 }) },
    holds: (app) => one(app, 'HorizontalPodAutoscaler') && workload(app).spec.replicas === undefined,
  },
  {
    asks: 'an autoscaler of an existing workload, from two pods to more',
    by: {
      'kube-score': 'horizontalpodautoscaler-has-target, horizontalpodautoscaler-replicas',
      Polaris: 'hpaMinAvailability, hpaMaxAvailability',
    },
    given: { scale: Scale.auto({ min: 2, max: 6 }) },
    holds: (app) => {
      const { scaleTargetRef, minReplicas, maxReplicas } = one(app, 'HorizontalPodAutoscaler');
      return scaleTargetRef.name === workload(app).metadata.name && minReplicas >= 2 && maxReplicas > minReplicas;
    },
  },
  {
    asks: 'a rolling update',
    by: { 'kube-score': 'deployment-strategy' },
    about: ['Deployment'],
    note: 'unless `Rollout.recreate()` asks for another',
    holds: (app) => (workload(app).spec.strategy?.type ?? 'RollingUpdate') === 'RollingUpdate',
  },
  {
    asks: 'a disruption budget',
    by: {
      'kube-score': 'deployment-has-poddisruptionbudget, statefulset-has-poddisruptionbudget',
      Polaris: 'missingPodDisruptionBudget',
    },
    about: ['Deployment', 'StatefulSet'],
    dependsOn: '`scale`: a single pod has none to spare, and a budget for it would hold no drain back, or every one',
    holds: (app) => {
      const selector = one(app, 'PodDisruptionBudget')?.selector;
      return selector !== undefined && selects(selector.matchLabels, template(app).metadata.labels);
    },
  },
  {
    asks: 'a budget that lets a drain go on',
    by: {
      'kube-score': 'poddisruptionbudget-has-policy',
      'kube-linter': 'pdb-max-unavailable, pdb-min-available',
      Polaris: 'pdbDisruptionsIsZero, pdbMinAvailableGreaterThanHPAMinReplicas',
    },
    given: { scale: Scale.fixed(3) },
    note: '`kubectl drain` needs `--delete-emptydir-data` for the folder at `/tmp` ([how to do without](availability.md#draining-a-node))',
    holds: (app) => one(app, 'PodDisruptionBudget').maxUnavailable >= 1,
  },
  {
    asks: 'a budget with a policy for unhealthy pods',
    by: { 'kube-linter': 'pdb-unhealthy-pod-eviction-policy' },
    given: { scale: Scale.fixed(3) },
    holds: (app) => one(app, 'PodDisruptionBudget').unhealthyPodEvictionPolicy !== undefined,
  },
  {
    asks: 'anti-affinity between pods',
    by: {
      'kube-score': 'deployment-has-host-podantiaffinity, statefulset-has-host-podantiaffinity',
      'kube-linter': 'no-anti-affinity',
    },
    about: ['Deployment', 'StatefulSet'],
    dependsOn:
      '`antiAffinity`: by default the scheduler spreads pods where there is room, which these rules do not see',
    holds: (app) => pod(app).affinity?.podAntiAffinity !== undefined,
  },
  {
    asks: 'an even spread of pods over nodes and zones',
    by: { 'kube-score': 'pod-topology-spread-constraints', Polaris: 'topologySpreadConstraint' },
    about: ['Deployment', 'StatefulSet'],
    note: 'preferred where pods are placed, and not kept up afterwards ([what it does not do](availability.md#availability))',
    holds: (app) =>
      (pod(app).topologySpreadConstraints ?? []).every(
        (each: Fields) => each.labelSelector && each.maxSkew && each.topologyKey,
      ),
  },
  {
    asks: 'a priority',
    by: { Polaris: 'priorityClassNotSet' },
    dependsOn: '`priorityClassName`, of a class that the cluster has',
    holds: (app) => pod(app).priorityClassName !== undefined,
  },
  {
    asks: 'Jobs that are cleaned up',
    by: { 'kube-linter': 'job-ttl-seconds-after-finished' },
    about: ['Job', 'CronJob'],
    unmet: 'a Job that is deleted when it is done runs again at the next apply; there is the option `ttl`',
    holds: (app) => kind(app, 'Job').every(({ spec }) => spec.ttlSecondsAfterFinished !== undefined),
  },
];
