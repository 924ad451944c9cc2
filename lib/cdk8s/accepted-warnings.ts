import type { IConstruct } from 'constructs';
import { nearest } from '../rules/edit-distance';
import { asText, show } from '../rules/show';
import { pathOf } from './app-trees';
import { finding } from './codes';
import { acceptanceOf, covers, type Exemption, exemptionsIn } from './exemptions';
import type { Found, LocatedFinding } from './findings';

/** The warnings of a synthesis that nobody accepted. */
export function withoutAccepted<W extends Pick<LocatedFinding, 'code' | 'path'>>(
  root: IConstruct,
  warnings: readonly W[],
): W[] {
  return warnings.filter(({ code, path }) => acceptanceOf(root, code, path) === undefined);
}

/** A warning for each code that was accepted where no warning has it, most likely because of a typing error. */
export function unusedAcceptances(roots: readonly IConstruct[], { problems, warnings }: Found): LocatedFinding[] {
  // A problem may keep the warning from being found.
  if (problems.length > 0) return [];
  return unused(roots, warnings).map((acceptance) => {
    const others = warnings.filter(({ code, path }) => code !== acceptance.code && covers(acceptance, path));
    const guess = nearest(
      asText(acceptance.code),
      others.map(({ code }) => code),
    );
    const fix = guess === undefined ? 'remove it' : `write ${show(guess)}`;
    return about(acceptance, `accept(${show(acceptance.code)}) has no warning to accept in its scope: ${fix}.`);
  });
}

/** A problem for each accepted code that problems have, and no warning. */
export function acceptedProblems(roots: readonly IConstruct[], { problems, warnings }: Found): LocatedFinding[] {
  return unused(roots, warnings)
    .filter((acceptance) => problems.some(({ code, path }) => code === acceptance.code && covers(acceptance, path)))
    .map((acceptance) =>
      about(acceptance, `accept(${show(acceptance.code)}) names a problem, and only warnings can be accepted: fix it.`),
    );
}

/** The acceptances of some construct trees that no warning needs. */
function unused(roots: readonly IConstruct[], warnings: readonly LocatedFinding[]): Exemption[] {
  return exemptionsIn(roots).filter(
    (exemption) =>
      exemption.kind === 'accepted' &&
      !warnings.some(({ code, path }) => acceptanceOf(exemption.scope, code, path) === exemption),
  );
}

function about({ scope, callSite }: Exemption, message: string): LocatedFinding {
  return { path: pathOf(scope), callSite, ...finding('accept', message) };
}
