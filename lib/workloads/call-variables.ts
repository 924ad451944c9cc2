import { isMap } from '../rules/check';
import type { WorkloadOptions } from './pods/workload-options';

/** The variables that a workload's own container has without those of its calls. */
export function variablesIn({ env, config, secrets }: WorkloadOptions): ReadonlySet<string> {
  return new Set([env, config, secrets].flatMap((each) => (isMap(each) ? Object.keys(each) : [])));
}

/** The props of a workload with the variables of its calls, whose names anybody may read. */
export function withCallVariables<Props extends WorkloadOptions>(
  props: Props,
  variables: { readonly [name: string]: string },
): Props {
  const names = Object.keys(variables);
  const { env = {}, publicNames = [] } = props;
  if (names.length === 0 || !isMap(env) || !Array.isArray(publicNames)) return props;
  return { ...props, env: { ...variables, ...env }, publicNames: [...publicNames, ...names] };
}
