import type { AppObject } from '../../../../lib/checks/model/app-object';
import { itemsOf, listOf, stringOf } from '../../../../lib/checks/model/read';
import type { ChangedPair } from '../objects/pairs';

/** Rights of a Role that it did not give. */
export function* roleRights({ before, after }: ChangedPair): Generator<string> {
  const [old = new Set<string>(), now = new Set<string>()] = [before, after].map(rightsOf);
  const more = [...now].filter((right) => !old.has(right) && ![...old].some((each) => covers(each, right)));
  if (more.length > 0)
    yield `it allows more: ${more.slice(0, MOST_RIGHTS).join(', ')}${more.length > MOST_RIGHTS ? `, and ${more.length - MOST_RIGHTS} others` : ''}.`;
}

const MOST_RIGHTS = 5;

function rightsOf({ json }: AppObject): Set<string> {
  return new Set(
    itemsOf(json.rules).flatMap(({ verbs, resources, nonResourceURLs, apiGroups, resourceNames }) => {
      const names = textsOf(resourceNames).length === 0 ? '' : ` named ${textsOf(resourceNames).join(' or ')}`;
      const groups = textsOf(apiGroups).map((group) => (group === '' ? '' : `.${group}`));
      const things = [
        ...textsOf(resources).flatMap((each) => groups.map((group) => `${each}${group}`)),
        ...textsOf(nonResourceURLs),
      ];
      return textsOf(verbs).flatMap((verb) => things.map((thing) => `${verb} ${thing}${names}`));
    }),
  );
}

const textsOf = (list: unknown) => listOf(list).filter((each) => typeof each === 'string');

/** True for a right that another one includes, by a star or by being for all names. */
function covers(wide: string, right: string): boolean {
  const [verb = '', thing = '', ...names] = wide.split(' ');
  const [otherVerb, otherThing = '', ...otherNames] = right.split(' ');
  const isAnyName = names.length === 0 || names.join(' ') === otherNames.join(' ');
  const [resource, ...group] = thing.split('.');
  const [otherResource, ...otherGroup] = otherThing.split('.');
  const isThing =
    (resource === '*' || resource === otherResource) &&
    (group.join('.') === '*' || group.join('.') === otherGroup.join('.'));
  return isAnyName && isThing && (verb === '*' || verb === otherVerb);
}

/** Subjects that have the rights of a role and did not have them. */
export function* bindingRights({ before, after }: ChangedPair): Generator<string> {
  const names = ({ json }: AppObject) =>
    itemsOf(json.subjects).map(({ kind, name, namespace: of }) =>
      [stringOf(kind) ?? '', [of, name].filter((part) => stringOf(part)).join('/')].join(' ').trim(),
    );
  const added = names(after).filter((subject) => !names(before).includes(subject));
  if (added.length > 0) yield `${added.join(', ')} ${added.length === 1 ? 'has' : 'have'} its rights as well.`;
}

/** Pods that may speak to the API server, and did not. */
export function* tokenRights({ before, after }: ChangedPair): Generator<string> {
  if (before.json.automountServiceAccountToken !== false || after.json.automountServiceAccountToken === false) return;
  yield 'pods that use it get a token of the API server (automountServiceAccountToken).';
}
