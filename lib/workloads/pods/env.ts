import { type AsWritten, k8s } from '../../cdk8s/k8s';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { mapByName } from '../../cdk8s/objects';
import { checkEntries, checkStrings, checkValue, entriesByName, isMap, wrongType } from '../../rules/check';
import { envNameFlaw } from '../../rules/env-name';
import type { Findings } from '../../rules/finding';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import { type IEnvValue, PodVariable } from './pod-variable';
import { SecretKey } from './secret-key';
import { checkNotSecret } from './secret-literals';
import { byReference, circlesOf } from './variable-order';

/** Environment variables by name, as they are written or with texts as values. */
export interface WrittenVariables {
  readonly [name: string]: string | IEnvValue;
}

/** Environment variables by name. */
export interface Variables {
  readonly [name: string]: IEnvValue;
}

/** The rules for the variables of a workload. */
export interface VariableRules {
  /** Names that look like a secret's although anybody may read the value. */
  readonly publicNames: readonly string[];
  /** The oldest minor version of Kubernetes that must take the names. */
  readonly oldest: number;
}

/** The rules of a workload. Names that are not a list are reported, and left out. */
export function* checkVariableRules(
  publicNames: readonly string[] | undefined,
  { oldest }: KubernetesVersions,
): Findings<VariableRules> {
  if (publicNames === undefined) return { publicNames: [], oldest };
  const isList = yield* checkStrings('publicNames', publicNames, '["MAP_TOKEN"]', 0);
  return { publicNames: isList ? publicNames : [], oldest };
}

export function checkVariableName(what: string, name: string, { oldest }: VariableRules): Findings<boolean> {
  return checkValue('env-name', what, name, (value) => envNameFlaw(value, oldest));
}

/** Variables with texts as values. Values of a wrong type pass, since the check reports them. */
export function variablesOf(env: WrittenVariables | undefined): Variables {
  if (env === undefined) return {};
  return Object.fromEntries(Object.entries(mapByName(env)).map(([name, variable]) => [name, asVariable(variable)]));
}

const asVariable = (variable: string | IEnvValue): IEnvValue =>
  typeof variable === 'string' ? { value: variable } : variable;

export function* checkEnv(env: unknown, rules: VariableRules): Findings {
  for (const [name, value] of yield* checkEntries('env', env, '{ LOG_LEVEL: "info" }')) {
    yield* checkVariableName('env', name, rules);
    yield* checkVariable(name, value, rules);
  }
  for (const circle of isMap(env) ? circlesOf(variablesOf(env as WrittenVariables)) : []) {
    yield finding(
      'variable',
      `env ${circle.map(show).join(', ')} refer to each other in a circle, so that no order works: write a value without a reference.`,
    );
  }
}

function* checkVariable(name: string, variable: unknown, { publicNames }: VariableRules): Findings {
  const what = `env ${show(name)}`;
  if (variable instanceof SecretKey) {
    yield finding(
      'variable',
      `${what} is a key of a Secret: write it in secrets, as in secrets: { ${name}: SecretKey.of("…", "…") }.`,
    );
    return;
  }
  if (variable instanceof PodVariable) yield* variable._check();
  const { value: literal, valueFrom } = (asVariable(variable as IEnvValue) ?? {}) as Partial<
    Record<keyof IEnvValue, unknown>
  >;
  yield* checkNotSecret('env', name, literal, publicNames);
  if (literal === undefined && !isMap(valueFrom)) {
    const isPlain = ['number', 'boolean', 'bigint'].includes(typeof variable);
    const text = `a string, for example "${asText(variable)}"`;
    yield wrongType(what, variable, isPlain ? text : 'a string, or a value such as PodVariable.field("status.podIP")');
  } else if (literal !== undefined && typeof literal !== 'string') {
    yield wrongType(what, literal, `a string, for example "${asText(literal)}"`);
  } else if (literal?.includes('\0')) {
    yield finding('variable', `${what} has a NUL character, which no environment takes: leave it out.`);
  }
}

/** Variables from Secrets come first, so that literals can refer to them as `$(NAME)`. */
export function renderEnv(secrets: { readonly [name: string]: SecretKey }, env: Variables): AsWritten<k8s.EnvVar>[] {
  const literals = byReference(env).map(([name, { value, valueFrom }]) => {
    // The API server drops an empty value, which each later apply would want back.
    return {
      name,
      value: value || undefined,
      valueFrom: k8s.toJson_EnvVarSource((valueFrom ?? undefined) as k8s.EnvVarSource),
    };
  });
  return [...entriesByName(secrets).map(([name, key]) => ({ name, valueFrom: key._toKube() })), ...literals];
}
