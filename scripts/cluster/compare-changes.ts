import { ApiObject, App, Chart } from 'cdk8s';
import type { Raw } from '../../__tests__/checks/objects';
import { otherTypes, otherValues } from '../../__tests__/checks/schema/changes';
import { WHOLE } from '../../__tests__/checks/schema/whole-objects';
import { PorticoChecks } from '../../lib';
import { ProblemsError } from '../../lib/cdk8s/findings';
import { addressOf } from './api-address';

const AT_ONCE = 16;
const PRINTED = 50;

/** Changes that only the cluster can judge, or that are left to it. */
const LEFT = [
  // A language of its own.
  /^a CustomResourceDefinition: spec\.versions\.0\.schema\b/,
  // Which addresses are free is the cluster's to know, and addresses of no use are rare.
  /^a (headless )?Service.*: spec\.(clusterIP|externalIPs)\b/,
  // The same toleration twice does no harm.
  /^a RuntimeClass: scheduling\.tolerations /,
];

/** Synthesizes an object next to others, and says if a check finds anything. */
function synthesize(object: Raw, others: readonly Raw[]): { json: unknown; found: boolean } {
  const app = new App();
  const chart = new Chart(app, 'shop');
  PorticoChecks.of(app);
  const [written] = [object, ...others].map((one, index) => new ApiObject(chart, String(index), one as never));
  const json: unknown = written?.toJson();
  try {
    app.synthYaml();
    return { json, found: false };
  } catch (error) {
    if (error instanceof ProblemsError) return { json, found: true };
    throw error;
  }
}

/** An object of this name is there already, which the server says only of one that it would take otherwise. */
const CONFLICT = 409;

/** The reason why the server refuses an object, or undefined. */
async function refusal(address: string, object: unknown): Promise<string | undefined> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(object) });
  const { message } = (await answer.json()) as { message?: string };
  return answer.ok || answer.status === CONFLICT ? undefined : message;
}

/**
 * Sends every change of every whole object to an API server, as a dry run, and returns whether a check finds all that it
 * refuses.
 *
 * @param server the address of `kubectl proxy`.
 */
export async function compareChanges(
  server: string,
  namespace: string,
  print: (line: string) => void,
): Promise<boolean> {
  const { error } = console;
  // Thousands of changes are worth a warning, and only problems are compared.
  console.error = () => {};
  try {
    return await compareAll(server, namespace, print);
  } finally {
    console.error = error;
  }
}

async function compareAll(server: string, namespace: string, print: (line: string) => void): Promise<boolean> {
  let count = 0;
  const missed: string[] = [];
  for (const [title, [object, ...others]] of Object.entries(WHOLE)) {
    const found = await addressOf(server, namespace, object);
    if (found === undefined) {
      print(`left out, since the cluster does not know it: ${title}`);
      continue;
    }
    const address = `${found.address}?dryRun=All&fieldValidation=Strict`;
    const whole = await refusal(address, synthesize(object, others).json);
    if (whole !== undefined) throw new Error(`${title} is refused as it is: ${whole}`);
    const changes = [...otherTypes(object), ...otherValues(object)];
    count += changes.length;
    const compare = async () => {
      for (let change = changes.pop(); change !== undefined; change = changes.pop()) {
        const what = `${title}: ${change.what}`;
        const { json, found } = synthesize(change.object, others);
        if (found || LEFT.some((pattern) => pattern.test(what))) continue;
        const reason = await refusal(address, json);
        if (reason !== undefined) missed.push(`${what}\n  ${reason.split('\n')[0]}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, compare));
  }
  print(`${count} changes, ${missed.length} refused by the server and found by no check`);
  for (const line of missed.slice(0, PRINTED)) print(line);
  return missed.length === 0;
}
