import type { Raw } from '../../__tests__/checks/objects';
import { otherTypes, otherValues } from '../../__tests__/checks/schema/changes';
import { WHOLE } from '../../__tests__/checks/schema/whole-objects';
import { makePlan } from '../../cli/commands/plan/make-plan';
import { differencesOf, fieldName } from '../../cli/commands/plan/objects/differences';
import { normalForm } from '../../cli/commands/plan/objects/normal-form';
import { Snapshot } from '../../cli/commands/plan/objects/snapshot';
import { addressOf } from './api-address';
import { seenIn } from './seen-change';

const AT_ONCE = 16;
const PRINTED = 50;

/** Changes whose outcome is that of applying on the server, and not by kubectl's merge; names; and numbers that overflow. */
const LEFT = [
  / (null|100000000000000000000)$/,
  /: metadata\.(name|namespace)\b/,
  // An empty map is null after its last key has gone, which the schema of a custom kind refuses.
  /^a Gateway: .* left out$/,
  // A set of scopes is the same with one of them twice.
  /^a ResourceQuota: spec\.scopes /,
];

const snapshotOf = (json: Raw) => new Snapshot('dist', [{ file: 'object', text: JSON.stringify(json), json }], []);

interface Answer {
  readonly isTaken: boolean;
  readonly json: Raw;
}

/** Applies an object as the one manager of its fields, as `kubectl apply --server-side` does. */
async function apply(address: string, object: Raw, isDryRun: boolean): Promise<Answer> {
  const query = `fieldManager=portico&force=true&fieldValidation=Strict${isDryRun ? '&dryRun=All' : ''}`;
  const answer = await fetch(`${address}/${encodeURIComponent(object.metadata.name)}?${query}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/apply-patch+yaml' },
    body: JSON.stringify(object),
  });
  return { isTaken: answer.ok, json: (await answer.json()) as Raw };
}

/**
 * Stores every whole object in an API server, changes it in every way by dry runs, and returns whether `portico plan` says what the
 * server does: refuse, replace pods, or store nothing else.
 *
 * @param server the address of `kubectl proxy`.
 */
export async function comparePlans(server: string, namespace: string, print: (line: string) => void): Promise<boolean> {
  let count = 0;
  const wrong: string[] = [];
  for (const [title, [whole]] of Object.entries(WHOLE)) {
    const found = await addressOf(server, namespace, whole);
    if (found === undefined) continue;
    const { address, namespaced } = found;
    const before = { ...whole, metadata: { ...whole.metadata, ...(namespaced && { namespace }) } };
    const { isTaken, json: stored } = await apply(address, before, false);
    if (!isTaken) {
      print(`left out, since it is refused as it is: ${title}: ${stored.message?.split('\n')[0]}`);
      continue;
    }
    const other = otherForm(before, stored);
    if (other !== '') wrong.push(`${title}: stored in another form: ${other}`);
    const changes = [...otherTypes(before), ...otherValues(before)].filter(
      ({ what }) => !LEFT.some((pattern) => pattern.test(`${title}: ${what}`)),
    );
    const compare = async () => {
      for (let change = changes.pop(); change !== undefined; change = changes.pop()) {
        const after = change.object;
        if (after.metadata?.name !== before.metadata.name) continue;
        // The checks find what no API server takes, as an object that is new.
        const fresh = { ...after, metadata: { ...after.metadata, name: `${before.metadata.name}-2` } };
        if (!(await apply(address, fresh, true)).isTaken) continue;
        count++;
        const answer = await apply(address, after, true);
        const seen = seenIn(stored, answer.isTaken ? answer.json : undefined);
        const said = saidOf(before, after);
        if (said !== seen) wrong.push(`${title}: ${change.what}: said ${said}, seen ${seen}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, compare));
    await fetch(`${address}/${encodeURIComponent(before.metadata.name)}`, { method: 'DELETE' });
  }
  print(`${count} changes of stored objects, ${wrong.length} planned otherwise than the server does`);
  for (const line of wrong.slice(0, PRINTED)) print(line);
  return wrong.length === 0;
}

function saidOf(before: Raw, after: Raw): ReturnType<typeof seenIn> {
  const { changes } = makePlan(snapshotOf(before), snapshotOf(after));
  return (
    (['refused', 'restart', 'in-place'] as const).find((each) => changes.some((one) => one.class === each)) ?? 'none'
  );
}

/** Fields that the server has stored in another form than the plan expects; what it adds of its own does not count. */
function otherForm(before: Raw, stored: Raw): string {
  const [old, now] = [before, stored].map((json) => {
    const side = snapshotOf(json);
    return side.documents.flatMap((document) => side.objectsOf(document)).map(normalForm)[0];
  });
  return differencesOf(old, now)
    .filter((difference) => difference.before !== undefined)
    .map(
      ({ steps, before: said, after: seen }) => `${fieldName(steps)} ${JSON.stringify(said)} ≠ ${JSON.stringify(seen)}`,
    )
    .join('; ');
}
