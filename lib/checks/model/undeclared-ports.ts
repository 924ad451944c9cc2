import { editDistance } from '../../rules/edit-distance';
import type { AppIndex } from './app-index';
import { configUses } from './config-uses';
import { at } from './read';
import { servicesOf, targetNumbers } from './service-pods';
import { openPorts, type Workload } from './workload';

/** A port of pods that an object names by its number. */
export interface NamedPort {
  readonly port: number;
  /** All ports that the object names. */
  readonly all: readonly number[];
  /** Set for a port that nobody wrote as a port of pods. */
  readonly isAssumed?: boolean;
}

/**
 * True for a number that is probably not the port that pods listen on. A container may listen on ports that it does not
 * declare, so that more must speak for a slip: it declares others that nothing leads to, and says this number nowhere.
 */
export function isDoubtful(app: AppIndex, pods: readonly Workload[], { port, all, isAssumed }: NamedPort): boolean {
  const containers = pods.flatMap((each) => each.containers.filter(({ isLasting }) => isLasting));
  const declared = containers.map((container) => openPorts(container).flatMap(({ number }) => number ?? []));
  if (declared.length === 0 || declared.some((ports) => ports.length === 0)) return false;
  const known = new Set(declared.flat());
  if (known.has(port)) return false;
  const led = new Set([...all, ...pods.flatMap((workload) => ledTo(app, workload))]);
  const isNear = [...known].some((each) => !led.has(each) && isSlipOf(port, each));
  const isAlone = (isAssumed === true || known.size === 1) && !all.some((each) => known.has(each));
  return (isNear || isAlone) && !pods.some((workload) => mentions(app, workload, port));
}

/** The ports of pods that Services lead to. */
const ledTo = (app: AppIndex, workload: Workload) =>
  servicesOf(app, workload).flatMap(({ ports, pods }) => ports.flatMap((port) => targetNumbers(port, pods)));

/** 5433 is a slip of 5432, and 443 one of 8443. */
const isSlipOf = (port: number, other: number) => editDistance(String(port), String(other)) === 1;

/** True for a number in the command, the environment, the probes, the annotations or the ConfigMaps of pods. */
export function mentions(app: AppIndex, workload: Workload, port: number): boolean {
  const { object, path, pod } = workload;
  const template = path === '' ? object.json : at(object.json, ...path.split('.'));
  const configs = configUses(workload).map(({ kind, name }) => app.find('', kind, object.namespace, name)?.json);
  const text = JSON.stringify([pod, at(template, 'metadata', 'annotations'), configs], (field, value: unknown) =>
    field === 'ports' ? undefined : value,
  );
  return new RegExp(`(?<![\\w.])${port}(?![\\w.])`).test(text.replace(/\\[nrt]/g, ' '));
}
