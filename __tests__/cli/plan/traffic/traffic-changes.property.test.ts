import * as fc from 'fast-check';
import { trafficChanges } from '../../../../cli/commands/plan/traffic/traffic-changes';
import { answersTo } from '../../../../cli/routing/answers';
import { Outcome, type RouteRequest } from '../../../../lib';
import { boundaryRequests } from '../../../../lib/routing/requests/boundary-requests';
import type { RouterTable } from '../../../../lib/routing/router/routes-file';
import { CHANGES, type Change, soundRouter } from '../../../routing/random-changes';
import { type RandomTable, randomRequest, randomTable } from '../../../routing/random-tables';
import { atLeast, parameters } from '../../../support/runs';
import { answer, asWritten, hostOf, requestOf, shown, tells } from './clients';

const PAIRS = 1200;
const GUARDED_PAIRS = 300;
/** The least number of requests that fewer guards hold for after the change. */
const WEAKENED = atLeast(500);
const REQUESTS = 60;
/** The least number of pairs whose requests differ: others are wrong, or mean the same. */
const DIFFERENT = atLeast(350);
/** Random requests may show a difference that no boundary shows, such as one behind two regular expressions. */
const LEAST_FOUND = 0.99;

const change = fc.constantFrom(...Object.keys(CHANGES));

test('each request that is answered otherwise is told of, and nothing else', () => {
  const missed: string[] = [];
  let [different, asked] = [0, 0];
  const requests = fc.array(randomRequest, { minLength: REQUESTS, maxLength: REQUESTS });
  const check = (table: RandomTable, other: RandomTable, name: string, at: number, random: readonly RouteRequest[]) => {
    const [then, now] = [table, (CHANGES[name] as Change)(table, at, other)].map((each) => soundRouter(each));
    if (then === undefined || now === undefined) return;
    const [before, after] = [[asWritten(then)], [asWritten(now)]];
    const changes = trafficChanges(before, after);
    const all = [...before, ...after];
    const isDifferent = (request: RouteRequest) => answer(before, request) !== answer(after, request);
    const isTold = (request: RouteRequest) => {
      // What a request by HTTP is redirected from is told by HTTPS.
      const rules = [before, after].flatMap((tables) =>
        [request, { ...request, scheme: 'https' }].map((each) => answersTo(each, tables)[0]?.decision.route),
      );
      return changes.some((change) => tells(change, hostOf(all, request), rules));
    };
    const sampled = all.flatMap(({ table }) => boundaryRequests(table)).filter(isDifferent);
    for (const request of sampled) {
      if (!isTold(request)) throw new Error(shown(request, changes, before, after));
    }
    const known = random.filter(isDifferent);
    asked += known.length;
    missed.push(
      ...known.filter((request) => !isTold(request)).map((request) => shown(request, changes, before, after)),
    );
    for (const { request, message } of changes) {
      const isTrue = request === undefined ? sampled.length + known.length > 0 : isDifferent(requestOf(request));
      if (!isTrue) throw new Error(shown(message, request, before, after));
    }
    if (sampled.length > 0) different++;
    expect(trafficChanges(after, after)).toEqual([]);
  };
  fc.assert(fc.property(randomTable, randomTable, change, fc.nat(), requests, check), parameters(PAIRS));
  expect(different).toBeGreaterThanOrEqual(DIFFERENT);
  // The list tells of those that were missed, should there be too many.
  expect(missed.length / asked <= 1 - LEAST_FOUND ? [] : missed.slice(0, 3)).toEqual([]);
});

/** Policies of which each weakens the one before it. */
const GUARDS = [
  { allowFrom: ['10.1.0.0/16'], basicAuth: { secretName: 'users' } },
  { allowFrom: ['10.0.0.0/8'], basicAuth: { secretName: 'users' } },
  { allowFrom: ['10.0.0.0/8'] },
  {},
];

