import { checkEntries, checkValue, wrongType } from '../../rules/check';
import { dataKeyFlaw, isLostKey } from '../../rules/data-key';
import type { Findings } from '../../rules/finding';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import { checkVariableName, type VariableRules } from './env';
import { checkNotSecret } from './secret-literals';

/** Variables in a ConfigMap, whose names are keys of it as well. */
export function* checkConfig(config: unknown, rules: VariableRules): Findings {
  for (const [name, value] of yield* checkEntries('config', config, '{ LOG_LEVEL: "info" }')) {
    if (yield* checkVariableName('config', name, rules)) {
      yield* checkValue('data-key', 'config', name, dataKeyFlaw);
    }
    if (isLostKey(name)) {
      yield finding('variable', `config ${show(name)} cannot be written by cdk8s: write another, or set it by env.`);
    }
    if (typeof value !== 'string') {
      yield wrongType(`config ${show(name)}`, value, `a string, for example "${asText(value)}"`);
    } else if (value.includes('\0')) {
      yield finding('variable', `config ${show(name)} has a NUL character, which no environment takes: leave it out.`);
    }
    yield* checkNotSecret('config', name, value, rules.publicNames);
  }
}
