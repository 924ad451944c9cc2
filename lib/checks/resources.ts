import { quantity } from '../rules/quantity';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, type Fields, fieldsOf, itemsOf, textOf } from './model/read';
import { isKnown } from './model/workload';

const STANDARD = /^(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** What the API server takes no request without an equal limit of: huge pages, and resources of others. */
const NO_OVERCOMMIT = /^hugepages-|^(?!.*kubernetes\.io\/).+\//;

export const resources: Check<'resources'> = {
  name: 'resources',
  summary: 'Quantities are well-formed and not negative, and no request is above its limit.',
  example:
    'memory request "512Mi" of container "user" is above its limit "256Mi": raise the limit or lower the request.',
  *check(app) {
    for (const workload of app.workloads.filter(isKnown)) {
      for (const { fields, what } of workload.containers) {
        yield* checkResources(workload.object, what, fieldsOf(fields.resources));
      }
    }
    for (const claim of app.ofKind('', 'PersistentVolumeClaim')) {
      yield* checkClaim(claim, 'the claim', claim.json);
    }
    for (const set of app.ofKind('apps', 'StatefulSet')) {
      for (const template of itemsOf(at(set.json, 'spec', 'volumeClaimTemplates'))) {
        const name = textOf(at(template, 'metadata', 'name')) ?? '';
        yield* checkClaim(set, `volume claim template ${show(name)}`, template);
      }
    }
  },
};

function* checkResources(object: AppObject, what: string, resources: Fields): ObjectFindings {
  const requests = fieldsOf(resources.requests);
  const limits = fieldsOf(resources.limits);
  for (const [side, quantities] of [
    ['request', requests],
    ['limit', limits],
  ] as const) {
    for (const [name, value] of Object.entries(quantities)) {
      const amount = quantity(value);
      if (!STANDARD.test(name) && !name.includes('/')) {
        yield problem(
          object,
          `${side} ${show(name)} of ${what} is no resource: write cpu, memory or ephemeral-storage.`,
        );
      } else if (amount === undefined || amount < 0) {
        yield problem(
          object,
          `${name} ${side} ${show(value)} of ${what} is no quantity: write, for example, ${exampleOf(name)}.`,
        );
      } else if (name === 'memory' && amount > 0 && amount < 1024) {
        const meant = typeof value === 'string' && value.endsWith('m') ? `${value.slice(0, -1)}Mi` : '128Mi';
        yield warning(
          object,
          `memory ${side} ${show(value)} of ${what} is less than 1 KiB: "${meant}" is probably meant.`,
        );
      }
    }
  }
  for (const [name, request] of Object.entries(requests)) {
    const [asked, limit] = [quantity(request), quantity(limits[name])];
    if (asked !== undefined && limit !== undefined && asked > limit) {
      yield problem(
        object,
        `${name} request ${show(request)} of ${what} is above its limit ${show(limits[name])}: raise the limit or lower the request.`,
      );
    } else if (NO_OVERCOMMIT.test(name) && asked !== limit) {
      yield problem(
        object,
        `${name} request ${show(request)} of ${what} is not its limit ${show(limits[name])}: write the same for both.`,
      );
    }
  }
}

function* checkClaim(object: AppObject, what: string, claim: Fields): ObjectFindings {
  const storage = at(claim, 'spec', 'resources', 'requests', 'storage');
  if (at(claim, 'spec') === undefined) return;
  for (const [name, amount] of Object.entries(fieldsOf(at(claim, 'spec', 'resources', 'requests')))) {
    if (name !== 'storage' && quantity(amount) === undefined)
      yield problem(object, `${name} request ${show(amount)} of ${what} is no quantity: leave it out.`);
  }
  if (storage === undefined) {
    yield problem(object, `${what} requests no storage: write spec.resources.requests.storage, for example "1Gi".`);
  } else if (!((quantity(storage) ?? 0) > 0)) {
    yield problem(
      object,
      `storage request ${show(storage)} of ${what} is no quantity above 0: write, for example, "1Gi".`,
    );
  }
}

const exampleOf = (name: string) => (name === 'cpu' ? '"50m"' : name === 'memory' ? '"128Mi"' : '"1Gi"');
