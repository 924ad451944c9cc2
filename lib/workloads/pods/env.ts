import type { EnvValue, k8s } from '../../cdk8s/k8s';
import type { Report } from '../../rules/report';
import { asText, show } from '../../rules/show';
import { checkNotSecret } from './secret-names';

/** Environment variables by name. */
export interface Environment {
  readonly [name: string]: EnvValue;
}

/** Names by the API server's rule for every supported version (the looser one came with 1.30). */
const ENV_NAME = /^(?!\.$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]{0,252}$/;

export function checkVariableName(report: Report, what: string, name: string): void {
  if (!ENV_NAME.test(name)) {
    report(
      `${what} name ${show(name)} is invalid: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL".`,
    );
  }
}

export function checkEnvironment(report: Report, env: Environment, publicNames: readonly string[]): void {
  for (const [name, value] of Object.entries(env)) {
    checkVariableName(report, 'env', name);
    const literal: unknown = value?.value;
    checkNotSecret(report, 'env', name, literal, publicNames);
    if (typeof value !== 'object' || value === null || (literal === undefined && value.valueFrom === undefined)) {
      report(`env "${name}" has the value ${show(value)}: write EnvValue.fromValue("…"), or another of EnvValue's.`);
    } else if (literal !== undefined && typeof literal !== 'string') {
      report(
        `env "${name}" has the value ${show(literal)}: write a string, for example EnvValue.fromValue("${asText(literal)}").`,
      );
    } else if (literal?.includes('\0')) {
      report(`env "${name}" holds a NUL character, which no environment takes: write a text without.`);
    }
  }
}

export function renderEnvironment(env: Environment): k8s.EnvVar[] {
  // The API server drops an empty value, which each later apply would want back.
  return Object.entries(env).map(([name, { value, valueFrom }]) => ({ name, value: value || undefined, valueFrom }));
}
