import { commandSecrets } from '../rules/command-secret';
import { hasPrivateKey, hasUrlPassword, headerSecretFault, secretFault } from '../rules/secret-literal';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { isMadeByPortico } from './model/made-by-portico';
import { madeSecret } from './model/made-secrets';
import { type ObjectFindings, warning } from './model/object-finding';
import { at, type Fields, itemsOf, listOf, stringMapOf } from './model/read';
import type { PodContainer } from './model/workload';

export const secretLiteralsCheck: Check<'secret-literals'> = {
  name: 'secret-literals',
  summary:
    'No secret is written where anybody who can read the object can read it: in env, in a command, in a ConfigMap or in a trigger of KEDA. A warning, since an object that is not made by Portico may be an example; the props of Portico refuse it.',
  example:
    'env "DB_PASSWORD" of container "user" looks like a secret and has a literal value: write valueFrom with a secretKeyRef.',
  *check(app) {
    for (const { object, containers } of app.workloads) {
      // The props of Portico have been looked at already, and know what anybody may read.
      if (isMadeByPortico(object)) continue;
      for (const container of containers) yield* checkContainer(app, object, container);
    }
    for (const object of app.ofKind('', 'ConfigMap')) {
      if (!isMadeByPortico(object)) yield* checkConfigMap(app, object);
    }
    for (const object of app.ofKind('keda.sh', 'ScaledObject')) yield* checkTriggerTexts(object);
  },
};

function* checkContainer(app: AppIndex, object: AppObject, { fields, title }: PodContainer): ObjectFindings {
  for (const { name, value } of itemsOf(fields.env)) {
    if (typeof name !== 'string' || typeof value !== 'string' || isNameOfSecret(app, object, value)) continue;
    const flaw = secretFault(name, value);
    if (flaw === undefined) continue;
    yield warning(object, `env ${show(name)} of ${title} ${flaw}: write valueFrom with a secretKeyRef.`);
  }
  for (const { option, flaw } of commandSecrets([...listOf(fields.command), ...listOf(fields.args)])) {
    yield warning(
      object,
      `command option ${show(option)} of ${title} ${flaw}: write $(PASSWORD) in its place, and the env "PASSWORD" with a secretKeyRef.`,
    );
  }
  for (const [what, handler] of handlersOf(fields)) {
    for (const { option, flaw } of commandSecrets(listOf(at(handler, 'exec', 'command')))) {
      yield warning(
        object,
        `command option ${show(option)} of the ${what} of ${title} ${flaw}: write a variable of the container in its place, in a line for a shell.`,
      );
    }
    for (const { name, value } of itemsOf(at(handler, 'httpGet', 'httpHeaders'))) {
      const isText = typeof name === 'string' && typeof value === 'string';
      const flaw = isText ? headerSecretFault(name, value) : undefined;
      if (flaw === undefined) continue;
      yield warning(object, `header ${show(name)} of the ${what} of ${title} ${flaw}: ask a path that needs none.`);
    }
  }
}

/** Checks what a trigger of KEDA is asked by, which stands in the object itself unless it is in a TriggerAuthentication. */
function* checkTriggerTexts(object: AppObject): ObjectFindings {
  for (const { type, metadata } of itemsOf(at(object.json, 'spec', 'triggers'))) {
    for (const [key, value] of Object.entries(stringMapOf(metadata))) {
      const flaw = /FromEnv$/.test(key) ? undefined : secretFault(key, value);
      if (flaw === undefined) continue;
      const fix = 'write it into a Secret, and its key as secretTargetRef of a TriggerAuthentication';
      yield warning(object, `metadata ${show(key)} of trigger ${show(type)} ${flaw}: ${fix}.`);
    }
  }
}

/** Commands and requests of the cluster to a container, by the name of their field. */
const handlersOf = (fields: Fields): [string, unknown][] => [
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe): [string, unknown] => [probe, fields[probe]]),
  ...['preStop', 'postStart'].map((hook): [string, unknown] => [hook, at(fields, 'lifecycle', hook)]),
];

/** A variable may say the name of a Secret. */
const isNameOfSecret = (app: AppIndex, { namespace }: AppObject, value: string) =>
  madeSecret(app, namespace, value) !== undefined;

/** Checks values of one line, as variables are; files may have examples in their comments. */
function* checkConfigMap(app: AppIndex, object: AppObject): ObjectFindings {
  for (const [key, value] of Object.entries(stringMapOf(object.json.data))) {
    const isFile = value.includes('\n') || /\.\w+$/.test(key);
    const isMeant = hasPrivateKey(value) || (!isFile && !isNameOfSecret(app, object, value));
    const flaw = isMeant ? secretFault(key, value) : undefined;
    if (flaw === undefined) continue;
    const fix =
      hasUrlPassword(value) && !hasPrivateKey(value) ? 'write the whole URL into a Secret' : 'write it into a Secret';
    yield warning(object, `data ${show(key)} ${flaw}: ${fix}.`);
  }
}
