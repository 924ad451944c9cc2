import { isDnsLabel, MAX_LABEL } from '../rules/names';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, type Fields, fieldsOf, itemsOf, listOf, nameOf, textOf } from './model/read';
import { isKnown } from './model/workload';

export const volumes: Check<'volumes'> = {
  name: 'volumes',
  summary:
    'Each mount has its volume and a path of its own, each volume one source and a mount; a claim of one node for several pods is a warning.',
  example: 'container "user" mounts volume "tpm", which is not there: write one of "tmp".',
  *check(app) {
    for (const { object, pod, containers } of app.workloads.filter(isKnown)) {
      const names = new Set<string>();
      for (const { name, ...sources } of itemsOf(pod.volumes)) {
        const kinds = Object.keys(sources);
        if (typeof name !== 'string') continue;
        if (!isDnsLabel(name))
          yield problem(
            object,
            `volume ${show(name)} is no DNS label: write at most ${MAX_LABEL} lower-case letters, digits and "-".`,
          );
        if (names.has(name))
          yield problem(object, `volume ${show(name)} is there twice: give each volume a name of its own.`);
        names.add(name);
        if (kinds.length > 1)
          yield problem(object, `volume ${show(name)} has ${kinds.join(' and ')}: write one source.`);
      }
      if (object.kind === 'Deployment') yield* checkClaims(app, object, pod);
      const unused = new Set(names);
      if (object.kind === 'StatefulSet') {
        for (const claim of itemsOf(at(object.json, 'spec', 'volumeClaimTemplates')))
          names.add(textOf(at(claim, 'metadata', 'name')) ?? '');
      }
      for (const { fields, what } of containers) {
        const paths = new Set<string>();
        for (const device of itemsOf(fields.volumeDevices)) unused.delete(String(device.name));
        for (const { name, mountPath, subPath, subPathExpr } of itemsOf(fields.volumeMounts)) {
          if (typeof name !== 'string' || typeof mountPath !== 'string') continue;
          unused.delete(name);
          if (!names.has(name)) {
            const known = [...names].map(show).join(', ');
            yield problem(
              object,
              `${what} mounts volume ${show(name)}, which is not there: ${known === '' ? 'add it to volumes' : `write one of ${known}`}.`,
            );
          }
          if (paths.has(mountPath))
            yield problem(object, `${what} mounts two volumes at ${show(mountPath)}: write another path.`);
          paths.add(mountPath);
          if (mountPath.includes(':'))
            yield problem(object, `mountPath ${show(mountPath)} of ${what} has a ":": write a path without one.`);
          const sub = textOf(subPath) ?? '';
          if (sub.startsWith('/') || sub.split('/').includes('..')) {
            yield problem(
              object,
              `subPath ${show(subPath)} of ${what} leaves the volume: write a relative path without "..".`,
            );
          }
          if (nameOf(subPath) !== undefined && nameOf(subPathExpr) !== undefined) {
            yield problem(
              object,
              `the mount at ${show(mountPath)} of ${what} has both subPath and subPathExpr: keep one of the two.`,
            );
          }
        }
      }
      // An ephemeral container, which only a running pod has, is the sole other one that could mount it.
      for (const name of unused)
        yield warning(object, `volume ${show(name)} is mounted nowhere: leave it out, or mount it.`);
    }
  },
};

/** What one node alone may mount keeps the pods of a Deployment on others waiting, in a rolling update even a single one. */
function* checkClaims(app: AppIndex, object: AppObject, pod: Fields): ObjectFindings {
  const { replicas = 1, strategy } = fieldsOf(object.json.spec);
  const isAlone = (replicas === 1 || replicas === 0) && at(strategy, 'type') === 'Recreate';
  if (isAlone) return;
  for (const { persistentVolumeClaim } of itemsOf(pod.volumes)) {
    const name = nameOf(at(persistentVolumeClaim, 'claimName'));
    const claim = name === undefined ? undefined : app.find('', 'PersistentVolumeClaim', object.namespace, name);
    const modes = listOf(at(claim?.json.spec, 'accessModes')).filter((mode) => typeof mode === 'string');
    if (modes.length === 0 || modes.some((mode) => mode.endsWith('Many'))) continue;
    yield warning(
      object,
      `PersistentVolumeClaim ${show(name)} is for the pods of one node (${modes.join(', ')}), and others wait for ever: write "ReadWriteMany" there, or one pod with the strategy Recreate.`,
    );
  }
}
