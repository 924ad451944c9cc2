import { Application, type ApplicationSpecSyncPolicy } from '../../../imports/argoproj.io';
import { keepHolders } from './annotations';
import { checkExpiringJobs, checkMovedRoutes } from './check-applied';
import { checkArgoCd } from './check-options';
import type { GitOpsArgoCdOptions } from './options';
import type { Tool } from './tool';
import { setWaves } from './waves';

/** The cluster that Argo CD runs in. */
const OWN_CLUSTER = 'https://kubernetes.default.svc';

/** The API server works out differences then, so that what it fills in itself is none: https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/ */
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
          syncPolicy: syncPolicy(options),
        },
      }),
    mark(root) {
      setWaves(root);
      keepHolders(root, 'argocd.argoproj.io/sync-options', 'Prune=false,Delete=false');
    },
    *problems(root) {
      if (selfHeal !== true) return;
      yield* checkExpiringJobs(root, 'Argo CD');
      yield* checkMovedRoutes(root, 'selfHeal sets back', 'leave selfHeal out');
    },
    warnings: () => [],
  };
}

function syncPolicy({ automated, prune, selfHeal }: GitOpsArgoCdOptions): ApplicationSpecSyncPolicy | undefined {
  if (automated === false) return undefined;
  const isPruned = prune === true;
  return {
    automated: { ...(isPruned && { prune }), ...(selfHeal === true && { selfHeal }) },
    // After all that takes its place is ready.
    ...(isPruned && { syncOptions: ['PruneLast=true'] }),
  };
}
