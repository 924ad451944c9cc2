import { pathOf } from '../../../cdk8s/app-trees';
import type { PodSecurityOf } from '../../../cdk8s/findings-file';
import type { AppIndex } from '../app-index';
import { podSecurityLevelFor } from './level';

/** The level of Pod Security that the pods of each workload reach. */
export function podSecurityLevels(app: AppIndex): readonly PodSecurityOf[] {
  return app.workloads.map((workload) => ({
    path: pathOf(workload.object.construct),
    level: podSecurityLevelFor(workload),
  }));
}
