import type { k8s } from '../../cdk8s/k8s';
import { checkValue, wrongType } from '../../rules/check';
import { envNameFlaw } from '../../rules/env-name';
import type { Findings } from '../../rules/finding';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import type { IEnvValue } from './pod-variable';
import { checkNotSecret } from './secret-literals';

/** Environment variables by name. */
export interface Environment {
  readonly [name: string]: IEnvValue;
}

/** The rules for the variables of a workload. */
export interface VariableRules {
  /** Names that look like a secret's although anybody may read the value. */
  readonly publicNames: readonly string[];
  /** The oldest minor version of Kubernetes that must take the names. */
  readonly oldest: number;
}

export function checkVariableName(what: string, name: string, { oldest }: VariableRules): Findings<boolean> {
  return checkValue('env-name', what, name, (value) => envNameFlaw(value, oldest));
}

export function* checkEnvironment(env: { readonly [name: string]: unknown }, rules: VariableRules): Findings {
  for (const [name, value] of Object.entries(env)) {
    yield* checkVariableName('env', name, rules);
    yield* checkVariable(name, value, rules);
  }
}

function* checkVariable(name: string, variable: unknown, { publicNames }: VariableRules): Findings {
  const what = `env ${show(name)}`;
  const { value: literal, valueFrom } = (variable ?? {}) as { readonly value?: unknown; readonly valueFrom?: unknown };
  yield* checkNotSecret('env', name, literal, publicNames);
  if (literal === undefined && valueFrom === undefined) {
    yield wrongType(what, variable, 'a value such as EnvValue.fromValue("…")');
  } else if (literal !== undefined && typeof literal !== 'string') {
    yield wrongType(what, literal, `a string, for example EnvValue.fromValue("${asText(literal)}")`);
  } else if (literal?.includes('\0')) {
    yield finding('variable', `${what} has a NUL character, which no environment takes: leave it out.`);
  }
}

export function renderEnvironment(env: Environment): k8s.EnvVar[] {
  // The API server drops an empty value, which each later apply would want back.
  return Object.entries(env).map(([name, { value, valueFrom }]) => {
    return { name, value: value || undefined, valueFrom: valueFrom as k8s.EnvVarSource };
  });
}
