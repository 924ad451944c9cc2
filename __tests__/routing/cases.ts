import { CANARY_CASES } from './cases/canaries';
import { HOST_CASES } from './cases/hosts';
import { PATH_CASES } from './cases/paths';
import { POLICY_CASES } from './cases/policies';
import { REDIRECT_CASES } from './cases/redirects';
import { REGEX_CASES } from './cases/regexes';
import { REWRITE_CASES } from './cases/rewrites';
import type { RoutingCase } from './cases/routing-case';
import { WWW_AND_HTTPS_CASES } from './cases/www-and-https';

export type { CaseServices, RoutingCase } from './cases/routing-case';

/** The meaning of routing, case by case: `resolve()` and every routing target answer them alike. */
export const CASES: readonly RoutingCase[] = [
  ...PATH_CASES,
  ...HOST_CASES,
  ...REGEX_CASES,
  ...REWRITE_CASES,
  ...REDIRECT_CASES,
  ...WWW_AND_HTTPS_CASES,
  ...CANARY_CASES,
  ...POLICY_CASES,
];
