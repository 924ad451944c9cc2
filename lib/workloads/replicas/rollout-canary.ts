import type { CanaryHeader } from '../../routing/table/backend';
import { checkSplit } from '../../routing/table/check-split';
import { checkValue, wrongType } from '../../rules/check';
import { serviceNameFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import type { RolloutCanaryOptions } from './rollout-options';
import { RolloutStep } from './rollout-step';

/** The Service of new pods, and the requests that reach it at every step. */
export interface ReleasedService {
  readonly serviceName: string;
  readonly header?: CanaryHeader;
}

/** The Service of the new pods, next to the workload's own. */
export const releasedService = ({ serviceName, header }: RolloutCanaryOptions, own: string): ReleasedService => {
  return { serviceName: serviceName ?? `${asText(own)}-canary`, header };
};

const EXAMPLE = '[RolloutStep.weight(10), RolloutStep.pause(Duration.minutes(10))]';

export function* checkCanary({ steps, header, serviceName }: RolloutCanaryOptions): Findings {
  if (serviceName !== undefined) yield* checkValue('dns-name', 'serviceName of a canary', serviceName, serviceNameFlaw);
  yield* checkSteps(steps);
  if (header === undefined) return;
  const service = { serviceName: '', servicePort: 0 };
  const flaws = [...checkSplit({ canary: service, weight: 0, weightTotal: 100, header, rollout: true })];
  yield* flaws;
  if (flaws.length > 0 || header.value !== undefined || header.pattern !== undefined) return;
  yield finding(
    'rollout',
    `the header ${show(header.name)} has no value, and its "never" would lead to old pods alone, of which no request is answered at the last step: write a value or a pattern.`,
  );
}

/** Checks that old and new pods are behind different Services. */
export function* checkReleased(released: ReleasedService | undefined, own: string): Findings {
  if (released === undefined || released.serviceName !== own) return;
  yield finding(
    'rollout',
    `serviceName ${show(own)} of a canary is that of the service itself, which old pods are behind: leave it out.`,
  );
}

function* checkSteps(steps: unknown): Findings {
  if (!Array.isArray(steps)) {
    yield wrongType('steps', steps, `a list such as ${EXAMPLE}`);
    return;
  }
  for (const step of steps) {
    if (step instanceof RolloutStep) yield* step._check();
    else yield wrongType('a step', step, 'RolloutStep.weight(10)');
  }
  const [first] = steps;
  if (first !== undefined && (!(first instanceof RolloutStep) || first._isWeight)) return;
  const flaw = first === undefined ? 'steps are empty' : 'steps begin before there is a new pod';
  yield finding('rollout', `${flaw}: write RolloutStep.weight(10) first.`);
}

/** Checks that requests are not moved where there are none. */
export function* checkNoCanary(why: string, rollout: unknown): Findings {
  if ((rollout as { readonly _canary?: unknown } | undefined)?._canary === undefined) return;
  yield finding('rollout', `${why}, which Rollout.canary() moves: write Rollout.rolling().`);
}
