import * as fc from 'fast-check';
import { CASES, type RoutingCase } from '../../__tests__/routing/cases';
import {
  buildRandom,
  largeTable,
  plainTable,
  portableTable,
  type RandomTable,
  randomPick,
  randomRequest,
  randomTable,
} from '../../__tests__/routing/random-tables';
import { buildCase, parseRequest, renderTable } from '../../__tests__/routing/support';
import type { Manifest } from '../../__tests__/support/app';
import {
  type IngressRouter,
  type IRoutingTarget,
  ProblemsError,
  type RouteDecision,
  type RouteRequest,
  type RouteTable,
} from '../../lib';
import type { Option } from '../../lib/routing/targets/capability';
import { checkTarget, targetWarnings } from '../../lib/routing/targets/check-target';
import type { TargetChoice } from './drivers/target-choices';

/** A request as it is sent, and what the table says of it. */
export interface Question {
  readonly request: RouteRequest & { readonly scheme: string };
  readonly decision: RouteDecision;
}

/** A route table with the objects that a target made of it. */
export interface AskedTable {
  readonly title: string;
  /** The target, in the words of the report. */
  readonly label: string;
  /** Nothing says that the implementation may differ: neither the target nor a warning. */
  readonly isStrict: boolean;
  readonly objects: readonly Manifest[];
  readonly questions: readonly Question[];
  /** The routes of a random table, to read. */
  readonly source?: RandomTable;
}

export interface MadeTables {
  readonly taken: readonly AskedTable[];
  /** Titles of tables that no target takes, with the reasons of the last one. */
  readonly refused: readonly { readonly title: string; readonly reasons: readonly string[] }[];
}

/** What makes a router, and what is asked. */
interface Draft {
  readonly title: string;
  readonly build: (target?: IRoutingTarget) => IngressRouter;
  readonly requests: readonly RouteRequest[];
  readonly source?: RandomTable;
}

/** The tables of the routing cases, and random ones, each by the first target that takes it. */
export function makeTables(
  choices: readonly TargetChoice[],
  wanted: { readonly tables: number; readonly requests: number; readonly seed: number; readonly only: string },
  readsListenerSets = false,
): MadeTables {
  const drafts = [...CASES.filter(isAnswered).map(draftOfCase), ...randomDrafts(wanted)].filter(
    ({ title }) => wanted.only === '' || title === wanted.only,
  );
  const taken: AskedTable[] = [];
  const refused: { title: string; reasons: string[] }[] = [];
  for (const draft of drafts) {
    const { title, source } = draft;
    const router = soundRouter(draft);
    if (router === undefined) continue;
    let reasons: string[] = [];
    for (const choice of choices) {
      const isSecure = router.table.tls.length > 0;
      const target = choice.target(isSecure);
      reasons = checkTarget(target, router.table).map(({ message }) => message);
      if (reasons.length > 0) continue;
      const questions = draft.requests.map((asked) => questionOf(router, asked));
      const { listenerSet = target } = isSecure && readsListenerSets ? choice : {};
      const targets = new Set([target, listenerSet]);
      for (const each of targets) taken.push({ title, ...promiseOf(choice, each, router.table), questions, source });
      break;
    }
    if (reasons.length > 0) refused.push({ title, reasons });
  }
  return { taken, refused };
}

/** Policies by which a request without more is refused, or that need objects of others: probes ask about them. */
const GUARDS: readonly Option[] = ['allowFrom', 'basicAuth', 'externalAuth', 'backendTls'];
const isAnswered = ({ features }: RoutingCase) => !features.some((option) => GUARDS.includes(option));

/** The objects of a table, and whether they are to do exactly what it says. */
export function promiseOf({ label, isStrict }: TargetChoice, target: IRoutingTarget, table: RouteTable) {
  const isWarned = isStrict && targetWarnings(target, table).length > 0;
  return {
    label: isWarned ? `${label}, with a warning` : label,
    isStrict: isStrict && !isWarned,
    objects: renderTable(table, target),
  };
}

function questionOf(router: IngressRouter, asked: RouteRequest): Question {
  const scheme = asked.scheme ?? (router.table.httpsRedirect ? 'https' : 'http');
  return { request: { ...asked, scheme }, decision: router.resolve(asked) };
}

/** The router of a draft, or undefined where its routes are wrong for every target, such as redirects in a circle. */
function soundRouter({ build, requests }: Draft): IngressRouter | undefined {
  const router = build();
  try {
    for (const asked of requests.slice(0, 1)) router.resolve(asked);
    return router;
  } catch (error) {
    if (error instanceof ProblemsError) return undefined;
    throw error;
  }
}

function draftOfCase(routingCase: (typeof CASES)[number]): Draft {
  const requests = routingCase.requests.map(([request]) => parseRequest(request));
  return { title: routingCase.title, requests, build: (target) => buildCase(routingCase, target).router };
}

/** Requests at random, and a third of them for the very paths of routes, so that headers and cookies decide. */
function randomDrafts({ tables, requests, seed }: { tables: number; requests: number; seed: number }): Draft[] {
  const near = Math.floor(requests / 3);
  const drawn = fc.record({
    table: fc.oneof(
      { weight: 4, arbitrary: randomTable },
      { weight: 3, arbitrary: portableTable },
      { weight: 3, arbitrary: plainTable },
      { weight: 1, arbitrary: largeTable },
    ),
    asked: fc.array(randomRequest, { minLength: requests - near, maxLength: requests - near }),
    picks: fc.array(randomPick, { minLength: near, maxLength: near }),
    isSecure: fc.boolean(),
  });
  return fc.sample(drawn, { numRuns: tables, seed }).map(({ table, asked, picks, isSecure }, index) => ({
    title: `random table ${index + 1} of seed ${seed}`,
    source: table,
    requests: [...asked, ...picks.map((pick) => requestFor(table, pick, isSecure ? 'https' : 'http'))],
    build: (target) => buildRandom(table, target).router,
  }));
}

type Pick = typeof randomPick extends fc.Arbitrary<infer Value> ? Value : never;

function requestFor({ hosts, routes }: RandomTable, { route, header, cookie }: Pick, scheme: string): RouteRequest {
  const picked = routes[route % routes.length];
  const host = (picked?.host ?? hosts[0] ?? 'any.net').replace('*', 'x');
  const path = picked === undefined || picked.match === 'regex' ? '/a/42' : picked.path;
  return { host, path, headers: { 'x-release': header }, cookies: { trial: cookie }, scheme };
}
