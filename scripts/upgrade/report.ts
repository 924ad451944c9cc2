import { CHANGE_CLASSES } from '../../cli/commands/plan/change';
import { columns } from '../../lib/rules/columns';
import { type Allowance, allowanceOf, isFlawed } from './changelog';
import type { Comparison, Difference } from './compare-sides';

/** The gravest first. */
const CLASSES = ['fails', ...CHANGE_CLASSES];

/** The most differences of a class and kind that are shown. */
const MOST = 3;
const WIDTH = 300;

/** The table of differences, and those that CHANGELOG.md does not name. */
export function reportOf({ left, differences }: Comparison, allowed: readonly Allowance[]) {
  const needed = differences.filter((difference) => difference.class !== 'none');
  const unsaid = needed.filter((difference) => allowanceOf(difference, allowed) === undefined);
  const flawed = allowed.filter(isFlawed);
  const unused = allowed.filter(
    (line) => !isFlawed(line) && !needed.some((difference) => allowanceOf(difference, [line]) !== undefined),
  );
  const lines = [
    ...(left.length === 0 ? [] : [`${left.length} apps did not run before, and were left out: ${left.join(', ')}.`]),
    ...(differences.length === 0 ? ['Nothing changes.'] : tableOf(differences, unsaid)),
    ...examplesOf(unsaid),
    ...flawed.map(({ line }) => `CHANGELOG.md: ${line}\n  names no class, kind and text: ${FORM}`),
    ...unused.map(({ line }) => `CHANGELOG.md: ${line}\n  is about none of these apps.`),
    ...(unsaid.length === 0 ? [] : [`CHANGELOG.md has to say it under "### Changes in output": ${FORM}`]),
  ];
  return { lines, isSaid: unsaid.length === 0 && flawed.length === 0 };
}

const FORM = 'write a line such as "- `restart` Deployment `preStop`: Pods pause for 15 seconds."';

function tableOf(differences: readonly Difference[], unsaid: readonly Difference[]): string[] {
  const rows = groupsOf(differences).map((group) => {
    const [{ class: its, kind } = { class: '', kind: '' }] = group;
    const apps = new Set(group.map(({ app }) => app)).size;
    const missing = group.filter((each) => unsaid.includes(each)).length;
    return [
      its,
      kind,
      String(group.length),
      String(apps),
      its === 'none' ? '' : missing === 0 ? 'yes' : `${missing} not`,
    ];
  });
  return columns([['class', 'kind', 'changes', 'apps', 'in CHANGELOG.md'], ...rows], '');
}

function examplesOf(unsaid: readonly Difference[]): string[] {
  return groupsOf(unsaid).flatMap((group) => {
    // The same change in another app says nothing new.
    const shown = new Map(group.map((each) => [shapeOf(each), each] as const).reverse());
    const some = [...shown.values()].reverse().slice(0, MOST);
    const more = shown.size - some.length;
    return [
      ...some.map(({ class: its, object, app, message }) => `${its}  ${object} (${app}): ${cut(message)}`),
      ...(more > 0 ? [`${some[0]?.class}  … and ${more} like these`] : []),
    ];
  });
}

/** A message without names and values. */
const shapeOf = ({ message }: Difference) => message.replace(/"[^"]*"|\d+/g, '');

const cut = (message: string) => (message.length > WIDTH ? `${message.slice(0, WIDTH)} …` : message);

/** The differences of each class and kind. */
function groupsOf(differences: readonly Difference[]): Difference[][] {
  const groups = new Map<string, Difference[]>();
  const rank = ({ class: its }: Difference) => CLASSES.indexOf(its);
  for (const each of [...differences].sort(
    (a, b) => rank(a) - rank(b) || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0),
  )) {
    const key = `${each.class} ${each.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}
