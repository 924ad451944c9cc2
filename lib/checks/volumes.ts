import { choiceOf } from '../rules/choice';
import { dnsLabelFlaw } from '../rules/dns-name';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, type Fields, itemsOf, nonEmptyStringOf, stringOf } from './model/read';
import type { PodContainer, Workload } from './model/workload';

export const volumesCheck: Check<'volumes'> = {
  name: 'volumes',
  summary: 'Each mount has a volume and a path of its own; each volume has one source and is mounted.',
  example: 'container "user" mounts volume "tpm", which does not exist: write "tmp".',
  *check(app) {
    for (const workload of app.knownWorkloads) {
      const { object, pod, containers } = workload;
      const declared = itemsOf(pod.volumes)
        .map(({ name }) => name)
        .filter((name) => typeof name === 'string');
      yield* checkVolumes(object, pod);
      const names = new Set([...declared, ...claimTemplatesOf(workload)]);
      for (const container of containers) yield* checkMounts(object, container, names);
      const mounted = mountedIn(containers);
      // Only an ephemeral container could mount the rest, and only a running pod has one.
      for (const name of new Set(declared.filter((each) => !mounted.has(each)))) {
        yield warning(object, `volume ${show(name)} is not mounted: leave it out, or mount it.`);
      }
    }
  },
};

/** The names of the volumes that a StatefulSet makes for each pod. */
function claimTemplatesOf({ object }: Workload): string[] {
  if (object.kind !== 'StatefulSet') return [];
  const templates = itemsOf(at(object.json, 'spec', 'volumeClaimTemplates'));
  return templates.map((template) => stringOf(at(template, 'metadata', 'name')) ?? '');
}

/** The names of the volumes that containers mount. */
function mountedIn(containers: readonly PodContainer[]): ReadonlySet<unknown> {
  const names = new Set<unknown>();
  for (const { fields } of containers) {
    for (const { name } of itemsOf(fields.volumeDevices)) names.add(name);
    for (const { name, mountPath } of itemsOf(fields.volumeMounts)) if (typeof mountPath === 'string') names.add(name);
  }
  return names;
}

function* checkVolumes(object: AppObject, pod: Fields): ObjectFindings {
  const names = new Set<string>();
  for (const volume of itemsOf(pod.volumes)) {
    const { name } = volume;
    if (typeof name !== 'string') continue;
    const flaw = dnsLabelFlaw(name);
    if (flaw !== undefined) yield problem(object, `volume ${show(name)} ${flaw}.`);
    if (names.has(name)) {
      yield problem(object, `volume ${show(name)} is written twice: give each volume a name of its own.`);
    }
    names.add(name);
    const kinds = Object.keys(volume).filter((field) => field !== 'name');
    if (kinds.length > 1) yield problem(object, `volume ${show(name)} has ${kinds.join(' and ')}: write one source.`);
  }
}

function* checkMounts(object: AppObject, { fields, title }: PodContainer, names: ReadonlySet<string>): ObjectFindings {
  const paths = new Set<string>();
  for (const { name, mountPath, subPath, subPathExpr } of itemsOf(fields.volumeMounts)) {
    if (typeof name !== 'string' || typeof mountPath !== 'string') continue;
    if (!names.has(name)) {
      const fix = names.size === 0 ? 'add it to volumes' : `write ${choiceOf([...names].map(show))}`;
      yield problem(object, `${title} mounts volume ${show(name)}, which does not exist: ${fix}.`);
    }
    if (paths.has(mountPath)) {
      yield problem(object, `${title} mounts two volumes at ${show(mountPath)}: write another path.`);
    }
    paths.add(mountPath);
    if (mountPath.includes(':')) {
      yield problem(object, `mountPath ${show(mountPath)} of ${title} has a ":": write a path without one.`);
    }
    if (subPath === undefined) continue;
    const sub = stringOf(subPath) ?? '';
    if (sub.startsWith('/') || sub.split('/').includes('..')) {
      const fix = 'write a relative path without ".."';
      yield problem(object, `subPath ${show(subPath)} of ${title} leaves the volume: ${fix}.`);
    }
    if (nonEmptyStringOf(subPath) !== undefined && nonEmptyStringOf(subPathExpr) !== undefined) {
      const mount = `the mount at ${show(mountPath)} of ${title}`;
      yield problem(object, `${mount} has both subPath and subPathExpr: keep one of the two.`);
    }
  }
}
