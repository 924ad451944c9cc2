import { pathOf } from '../cdk8s/app-trees';
import { chartOf } from '../cdk8s/charts';
import type { FlawOf } from '../rules/check';
import { dnsLabelFlaw, dnsSubdomainFlaw, MAX_LABEL, pathSegmentFlaw, serviceNameFlaw } from '../rules/dns-name';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { problem, warning } from './model/object-finding';
import { at, fieldsOf } from './model/read';

/** Most kinds take a DNS subdomain; these have a rule of their own: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const RULES: ReadonlyMap<string, FlawOf> = new Map([
  [' Namespace', dnsLabelFlaw],
  [' Service', serviceNameFlaw],
  ['apps StatefulSet', dnsLabelFlaw],
  ['apiregistration.k8s.io APIService', pathSegmentFlaw],
  ['certificates.k8s.io ClusterTrustBundle', pathSegmentFlaw],
]);

/** Kinds whose names become labels, or names of pods with something added. */
const LONGEST: ReadonlyMap<string, { readonly length: number; readonly since: string }> = new Map([
  ['apps StatefulSet', { length: 52, since: 'its pods have it as a label, with a hash' }],
  ['batch CronJob', { length: 52, since: 'its Jobs are named after it, with a number' }],
  ['batch Job', { length: MAX_LABEL, since: 'its pods have it as a label' }],
]);

/** The minute of a run, which a CronJob adds to its name, with its hyphen. */
const RUN = '-29745600'.length;

export const namesCheck: Check<'names'> = {
  name: 'names',
  summary:
    'Names of objects follow the rule of their kind: DNS label, DNS subdomain or path segment. Namespaces are DNS labels.',
  example:
    'name "user_service" of a Service is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user-service".',
  *check(app) {
    const charts = new Set<unknown>();
    for (const object of app.objects) {
      const { name, generateName, namespace } = fieldsOf(object.json.metadata);
      const { kind } = object;
      // An item of a List that is not an object is a matter of `api-versions`.
      if (kind === '') continue;
      if (name === undefined) {
        const has = generateName === undefined ? 'no name' : `the generateName ${show(generateName)} and no name`;
        yield problem(object, `${withArticle(kind)} has ${has}: write metadata.name, which kubectl apply finds it by.`);
      } else {
        const flaw = ruleOf(object)(name) ?? lengthFlaw(object);
        if (flaw !== undefined) yield problem(object, `name ${show(name)} of ${withArticle(kind)} ${flaw}.`);
        if (generateName !== undefined) {
          const ignored = `generateName ${show(generateName)} has no effect next to the name ${show(name)}`;
          yield warning(object, `${ignored}: leave it out.`);
        }
      }
      const flaw = namespace === undefined ? undefined : dnsLabelFlaw(namespace);
      if (flaw === undefined) continue;
      // The namespace of a chart is that of all its objects.
      const chart = chartOf(object.construct);
      const isOfChart = chart !== undefined && chart.namespace === namespace && object.item === undefined;
      if (isOfChart && charts.has(chart)) continue;
      if (isOfChart) charts.add(chart);
      const whose = isOfChart ? `the chart ${show(pathOf(chart))}` : withArticle(kind);
      yield problem(object, `namespace ${show(namespace)} of ${whose} ${flaw}.`);
    }
  },
};

const withArticle = (kind: string) => `${/^(?:[AEIO]|HTTP)/.test(kind) ? 'an' : 'a'} ${kind}`;

function ruleOf(object: AppObject): FlawOf {
  const { groupKind, kind } = object;
  // The number of each pod of an indexed Job is added to the name, which becomes a host name.
  if (indexLength(object) > 0) return dnsLabelFlaw;
  // Roles of other API groups, such as those of OpenShift, are named like those of Kubernetes: "system:auth-delegator".
  if (/^(Cluster)?Role(Binding)?$/.test(kind)) return pathSegmentFlaw;
  return RULES.get(groupKind) ?? dnsSubdomainFlaw;
}

function lengthFlaw(object: AppObject): string | undefined {
  const { groupKind, kind, name } = object;
  const longest = LONGEST.get(groupKind);
  if (longest === undefined) return undefined;
  const index = indexLength(object);
  const run = kind === 'CronJob' ? RUN : 0;
  const isIndexed = MAX_LABEL - run - index < longest.length;
  const length = isIndexed ? MAX_LABEL - run - index : longest.length;
  const since = isIndexed ? 'its pods have it as their host name, with their number' : longest.since;
  return name.length <= length ? undefined : `has ${name.length} characters: write at most ${length}, since ${since}`;
}

/** The length of the highest number that a pod of an indexed Job has, with its hyphen. */
function indexLength({ group, kind, json }: AppObject): number {
  const spec = group !== 'batch' ? undefined : kind === 'Job' ? json.spec : at(json, 'spec', 'jobTemplate', 'spec');
  const { completionMode, completions } = fieldsOf(spec);
  return completionMode === 'Indexed' && typeof completions === 'number'
    ? `-${Math.max(completions - 1, 0)}`.length
    : 0;
}
