import { Lazy } from 'cdk8s';
import { Application, type ApplicationSpecSyncPolicy } from '../../../imports/argoproj.io';
import { unlessEmpty } from '../../cdk8s/objects';
import { keepHolders } from './annotations';
import { checkExpiringJobs } from './check-applied';
import { checkArgoCd } from './check-options';
import type { GitOpsArgoCdOptions } from './options';
import { fieldsOfRollouts, rolloutsOf } from './rollout-fields';
import type { Tool } from './tool';
import { setWaves } from './waves';

/** The cluster that Argo CD runs in. */
const OWN_CLUSTER = 'https://kubernetes.default.svc';

/** The API server works out differences then, so that what it fills in itself is not a difference: https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/ */
const ANNOTATIONS = { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' };

export function argoCd(options: GitOpsArgoCdOptions): Tool {
  const { environment, repository, revision, server, project, selfHeal } = options;
  return {
    title: 'Argo CD',
    kind: 'Application',
    namespace: 'argocd',
    insteadOfDependency: 'make what comes first in a chart of the same environment, on which other charts depend',
    check: (name) => checkArgoCd(name, options),
    render: (construct, name, path, namespace) =>
      new Application(construct, 'application', {
        metadata: { name, namespace, annotations: ANNOTATIONS },
        spec: {
          project: project ?? 'default',
          source: { repoUrl: repository, targetRevision: revision, path },
          destination: { server: server ?? OWN_CLUSTER, namespace: environment.namespace },
          ignoreDifferences: Lazy.any({ produce: () => unlessEmpty(fieldsOfRollouts(rolloutsOf(environment))) }),
          syncPolicy: Lazy.any({ produce: () => syncPolicy(options) }),
        },
      }),
    mark(root) {
      setWaves(root);
      keepHolders(root, 'argocd.argoproj.io/sync-options', 'Prune=false,Delete=false');
    },
    problems: (root) => (selfHeal === true ? checkExpiringJobs(root, 'Argo CD') : []),
    warnings: () => [],
  };
}

function syncPolicy(options: GitOpsArgoCdOptions): ApplicationSpecSyncPolicy | undefined {
  const { automated, prune, selfHeal } = options;
  const isPruned = prune === true;
  const syncOptions = [
    // After all that takes its place is ready.
    ...(isPruned && automated !== false ? ['PruneLast=true'] : []),
    ...(setsWeights(options) ? ['ApplyOutOfSyncOnly=true'] : []),
  ];
  return unlessEmpty({
    ...(automated !== false && {
      automated: { ...(isPruned && { prune }), ...(selfHeal === true && { selfHeal }) },
    }),
    ...(syncOptions.length > 0 && { syncOptions }),
  });
}

/**
 * True where a sync of a route that nobody changed would set weights back. `RespectIgnoreDifferences` is no way round that: it takes the
 * whole list of rules from the cluster, so that a rule which changes is never applied.
 * https://github.com/argoproj/argo-cd/blob/v3.5.0/controller/sync.go
 */
const setsWeights = ({ environment }: GitOpsArgoCdOptions) =>
  rolloutsOf(environment).some((rollout) => rollout.setsWeights);
