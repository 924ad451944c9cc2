import { isDnsLabel, isDnsSubdomain, MAX_LABEL } from '../rules/names';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { problem, warning } from './model/object-finding';
import { at, fieldsOf } from './model/read';

interface Rule {
  readonly fits: (name: string) => boolean;
  readonly write: string;
}

const SUBDOMAIN: Rule = {
  fits: isDnsSubdomain,
  write: 'at most 253 lower-case letters, digits, "-" and ".", starting and ending with a letter or digit',
};
const LABEL: Rule = {
  fits: isDnsLabel,
  write: `at most ${MAX_LABEL} lower-case letters, digits and "-", starting and ending with a letter or digit`,
};
const SERVICE: Rule = {
  fits: (name) => isDnsLabel(name) && /^[a-z]/.test(name),
  write: `at most ${MAX_LABEL} lower-case letters, digits and "-", starting with a letter`,
};
const PATH_SEGMENT: Rule = {
  fits: (name) => name !== '' && name !== '.' && name !== '..' && !/[/%]/.test(name),
  write: 'a name without "/" and "%"',
};

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/; what is not listed is a subdomain. */
const RULES: { readonly [kind: string]: Rule } = {
  ' Namespace': LABEL,
  ' Service': SERVICE,
  'apiregistration.k8s.io APIService': PATH_SEGMENT,
  'certificates.k8s.io ClusterTrustBundle': PATH_SEGMENT,
};

/** Names become labels and names of pods, with something added. */
const LONGEST: { readonly [kind: string]: { readonly length: number; readonly since: string } } = {
  'apps StatefulSet': { length: 52, since: 'its pods bear it as a label, with a hash' },
  'batch CronJob': { length: 52, since: 'its Jobs are named after it, with a number' },
  'batch Job': { length: MAX_LABEL, since: 'its pods bear it as a label' },
};

export const names: Check<'names'> = {
  name: 'names',
  summary:
    "Names of objects follow their kind's own rule: DNS label, DNS subdomain or path segment; namespaces are DNS labels.",
  example:
    'name "user_service" of a Service is invalid: write at most 63 lower-case letters, digits and "-", starting with a letter.',
  *check(app) {
    for (const object of app.objects) {
      const { name, generateName, namespace } = fieldsOf(at(object.json, 'metadata'));
      const { kind } = object;
      const rule = ruleOf(object);
      const longest = LONGEST[`${object.group} ${kind}`];
      if (name === undefined) {
        const what = generateName === undefined ? 'no name' : `the generateName ${show(generateName)} and no name`;
        yield problem(object, `a ${kind} has ${what}: write metadata.name, which kubectl apply finds it by.`);
      } else if (typeof name !== 'string' || !rule.fits(name)) {
        yield problem(object, `name ${show(name)} of a ${kind} is invalid: write ${rule.write}.`);
      } else if (longest !== undefined && name.length > longest.length) {
        yield problem(
          object,
          `name ${show(name)} of a ${kind} has ${name.length} characters: write at most ${longest.length}, since ${longest.since}.`,
        );
      }
      if (name !== undefined && generateName !== undefined) {
        yield warning(
          object,
          `generateName ${show(generateName)} does nothing beside the name ${show(name)}: leave it out.`,
        );
      }
      if (namespace !== undefined && (typeof namespace !== 'string' || !isDnsLabel(namespace))) {
        yield problem(object, `namespace ${show(namespace)} of a ${kind} is invalid: write ${LABEL.write}.`);
      }
    }
  },
};

function ruleOf({ group, kind, json }: AppObject): Rule {
  if (group === 'apps' && kind === 'StatefulSet') return LABEL;
  // Each pod of an indexed Job has its number added to the name as a host name.
  if (group === 'batch' && kind === 'Job' && at(json, 'spec', 'completionMode') === 'Indexed') return LABEL;
  // Roles of OpenShift and others are named as those of Kubernetes are, for example "system:auth-delegator".
  if (/^(Cluster)?Role(Binding)?$/.test(kind)) return PATH_SEGMENT;
  return RULES[`${group} ${kind}`] ?? SUBDOMAIN;
}
