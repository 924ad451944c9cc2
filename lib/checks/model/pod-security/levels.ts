import { pathOf } from '../../../cdk8s/app-trees';
import type { PodSecurityOf } from '../../../cdk8s/findings-file';
import { kubernetesVersions } from '../../../cdk8s/kubernetes-versions';
import type { AppIndex } from '../app-index';
import { podSecurityLevelOf } from './level';

/** The level of Pod Security that the pods of each workload reach. */
export function podSecurityLevels(app: AppIndex): readonly PodSecurityOf[] {
  return app.workloads.map((workload) => {
    const { construct } = workload.object;
    return { path: pathOf(construct), level: podSecurityLevelOf(workload, kubernetesVersions(construct)) };
  });
}
