import { type Findings, inPart } from '../../rules/finding';
import { show } from '../../rules/show';
import { containersOf, type WorkloadSpec } from './workload-spec';

/** Finds what is right in a workload's pods, and may still surprise. */
export function* warnOfWorkload(spec: WorkloadSpec): Findings {
  yield* spec.identity._warnings();
  for (const container of containersOf(spec)) {
    const warnings = container.health._warnings();
    yield* container === spec.container ? warnings : inPart(`sidecar ${show(container.name)}`, warnings);
  }
}
