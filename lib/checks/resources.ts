import { amountOf, quantityFlaw, showAmount } from '../rules/quantity';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { containerSums, isOfWhole, ownAmounts } from './model/pod-amounts';
import { at, type Fields, fieldsOf, itemsOf, stringOf } from './model/read';
import type { Workload } from './model/workload';

const STANDARD = /^(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** Resources whose request must equal their limit: huge pages, and those of other domains. */
const NO_OVERCOMMIT = /^hugepages-|^(?!.*kubernetes\.io\/).+\//;

export const resourcesCheck: Check<'resources'> = {
  name: 'resources',
  summary: 'Requests and limits are quantities from 0, and no request is above its limit.',
  example:
    'memory request "512Mi" of container "user" is above its limit "256Mi": raise the limit or lower the request.',
  *check(app) {
    let right: Fields = {};
    for (const workload of app.knownWorkloads) {
      const { object, containers, pod } = workload;
      for (const { fields, title } of containers) {
        const resources = fieldsOf(fields.resources);
        // Most containers ask for the same as the one before.
        if (areSame(resources.requests, right.requests) && areSame(resources.limits, right.limits)) continue;
        const findings = [...checkAmounts(object, title, resources)];
        if (findings.length === 0) right = resources;
        yield* findings;
      }
      if (pod.resources !== undefined) yield* checkWhole(workload, fieldsOf(pod.resources));
    }
    for (const claim of app.ofKind('', 'PersistentVolumeClaim')) yield* checkClaim(claim, 'the claim', claim.json);
    for (const set of app.ofKind('apps', 'StatefulSet')) {
      for (const template of itemsOf(at(set.json, 'spec', 'volumeClaimTemplates'))) {
        const name = stringOf(at(template, 'metadata', 'name')) ?? '';
        yield* checkClaim(set, `volume claim template ${show(name)}`, template);
      }
    }
  },
};

/** True for two maps of the same single values. */
function areSame(one: unknown, other: unknown): boolean {
  const [ours, theirs] = [fieldsOf(one), fieldsOf(other)];
  const names = Object.keys(ours);
  return (
    names.length === Object.keys(theirs).length &&
    names.every((name) => Object.hasOwn(theirs, name) && ours[name] === theirs[name])
  );
}

function* checkAmounts(object: AppObject, title: string, { requests, limits }: Fields): ObjectFindings {
  yield* checkQuantities(object, title, 'request', fieldsOf(requests));
  yield* checkQuantities(object, title, 'limit', fieldsOf(limits));
  for (const [name, request] of Object.entries(fieldsOf(requests))) {
    const limit = fieldsOf(limits)[name];
    const [requested, most] = [amountOf(request), amountOf(limit)];
    if (requested !== undefined && most !== undefined && requested > most) {
      yield problem(
        object,
        `${name} request ${show(request)} of ${title} is above its limit ${show(limit)}: raise the limit or lower the request.`,
      );
    } else if (NO_OVERCOMMIT.test(name) && requested !== most) {
      const has = limit === undefined ? 'has no limit' : `is not its limit ${show(limit)}`;
      yield problem(object, `${name} request ${show(request)} of ${title} ${has}: write the same for both.`);
    }
  }
}

/** The amounts of a pod as a whole have room for those of its containers: limits, but for huge pages, for each of them by itself. */
function* checkWhole(workload: Workload, whole: Fields): ObjectFindings {
  const { object, containers } = workload;
  yield* checkAmounts(object, 'the pod', whole);
  const sums = containerSums(workload);
  for (const side of ['requests', 'limits'] as const) {
    for (const [name, written] of Object.entries(fieldsOf(whole[side]))) {
      const what = `${name} ${side.slice(0, -1)} ${show(written)} of the pod`;
      const amount = amountOf(written);
      if (!isOfWhole(name)) yield problem(object, `${what} is not one of a pod: write it on its containers.`);
      if (!isOfWhole(name) || amount === undefined) continue;
      const isSum = side === 'requests' || name.startsWith('hugepages-');
      const larger = containers
        .filter(({ title }) => title.startsWith('container'))
        .find((container) => (ownAmounts(container)[side].get(name) ?? 0) > amount);
      if (isSum && (sums[side].get(name) ?? 0) > amount) {
        const sum = showAmount(name, sums[side].get(name) ?? 0);
        yield problem(object, `${what} is less than the ${sum} of its containers together: raise it.`);
      } else if (larger !== undefined) {
        const most = showAmount(name, ownAmounts(larger)[side].get(name) ?? 0);
        yield problem(object, `${what} is less than the ${most} of ${larger.title}: raise it.`);
      }
    }
  }
}

function* checkQuantities(
  object: AppObject,
  title: string,
  side: 'request' | 'limit',
  quantities: Fields,
): ObjectFindings {
  for (const [name, value] of Object.entries(quantities)) {
    const flaw = amountFlaw(name, value);
    if (!STANDARD.test(name) && !name.includes('/')) {
      const fix = 'write cpu, memory or ephemeral-storage';
      yield problem(object, `${side} ${show(name)} of ${title} is not a resource: ${fix}.`);
    } else if (flaw !== undefined) {
      yield problem(object, `${name} ${side} ${show(value)} of ${title} ${flaw}.`);
    } else if (name === 'memory' && value !== 0 && value !== '0' && (amountOf(value) ?? 0) < 1024) {
      const meant = typeof value === 'string' && value.endsWith('m') ? `${value.slice(0, -1)}Mi` : '128Mi';
      const fix = `write ${show(meant)} if that is meant`;
      yield warning(object, `memory ${side} ${show(value)} of ${title} is less than 1 KiB: ${fix}.`);
    }
  }
}

function amountFlaw(name: string, value: unknown): string | undefined {
  const example = name === 'cpu' ? '50m' : name === 'memory' ? '128Mi' : '1Gi';
  const isNegative = (amountOf(value) ?? 0) < 0;
  return isNegative ? `is negative: write, for example, ${show(example)}` : quantityFlaw(value, example);
}

function* checkClaim(object: AppObject, title: string, claim: Fields): ObjectFindings {
  if (claim.spec === undefined) return;
  const { storage, ...others } = fieldsOf(at(claim, 'spec', 'resources', 'requests'));
  for (const [name, amount] of Object.entries(others)) {
    const flaw = quantityFlaw(amount);
    if (flaw !== undefined) yield problem(object, `${name} request ${show(amount)} of ${title} ${flaw}.`);
  }
  if (storage === undefined) {
    yield problem(object, `${title} requests no storage: write spec.resources.requests.storage, for example "1Gi".`);
    return;
  }
  const isTooSmall = (amountOf(storage) ?? 1) <= 0;
  const flaw = isTooSmall ? 'is not above 0: write, for example, "1Gi"' : quantityFlaw(storage);
  if (flaw !== undefined) yield problem(object, `storage request ${show(storage)} of ${title} ${flaw}.`);
}
