import { show } from '../rules/show';
import type { Check } from './check';
import { pickSolver, solverLabels } from './model/acme-solvers';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { type Issuer, issuerOf, solversOf, wantedCertificates } from './model/cert-manager';
import { type ObjectFindings, problem, warning } from './model/object-finding';

export const wildcardCertificatesCheck: Check<'wildcard-certificates'> = {
  name: 'wildcard-certificates',
  summary:
    'A certificate of cert-manager for a wildcard has an issuer that proves it by DNS-01, since ACME does not issue wildcards by HTTP-01 (a warning where the issuer is not in the app).',
  example:
    'ClusterIssuer "letsencrypt" has no dns01 solver for "*.abc.com", and ACME issues no wildcard by HTTP-01: add one, or list the hosts by name.',
  *check(app) {
    for (const { object, issuer, hosts } of wantedCertificates(app)) {
      const wildcards = hosts.filter((host) => host.startsWith('*.'));
      if (wildcards.length > 0) yield* checkIssuer(app, object, issuer, wildcards);
    }
  },
};

function* checkIssuer(app: AppIndex, object: AppObject, issuer: Issuer, wildcards: readonly string[]): ObjectFindings {
  const found = issuerOf(app, issuer);
  const what = `${issuer.kind} ${show(issuer.name)}`;
  const names = wildcards.map(show).join(', ');
  if (found === undefined) {
    yield warning(
      object,
      `the certificate for ${names} needs a dns01 solver of ${what}, since ACME issues no wildcard by HTTP-01: see that the issuer has one, and accept this.`,
    );
    return;
  }
  const solvers = solversOf(found);
  const labels = solverLabels(object.json);
  const unsolved = solvers && wildcards.filter((host) => pickSolver(solvers, host, labels) === undefined);
  if (unsolved === undefined || unsolved.length === 0) return;
  yield problem(
    object,
    `${what} has no dns01 solver for ${unsolved.map(show).join(', ')}, and ACME issues no wildcard by HTTP-01: add one, or list the hosts by name.`,
  );
}
