import { App } from 'cdk8s';
import { treeOf } from '../cdk8s/app-trees';
import { checkStruct, checkValue, entriesByName, isMap, wrongType } from '../rules/check';
import { dnsLabelFlaw } from '../rules/dns-name';
import type { Findings } from '../rules/finding';
import { show } from '../rules/show';
import { finding } from './codes';

const PROPS: readonly string[] = ['cluster', 'namespace', 'defaults', 'values'];

/**
 * Checks the name and props of an environment.
 *
 * @param others the names of the app's other environments.
 */
export function* checkEnvironment(app: unknown, name: unknown, props: unknown, others: readonly string[]): Findings {
  if (!(app instanceof App) || treeOf(app) !== undefined) {
    yield finding('environment', `the environment ${show(name)} is not in an app: write new Environment(app, "prod").`);
  }
  const flaw = dnsLabelFlaw(name);
  if (flaw !== undefined) {
    yield finding('environment', `the name of an environment ${show(name)} ${flaw}, since its folder has this name.`);
  } else if (others.includes(String(name))) {
    yield finding('environment', `the app has two environments ${show(name)}: give each a name of its own.`);
  }
  if (!(yield* checkStruct('Environment', props, PROPS)) || !isMap(props)) return;
  const { cluster, namespace, values } = props;
  if (cluster !== undefined && (typeof cluster !== 'string' || cluster === '')) {
    yield wrongType('cluster', cluster, 'a name that each environment of the cluster has, such as "eu-1"');
  }
  if (namespace !== undefined) yield* checkValue('dns-name', 'namespace', namespace, dnsLabelFlaw);
  if (values !== undefined) yield* checkValues(values);
}

function* checkValues(values: unknown): Findings {
  if (!isMap(values)) {
    yield wrongType('values', values, 'an object such as { host: "abc.com" }');
    return;
  }
  for (const [name, value] of entriesByName(values)) {
    if (typeof value === 'string' && value !== '') continue;
    yield finding('environment-value', `value ${show(name)} is ${show(value)}: write a text, or leave it out.`);
  }
}
