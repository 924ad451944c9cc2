import { checkStrings, checkStruct, wrongType } from '../../rules/check';
import { choiceOf } from '../../rules/choice';
import { nearest } from '../../rules/edit-distance';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/**
 * Something that the pods of a workload may do by the Kubernetes API, a rule of role-based access control
 * (https://kubernetes.io/docs/reference/access-authn-authz/rbac/).
 */
export interface AccessRule {
  /** Resources in the plural, such as `pods`, and parts of them, such as `pods/log`. */
  readonly resources: string[];

  /** Verbs such as `get`, `list` and `watch`. */
  readonly verbs: string[];

  /**
   * The API groups of the resources, of which an empty text is the one with pods, Services and Secrets.
   *
   * @default ['']
   */
  readonly apiGroups?: string[];

  /**
   * Names of single objects. Objects cannot be created by a rule that names them.
   *
   * @default - all of the kind
   */
  readonly resourceNames?: string[];
}

const KNOWN = Object.keys({ resources: true, verbs: true, apiGroups: true, resourceNames: true } satisfies {
  [name in keyof AccessRule]-?: true;
});

const EXAMPLE = '{ resources: ["pods"], verbs: ["get", "list", "watch"] }';

/** Verbs of requests, and those that the API server asks for by itself. */
const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
const SPECIAL_VERBS = ['use', 'bind', 'escalate', 'impersonate', 'approve', 'sign', 'attest', '*'];

/** Rules that the API server takes, and that allow what they seem to allow. */
export function* checkAccessRules(what: string, rules: unknown): Findings {
  if (!Array.isArray(rules) || rules.length === 0) {
    yield wrongType(what, rules, `a list such as [${EXAMPLE}]`);
    return;
  }
  for (const rule of rules) {
    if (yield* checkStruct(`a rule of ${what}`, rule, KNOWN)) yield* checkRule(what, rule);
  }
}

function* checkRule(what: string, { resources, verbs, apiGroups, resourceNames }: AccessRule): Findings {
  yield* checkStrings(`resources in ${what}`, resources, '["pods"]');
  if (apiGroups !== undefined) yield* checkStrings(`apiGroups in ${what}`, apiGroups, '["apps"]');
  if (resourceNames !== undefined) yield* checkStrings(`resourceNames in ${what}`, resourceNames, '["leader"]');
  if (!(yield* checkStrings(`verbs in ${what}`, verbs, '["get", "list"]'))) return;
  for (const verb of verbs) {
    if (VERBS.includes(verb) || SPECIAL_VERBS.includes(verb)) continue;
    const meant = nearest(verb.toLowerCase(), VERBS);
    yield finding('identity', `verb ${show(verb)} in ${what} does not exist: write ${meant ?? choiceOf(VERBS)}.`);
  }
  if (resourceNames !== undefined && verbs.some((verb) => verb === 'create')) {
    yield finding(
      'identity',
      `verb "create" in ${what} allows nothing together with resourceNames, since the API server does not know the name yet: write it in a rule of its own.`,
    );
  }
}

/** Finds rules that allow more than anybody can tell. */
export function* warnOfAccessRules(what: string, rules: readonly AccessRule[] = []): Findings {
  for (const { resources, verbs, apiGroups = [] } of rules) {
    for (const [part, words] of Object.entries({ apiGroups, resources, verbs })) {
      if (words.includes('*'))
        yield finding(
          'identity',
          `${part} "*" in ${what} allows whatever there will ever be: list what the program needs.`,
        );
    }
  }
}

/** The rule as it is written. */
export const policyRule = ({ apiGroups = [''], resources, resourceNames, verbs }: AccessRule) => ({
  apiGroups: [...apiGroups],
  resources: [...resources],
  resourceNames: resourceNames && [...resourceNames],
  verbs: [...verbs],
});
