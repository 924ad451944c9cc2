import { externalAuthWarnings } from '../resolve/check-external-auth';
import type { RouteTable } from '../table/route-table';
import { type TargetCapability, TargetSupport } from './capability';
import { finding } from './codes';
import type { IRoutingTarget, TargetFinding, TargetFindings } from './routing-target';
import { usesOf } from './uses';

/**
 * The problems of a table on a target, each once; those of the target's own options where there is no sound table. An option
 * that the target does not declare faithful is refused here, whatever the target itself finds.
 */
export function checkTarget(target: IRoutingTarget, table?: RouteTable): TargetFinding[] {
  const found = target.optionProblems();
  if (table === undefined) return unique(found);
  return unique([
    ...found,
    ...target.parts().flatMap((part) => [...checkCapabilities(part, table)]),
    ...target.problems(table),
  ]);
}

/** The warnings about a table without problems, those of its target included, each once. */
export function targetWarnings(target: IRoutingTarget, table: RouteTable): TargetFinding[] {
  return unique([...externalAuthWarnings(table), ...target.warnings(table)]);
}

/** The answers for options that a target takes. */
const TAKEN: readonly (TargetSupport | undefined)[] = [TargetSupport.FAITHFUL, TargetSupport.DIFFERS];

/** Refuses each use of an option that a target does not declare faithful, or different and accepted. */
function* checkCapabilities({ name, capabilities }: IRoutingTarget, table: RouteTable): TargetFindings {
  const isTaken = (option: string) => TAKEN.includes(capabilities[option]?.support);
  for (const { option, text, routeKey } of usesOf(table, (each) => !isTaken(each))) {
    const capability: TargetCapability | undefined = capabilities[option];
    switch (capability?.support) {
      case TargetSupport.NEEDS_SWITCH:
        yield { ...finding('option-needs-switch', `${text}, ${capability.reason}: ${capability.note}.`), routeKey };
        break;
      case TargetSupport.REFUSED:
        yield { ...finding('option-refused', `${text}, ${capability.reason}: ${capability.note}.`), routeKey };
        break;
      default:
        yield {
          ...finding(
            'option-refused',
            `${text}, for which the target "${name}" declares nothing: leave it out, or add "${option}" to its capabilities.`,
          ),
          routeKey,
        };
    }
  }
}

function unique(findings: readonly TargetFinding[]): TargetFinding[] {
  const keyOf = ({ code, message, routeKey }: TargetFinding) => JSON.stringify([code, message, routeKey]);
  return [...new Map(findings.map((each) => [keyOf(each), each])).values()];
}
