import { kubernetesVersions } from '../cdk8s/kubernetes-versions';
import { choiceFlaw } from '../rules/choice';
import { nearest } from '../rules/edit-distance';
import { isWeaker, POD_SECURITY_LEVELS, PodSecurityLevel } from '../rules/pod-security-level';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { isMadeByPortico } from './model/made-by-portico';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { askedLevel } from './model/pod-security/asked';
import { podSecurityLevelFor, podSecurityLevelOf, unmetDemands } from './model/pod-security/level';
import { levelFor, MODES, type Mode, PREFIX, policyVersionFlaw, rulesFor } from './model/pod-security/namespace';
import { at, fieldsOf } from './model/read';
import type { Workload } from './model/workload';

export const podSecurityCheck: Check<'pod-security'> = {
  name: 'pod-security',
  summary:
    'Pods reach the level of Pod Security that the labels of their namespace, and the options of their workload, name.',
  example:
    'pods do not meet Pod Security "baseline", which namespace "shop" enforces: the pod must not have hostNetwork true; or set the label pod-security.kubernetes.io/enforce of the namespace to "privileged".',
  *check(app) {
    const refused = new Set<Workload>();
    for (const namespace of app.ofKind('', 'Namespace')) {
      yield* checkLabels(namespace);
      for (const workload of app.workloadsIn(namespace.name)) {
        for (const finding of checkNamespace(namespace, workload)) {
          yield finding;
          refused.add(workload);
        }
      }
    }
    for (const workload of app.workloads) if (!refused.has(workload)) yield* checkPatches(workload);
  },
};

/** Labels that the API server refuses, or does not read. */
function* checkLabels(namespace: AppObject): ObjectFindings {
  const known = MODES.flatMap((mode) => [`${PREFIX}${mode}`, `${PREFIX}${mode}-version`]);
  for (const [key, value] of Object.entries(fieldsOf(at(namespace.json, 'metadata', 'labels')))) {
    if (!key.startsWith(PREFIX)) continue;
    if (!known.includes(key)) {
      const fix = nearest(key, known) ?? known.join(' or ');
      yield warning(namespace, `label ${show(key)} is not one that Pod Security reads: write ${fix}.`);
      continue;
    }
    const flaw = key.endsWith('-version') ? policyVersionFlaw(value) : choiceFlaw(value, POD_SECURITY_LEVELS);
    if (flaw !== undefined) yield problem(namespace, `label ${key} ${show(value)} ${flaw}.`);
  }
}

const VERBS: { readonly [mode in Mode]: string } = {
  enforce: 'which namespace NAME enforces',
  warn: 'of which namespace NAME warns',
  audit: 'which namespace NAME audits',
};

/** The first mode whose level the pods do not reach, since the others would say the same again. */
function* checkNamespace(namespace: AppObject, workload: Workload): ObjectFindings {
  const { object } = workload;
  for (const mode of MODES) {
    const level = levelFor(namespace, mode);
    if (level === undefined) continue;
    const versions = rulesFor(namespace, mode, kubernetesVersions(object.construct));
    const unmet = unmetDemands(workload, level, versions);
    if (unmet.length === 0) continue;
    const which = VERBS[mode].replace('NAME', show(namespace.name));
    const reached = podSecurityLevelOf(workload, versions);
    const lower = `set the label ${PREFIX}${mode} of the namespace to ${show(reached)}`;
    const message = `pods do not meet Pod Security ${show(level)}, ${which}: ${unmet.join(', ')}; or ${lower}.`;
    yield mode === 'enforce' ? problem(object, message) : warning(object, message);
    return;
  }
}

/** Options name what they weaken; a patch does not, and takes pods below the level that the code shows. */
function* checkPatches(workload: Workload): ObjectFindings {
  const { construct, isAsMade } = workload.object;
  if (isAsMade && isMadeByPortico(workload.object)) return;
  const level = podSecurityLevelFor(workload);
  // Nothing is stricter, so that the pods need not be written once more.
  if (level === PodSecurityLevel.RESTRICTED) return;
  const asked = askedLevel(construct);
  if (asked === undefined || !isWeaker(level, asked)) return;
  const unmet = unmetDemands(workload, asked, kubernetesVersions(construct)).join(', ');
  yield warning(
    workload.object,
    `a patch takes the pods from Pod Security ${show(asked)} to ${show(level)}: ${unmet}; or accept it by PorticoChecks.of(this).accept("pod-security", "…").`,
  );
}
