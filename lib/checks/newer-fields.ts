import { kubernetesVersions, version } from '../cdk8s/kubernetes-versions';
import { isMap } from '../rules/check';
import type { Check } from './check';
import { type AppObject, isBuiltIn } from './model/app-object';
import { problem } from './model/object-finding';
import { type News, newsOf } from './schema/news';
import { secondLooks } from './schema/second-looks';
import { typeOf } from './schema/table';

const POD = 'core.v1.PodSpec';

export const newerFieldsCheck: Check<'newer-fields'> = {
  name: 'newer-fields',
  summary: 'Fields that the oldest cluster of the range drops or refuses; kubernetesVersion sets the range.',
  example:
    'spec.template.spec.hostUsers was added in Kubernetes 1.33, but the app is made for 1.32 and later: leave it out, or raise kubernetesVersion.',
  *check(app) {
    for (const object of secondLooks(app).newer) {
      const type = typeOf(object.group, object.version, object.kind);
      if (type !== undefined) yield* newer(object, object.json, '', type);
    }
    // Pods of kinds whose fields are not known.
    for (const { object, path, pod } of app.workloads) {
      if (!isBuiltIn(object) && typeOf(object.group, object.version, object.kind) === undefined)
        yield* newer(object, pod, `${path}.spec`, POD);
    }
  },
};

function* newer(object: AppObject, value: unknown, path: string, type: string) {
  let found: Map<string, number> | undefined;
  walk(value, newsOf(type), path, (at, since) => {
    found ??= new Map();
    found.set(at, since);
  });
  if (found === undefined) return;
  const { oldest } = kubernetesVersions(object.construct);
  for (const [at, since] of found) {
    if (oldest >= since) continue;
    yield problem(
      object,
      `${at} was added in Kubernetes ${version(since)}, but the app is made for ${version(oldest)} and later: leave it out, or raise kubernetesVersion.`,
    );
  }
}

/** The elements of a list, or the values of a map. */
const itemsOf = (value: unknown) => (typeof value === 'object' && value !== null ? Object.values(value) : []);

type Found = (path: string, since: number) => void;

function walk(value: unknown, news: News, path: string, found: Found): void {
  if (!isMap(value)) return;
  for (const field in value) {
    const since = news.since.get(field);
    const below = news.below.get(field);
    if (since === undefined && below === undefined) continue;
    const at = path === '' ? field : `${path}.${field}`;
    if (since !== undefined) found(at, since);
    if (below?.list === true) for (const item of itemsOf(value[field])) walk(item, below.news, `${at}[]`, found);
    else if (below !== undefined) walk(value[field], below.news, at, found);
  }
}
