import { type AppObject, isBuiltIn } from './app-object';
import { at, type Fields, fieldsOf, isFields, itemsOf, mapOf, nameOf, textOf } from './read';

/** A container of a pod. */
export interface PodContainer {
  readonly fields: Fields;
  /** How messages name it. */
  readonly what: string;
  /** Whether it runs as long as the pod does: a container, or an init container that is a sidecar. */
  readonly lasting: boolean;
}

/** Something that makes pods, or a pod. */
export interface Workload {
  readonly object: AppObject;
  /** Where its pod's `metadata` and `spec` stand, for example `spec.template`. */
  readonly path: string;
  readonly labels: { readonly [key: string]: string };
  readonly pod: Fields;
  readonly containers: readonly PodContainer[];
}

/** Where kinds of Kubernetes hold their pods' `metadata` and `spec`. */
export const TEMPLATES: { readonly [kind: string]: readonly string[] } = {
  'apps DaemonSet': ['spec', 'template'],
  'apps Deployment': ['spec', 'template'],
  'apps ReplicaSet': ['spec', 'template'],
  'apps StatefulSet': ['spec', 'template'],
  'batch CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'batch Job': ['spec', 'template'],
  ' Pod': [],
  ' PodTemplate': ['template'],
  ' ReplicationController': ['spec', 'template'],
};

/** The workload that an object is, or that of somebody else's kind which is written like one. */
export function toWorkload(object: AppObject): Workload | undefined {
  const own = TEMPLATES[`${object.group} ${object.kind}`];
  const path = own ?? ['spec', 'template'];
  if (own === undefined && (isBuiltIn(object) || !Array.isArray(at(object.json, ...path, 'spec', 'containers')))) {
    return undefined;
  }
  const template = at(object.json, ...path);
  const pod = fieldsOf(at(template, 'spec'));
  return {
    object,
    path: path.join('.'),
    labels: mapOf(at(template, 'metadata', 'labels')),
    pod,
    containers: containersOf(pod),
  };
}

/** Whether the API server knows the kind, so that its fields mean what they do there. */
export const isKnown = ({ object }: Workload) => isBuiltIn(object);

function containersOf(pod: Fields): PodContainer[] {
  const of = (field: string, title: string, lasting: (container: Fields) => boolean) =>
    itemsOf(pod[field]).map((fields, index): PodContainer => {
      const what = `${title} ${JSON.stringify(textOf(fields.name) ?? index)}`;
      return { fields, what, lasting: lasting(fields) };
    });
  return [
    ...of('initContainers', 'init container', ({ restartPolicy }) => restartPolicy === 'Always'),
    ...of('containers', 'container', () => true),
  ];
}

/** A port that a container says it opens. */
export interface OpenPort {
  readonly name?: string;
  readonly number?: number;
  readonly protocol: string;
}

export function openPorts(container: PodContainer): OpenPort[] {
  return itemsOf(container.fields.ports)
    .filter(isFields)
    .map(({ name, containerPort, protocol }) => ({
      name: nameOf(name),
      number: typeof containerPort === 'number' ? containerPort : undefined,
      protocol: textOf(protocol) ?? 'TCP',
    }));
}

/** What runs as long as the pods do, and so can answer at a port. */
export const podPorts = (workload: Workload) => workload.containers.filter(({ lasting }) => lasting).flatMap(openPorts);
