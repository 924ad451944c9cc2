import type { RouteRequest } from '../../../../lib/routing/resolve/resolve';
import { serviceWords } from '../../../../lib/routing/table/answer-words';
import { servicesOfBackend } from '../../../../lib/routing/table/backend';
import { backendsOf, type RouteTable } from '../../../../lib/routing/table/route-table';
import type { AppRouters, Host } from './app-routers';
import type { Difference, Replaced, Subject } from './difference';
import { hostWords, requestWords, subjectWords } from './subject-words';
import type { TrafficChange } from './traffic-change';

/** Differences of one kind as one change, each with its plainest example. */
export function groupedChanges(differences: readonly Difference[], after: AppRouters): TrafficChange[] {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) append(groups, difference.key, difference);
  const isReplaced = replacedEverywhere(differences, after);
  return [...groups.values()].flatMap((group) => {
    const plainest = plainestOf(group);
    return plainest === undefined ? [] : [changeOf(group, plainest, sentenceOf(group, plainest, isReplaced))];
  });
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function changeOf(group: readonly Difference[], { router, kind, example }: Difference, message: string): TrafficChange {
  const { request, before, after } = example;
  const host = [...new Set(group.map(({ subject }) => hostWords(subject.host)))].join(', ');
  return { router, host, kind, message, ...(request && { request: requestWords(request) }), before, after };
}

function plainestOf(group: readonly Difference[]): Difference | undefined {
  const [first, ...others] = group;
  return first && others.reduce((plainest, each) => (weightOf(each) < weightOf(plainest) ? each : plainest), first);
}

/** The worst comes first, and then the shortest. */
function weightOf({ kind, example }: Difference): number {
  const { path = '', headers = {}, cookies = {} }: Partial<RouteRequest> = example.request ?? {};
  const deciders = Object.keys(headers).length + Object.keys(cookies).length;
  return (kind === 'less-safe' ? 0 : 1e6) + deciders * 1e5 + (path.includes('?') ? 1e4 : 0) + path.length;
}

function sentenceOf(
  group: readonly Difference[],
  { words, replaced, example, key }: Difference,
  isReplaced: (replaced: Replaced, key: string) => boolean,
): string {
  if (replaced !== undefined && isReplaced(replaced, key)) {
    return `All requests that went to ${replaced.service} go to ${replaced.by}.`;
  }
  const subject = subjectWords(subjectsOf(group));
  const isShared = replaced !== undefined && example.before !== replaced.service;
  return isShared ? `${subject} that went to ${replaced.service} go to ${replaced.by}.` : `${subject} ${words}.`;
}

/** The requests of a group, those of a whole host as such. */
function subjectsOf(group: readonly Difference[]): Subject[] {
  const rules = new Map<Host, Set<string>>();
  for (const { subject } of group) rules.set(subject.host, (rules.get(subject.host) ?? new Set()).add(subject.rule));
  const isAll = ({ subject, ofRules }: Difference) =>
    ofRules !== undefined && (rules.get(subject.host)?.size ?? 0) >= ofRules;
  return group.map((difference) =>
    isAll(difference) ? { host: difference.subject.host, rule: '' } : difference.subject,
  );
}

/** Tells of a Service that gets no request any more whether another one gets all that it got. */
function replacedEverywhere(differences: readonly Difference[], { tables }: AppRouters) {
  const keys = new Map<string, Set<string>>();
  for (const { key, services = [] } of differences) {
    for (const service of services) keys.set(service, (keys.get(service) ?? new Set()).add(key));
  }
  const isAny = differences.some(({ replaced }) => replaced !== undefined);
  const left = new Set(isAny ? tables.flatMap(({ table }) => servicesIn(table)) : []);
  return ({ service }: Replaced, key: string) =>
    !left.has(service) && [...(keys.get(service) ?? [])].every((other) => other === key);
}

const servicesIn = (table: RouteTable) =>
  backendsOf(table)
    .flatMap(servicesOfBackend)
    .map((service) => serviceWords({ ...service, namespace: service.namespace ?? table.namespace }));
