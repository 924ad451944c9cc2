import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import { ordinalsOf } from './ordinals';
import { at } from './read';

/**
 * The flaw of a host such as `db-3.db-headless`, which asks a pod of a StatefulSet by its name; undefined for any other host, and
 * for a pod that the StatefulSet may have.
 *
 * @param own the namespace of those who ask.
 */
export function podHostFlaw(app: AppIndex, own: string, host: string): string | undefined {
  const [, pod = '', name = '', inNamespace = own] = /^([^.]+)\.([^.]+)(?:\.([^.]+)(?:\.svc.*)?)?$/.exec(host) ?? [];
  // A Service in a namespace is `web.shop` as well.
  if (pod === '' || app.find('', 'Service', name, pod) !== undefined) return undefined;
  const namespace = inNamespace === 'svc' ? own : inNamespace;
  const set = app.knownWorkloads.find(
    ({ object }) =>
      object.kind === 'StatefulSet' &&
      object.namespace === namespace &&
      at(object.json, 'spec', 'serviceName') === name,
  );
  if (set === undefined || app.find('', 'Service', namespace, name) === undefined) return undefined;
  const { first, end } = ordinalsOf(app, set);
  const { name: setName } = set.object;
  const number = pod.startsWith(`${setName}-`) ? Number(pod.slice(setName.length + 1)) : Number.NaN;
  if (first === end || (number >= first && number < end)) return undefined;
  const only = show(`${setName}-${first}`);
  const [has, fix] =
    end - 1 > first
      ? [`${only}${Number.isFinite(end) ? ` to ${show(`${setName}-${end - 1}`)}` : ' and up'}`, 'one of these']
      : [only, only];
  return `pod ${show(pod)}, and StatefulSet ${show(setName)} has ${has}: write ${fix}`;
}
