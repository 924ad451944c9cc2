import { ask } from './ask';
import { type Comparison, compare } from './compare';
import type { Ports } from './entrances/entrance';
import type { Question } from './tables';

/** Requests by which a share is measured; when it looks wrong, it is measured again with four times as many. */
const REQUESTS = 500;
const AT_ONCE = 16;
const SIGMAS = 3;

/** The shares of backends next to the weights of a decision, or undefined where one backend has all. */
export async function compareShares(question: Question, ports: Ports): Promise<Comparison | undefined> {
  if (question.decision.backends.length < 2) return undefined;
  const first = await measure(question, ports, REQUESTS);
  return first.verdict === 'same' ? first : measure(question, ports, 4 * REQUESTS);
}

async function measure(question: Question, ports: Ports, requests: number): Promise<Comparison> {
  const { request, decision } = question;
  const counts = new Map<string, number>();
  let left = requests;
  const worker = async () => {
    while (left-- > 0) {
      const answer = await ask(request, request.scheme === 'https' ? ports.https : ports.http);
      const { got, verdict } = compare(question, answer, ports);
      const name = verdict === 'different' ? got : (answer.seen?.backend ?? got);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const wanted = decision.backends.map(({ serviceName, servicePort, servicePortName = servicePort, weight }) => ({
    name: `${serviceName}:${servicePortName}`,
    share: weight / 100,
  }));
  const isRight = wanted.every(({ name, share }) => {
    const deviation = Math.sqrt(requests * share * (1 - share));
    return Math.abs((counts.get(name) ?? 0) - requests * share) <= SIGMAS * deviation;
  });
  const strangers = [...counts.keys()].filter((name) => wanted.every((each) => each.name !== name));
  return {
    verdict: isRight && strangers.length === 0 ? 'same' : 'different',
    expected: wanted.map(({ name, share }) => `${name} ${Math.round(requests * share)}`).join(', '),
    got: `${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')} of ${requests}`,
  };
}