/** A table whose routes have these guards, in turn. */
function guarded({ path, table }: RouterTable, guards: readonly number[]): RouterTable {
  let next = 0;
  const policies = () => GUARDS[guards[next++ % guards.length] ?? 0] ?? {};
  const hosts = table.hosts.map((host) => ({
    ...host,
    routes: host.routes.map((route) => ({ ...route, policies: policies() })),
  }));
  return { path, table: { ...table, hosts, policies: policies() } };
}

/** The place among the guards of what holds for a forwarded request. */
function guardOf([router]: readonly RouterTable[], request: RouteRequest): number | undefined {
  const [found] = router === undefined ? [] : answersTo(request, [router]);
  if (router === undefined || found?.decision.outcome !== Outcome.FORWARD) return undefined;
  const [, match, path] = /(exact|prefix|regex) ("(?:[^"\\]|\\.)*")/.exec(found.decision.route ?? '') ?? [];
  const host = hostOf([router], request);
  const entry = router.table.hosts.find((each) => (each.host ?? 'every host') === host);
  const route = entry?.routes.find((each) => each.match === match && JSON.stringify(each.path) === path);
  return GUARDS.findIndex((guard) => JSON.stringify(guard) === JSON.stringify((route ?? router.table).policies));
}

test('each request that fewer guards hold for is less safe, and no other one', () => {
  const guards = fc.array(fc.nat({ max: GUARDS.length - 1 }), { minLength: 5, maxLength: 5 });
  let weakened = 0;
  fc.assert(
    fc.property(randomTable, randomTable, change, guards, guards, (table, other, name, first, second) => {
      const [then, now] = [table, (CHANGES[name] as Change)(table, 0, other)].map((each) => soundRouter(each));
      if (then === undefined || now === undefined) return;
      const [before, after] = [[guarded(asWritten(then), first)], [guarded(asWritten(now), second)]];
      const unsafe = trafficChanges(before, after).filter(
        ({ kind, message }) => kind === 'less-safe' && /basic auth|addresses/.test(message),
      );
      const isWeaker = (request: RouteRequest) =>
        (guardOf(before, request) ?? Number.POSITIVE_INFINITY) < (guardOf(after, request) ?? -1);
      const all = [...before, ...after];
      for (const request of all.flatMap(({ table: each }) => boundaryRequests(each)).filter(isWeaker)) {
        weakened++;
        const isTold = unsafe.some(({ host }) => host.split(', ').includes(hostOf(all, request)));
        if (!isTold) throw new Error(shown(request, unsafe, before, after));
      }
      for (const { request = '', message } of unsafe) {
        if (!isWeaker(requestOf(request))) throw new Error(shown(message, request, before, after));
      }
    }),
    parameters(GUARDED_PAIRS),
  );
  expect(weakened).toBeGreaterThanOrEqual(WEAKENED);
});

test('the answers of several routers are told of as well', () => {
  const tables = fc.array(randomTable, { minLength: 1, maxLength: 3 });
  const requests = fc.array(randomRequest, { minLength: REQUESTS, maxLength: REQUESTS });
  fc.assert(
    fc.property(tables, tables, requests, (first, second, random) => {
      const [before, after] = [first, second].map((list) =>
        list.flatMap((table, at) => {
          const router = soundRouter(table);
          return router === undefined ? [] : [{ ...asWritten(router), path: `shop/router-${at}` }];
        }),
      ) as [RouterTable[], RouterTable[]];
      const [changes, all] = [trafficChanges(before, after), [...before, ...after]];
      for (const request of [...all.flatMap(({ table }) => boundaryRequests(table)), ...random]) {
        if (answer(before, request) === answer(after, request)) continue;
        const isTold = changes.some(({ host }) => host.split(', ').includes(hostOf(all, request)));
        if (!isTold) throw new Error(shown(request, changes, before, after));
      }
      expect(trafficChanges(before, before)).toEqual([]);
    }),
    parameters(GUARDED_PAIRS),
  );
});
