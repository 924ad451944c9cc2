import { areOfOneKind } from '../rules/edit-distance';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { type ConfigUse, configUses, dataKeysOf, triggerUses } from './model/config-uses';
import { hasWords, madeSecret, nearestSecret } from './model/made-secrets';
import { type ObjectFindings, problem, warning } from './model/object-finding';

/** The ConfigMap that a cluster makes in every namespace. */
const ROOT_CERTIFICATE = 'kube-root-ca.crt';

export const configReferencesCheck: Check<'config-references'> = {
  name: 'config-references',
  summary:
    'The keys that pods, and the triggers of KEDA, take from a ConfigMap or Secret exist, where an object of the app has or makes it: an ExternalSecret, a SealedSecret or a Certificate makes a Secret as well. A ConfigMap that is not in the app is a warning.',
  example:
    'env "LOG_LEVEL" of container "user" refers to the key "level" of ConfigMap "settings", which has "log-level": write "log-level".',
  *check(app) {
    for (const workload of app.knownWorkloads) {
      for (const use of configUses(workload)) yield* checkUse(app, workload.object, use);
    }
    for (const object of app.ofKind('keda.sh', 'TriggerAuthentication')) {
      for (const use of triggerUses(object)) yield* checkUse(app, object, use);
    }
  },
};

function* checkUse(app: AppIndex, object: AppObject, use: ConfigUse): ObjectFindings {
  const source = sourceOf(app, object.namespace, use);
  if (source !== undefined) yield* checkKeys(object, use, source);
  else if (!app.isExternal(use.kind, use.name) && use.name !== ROOT_CERTIFICATE) yield* checkMissing(app, object, use);
}

/** The keys that an object has, or undefined for a Secret of which only the cluster knows them. */
interface Source {
  readonly has: string;
  readonly keys?: readonly string[];
}

function sourceOf(app: AppIndex, namespace: string, { kind, name }: ConfigUse): Source | undefined {
  const secret = kind === 'Secret' ? madeSecret(app, namespace, name) : undefined;
  if (secret !== undefined) return { has: hasWords(secret), keys: secret.keys };
  const config = app.find('', kind, namespace, name);
  return config && { has: 'has', keys: dataKeysOf(config) };
}

/** Secrets are often made elsewhere, so that a missing one is reported only when its name may be misspelt. */
function* checkMissing(app: AppIndex, object: AppObject, { kind, name, title }: ConfigUse): ObjectFindings {
  const { namespace } = object;
  const meant = kind === 'Secret' ? nearestSecret(app, namespace, name) : app.nearestName('', kind, namespace, name);
  if (kind === 'Secret' && (meant === undefined || areOfOneKind(meant, name))) return;
  const instead = meant === undefined ? 'make it' : `write ${show(meant)} if that is meant`;
  const external = `PorticoChecks.of(app).external("ConfigMap", ${show(name)})`;
  const otherwise = kind === 'Secret' ? '' : `, or ${meant === undefined ? 'write ' : ''}${external}`;
  yield warning(object, `${title} takes ${kind} ${show(name)}, which is not in the app: ${instead}${otherwise}.`);
}

function* checkKeys(
  object: AppObject,
  { kind, name, keys, title }: ConfigUse,
  { has, keys: known }: Source,
): ObjectFindings {
  for (const key of keys.filter((each) => known !== undefined && !known.includes(each))) {
    const [names, fix] = known?.length
      ? [known.map(show).join(', '), known.length === 1 ? show(known[0]) : 'one of those']
      : ['no data', 'it there'];
    yield problem(
      object,
      `${title} refers to the key ${show(key)} of ${kind} ${show(name)}, which ${has} ${names}: write ${fix}.`,
    );
  }
}
