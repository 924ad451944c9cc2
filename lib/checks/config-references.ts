import { areOfOneKind } from '../rules/edit-distance';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { type ConfigUse, configUses, dataKeysOf } from './model/config-uses';
import { type ObjectFindings, problem, warning } from './model/object-finding';

/** The ConfigMap that a cluster makes in every namespace. */
const ROOT_CERTIFICATE = 'kube-root-ca.crt';

export const configReferencesCheck: Check<'config-references'> = {
  name: 'config-references',
  summary:
    'The keys that pods take from a ConfigMap or Secret of the app exist. A ConfigMap that is not in the app is a warning.',
  example:
    'env "LOG_LEVEL" of container "user" takes the key "level" of ConfigMap "settings", which has "log-level": write one of those.',
  *check(app) {
    for (const workload of app.builtInWorkloads) {
      for (const use of configUses(workload)) {
        const { kind, name } = use;
        const config = app.find('', kind, workload.object.namespace, name);
        if (config !== undefined) yield* checkKeys(workload.object, use, config);
        else if (!app.isExternal(kind, name) && name !== ROOT_CERTIFICATE) {
          yield* checkMissing(app, workload.object, use);
        }
      }
    }
  },
};

/** Secrets are often made elsewhere, so that a missing one is reported only when its name may be misspelt. */
function* checkMissing(app: AppIndex, object: AppObject, { kind, name, title }: ConfigUse): ObjectFindings {
  const meant = app.nearestName('', kind, object.namespace, name);
  if (kind === 'Secret' && (meant === undefined || areOfOneKind(meant, name))) return;
  const instead = meant === undefined ? 'make it' : `write ${show(meant)} if that is meant`;
  const external = `PorticoChecks.of(app).external("ConfigMap", ${show(name)})`;
  const otherwise = kind === 'Secret' ? '' : `, or ${meant === undefined ? 'write ' : ''}${external}`;
  yield warning(object, `${title} takes ${kind} ${show(name)}, which is not in the app: ${instead}${otherwise}.`);
}

function* checkKeys(object: AppObject, { kind, name, keys, title }: ConfigUse, config: AppObject): ObjectFindings {
  const known = dataKeysOf(config);
  // A controller in the cluster may fill a Secret that has no data here.
  if (known.length === 0 && kind === 'Secret') return;
  for (const key of keys.filter((each) => !known.includes(each))) {
    const [has, fix] = known.length === 0 ? ['no data', 'it there'] : [known.map(show).join(', '), 'one of those'];
    yield problem(
      object,
      `${title} takes the key ${show(key)} of ${kind} ${show(name)}, which has ${has}: write ${fix}.`,
    );
  }
}
