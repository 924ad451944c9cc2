import { inHostLanguage } from '../languages/tell';
import type { Finding } from '../rules/finding';
import { ProblemsError } from './findings';
import { writeFindings } from './findings-file';
import { printUncaughtProblems } from './hooks/uncaught-problems';

/** The error that stops a synthesis. Where nothing catches it, its report is all that is printed. */
export function failure(problems: readonly Finding[]): ProblemsError {
  printUncaughtProblems();
  return new ProblemsError(problems);
}

/** Ends a synthesis before anything is looked at. */
export function stop(problems: readonly Finding[]): never {
  const told = problems.map((each) => ({ ...each, message: inHostLanguage(each.message) }));
  throw failure([...told, ...writeFindings(told)]);
}
