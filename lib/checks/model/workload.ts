import { choiceOf } from '../../rules/choice';
import { remember } from '../../rules/remember';
import { show } from '../../rules/show';
import { type AppObject, isBuiltIn } from './app-object';
import { at, type Fields, fieldsOf, itemsOf, nonEmptyStringOf, stringMapOf, stringOf } from './read';
import { type Selector, selectorOf, selectorOfLabels } from './selector';

/** A container of a pod. */
export interface PodContainer {
  readonly fields: Fields;
  /** The container as messages name it, for example `init container "migrate"`. */
  readonly title: string;
  /** Set for containers, and for init containers that are sidecars: they run as long as the pod does. */
  readonly isLasting: boolean;
}

/** The pods that a template makes. */
export interface Pods {
  /** The metadata of the pods as they are written. */
  readonly metadata: Fields;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  readonly pod: Fields;
  readonly containers: readonly PodContainer[];
}

/** A pod, or an object that makes pods. */
export interface Workload extends Pods {
  readonly object: AppObject;
  /** The field that has the `metadata` and `spec` of the pods, for example `spec.template`; empty for a pod. */
  readonly path: string;
}

/** The fields of known kinds that have the `metadata` and `spec` of their pods. */
const TEMPLATES: { readonly [kind: string]: readonly string[] } = {
  'apps DaemonSet': ['spec', 'template'],
  'apps Deployment': ['spec', 'template'],
  'apps ReplicaSet': ['spec', 'template'],
  'apps StatefulSet': ['spec', 'template'],
  'batch CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'batch Job': ['spec', 'template'],
  ' Pod': [],
  ' PodTemplate': ['template'],
  ' ReplicationController': ['spec', 'template'],
  'argoproj.io Rollout': ['spec', 'template'],
};

const knownPath = ({ groupKind }: AppObject) => TEMPLATES[groupKind];

/** True for an object of a kind whose pods are known. */
export const hasKnownPods = (object: AppObject): boolean => knownPath(object) !== undefined;

/** The workload that an object is, of a known kind or of a custom one that has a pod template like a Deployment. */
export function toWorkload(object: AppObject): Workload | undefined {
  const own = knownPath(object);
  const path = own ?? ['spec', 'template'];
  if (isBuiltIn(object) ? own === undefined : !Array.isArray(at(object.json, ...path, 'spec', 'containers'))) {
    return undefined;
  }
  return { object, path: path.join('.'), ...podsOf(at(object.json, ...path)) };
}

/** The pods of a template, or of a pod itself. */
export function podsOf(template: unknown): Pods {
  const { metadata: written, spec } = fieldsOf(template);
  const metadata = fieldsOf(written);
  const pod = fieldsOf(spec);
  return {
    metadata,
    labels: stringMapOf(metadata.labels),
    annotations: stringMapOf(metadata.annotations),
    pod,
    containers: containersOf(pod),
  };
}

function containersOf(pod: Fields): PodContainer[] {
  const containers: PodContainer[] = [];
  for (const [index, fields] of itemsOf(pod.initContainers).entries()) {
    const isLasting = fields.restartPolicy === 'Always';
    containers.push({ fields, title: titleOf('init container', fields, index), isLasting });
  }
  for (const [index, fields] of itemsOf(pod.containers).entries()) {
    containers.push({ fields, title: titleOf('container', fields, index), isLasting: true });
  }
  return containers;
}

const titleOf = (kind: string, { name }: Fields, index: number) => `${kind} ${show(stringOf(name) ?? index)}`;

const CONTROLLERS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'Rollout', 'StatefulSet'];

/** The selector by which a controller finds its pods. That of a Job is made by the cluster. */
export const podSelectorOf = remember(({ object, labels }: Workload): Selector | undefined => {
  if (!CONTROLLERS.includes(object.kind)) return undefined;
  const { selector } = fieldsOf(object.json.spec);
  return object.kind === 'ReplicationController' ? selectorOfLabels(selector ?? labels) : selectorOf(selector);
});

/** A port that a container declares. */
export interface OpenPort {
  readonly name?: string;
  readonly number?: number;
  readonly protocol: string;
}

export function openPorts(container: PodContainer): OpenPort[] {
  return itemsOf(container.fields.ports).map(({ name, containerPort, protocol }) => ({
    name: nonEmptyStringOf(name),
    number: typeof containerPort === 'number' ? containerPort : undefined,
    protocol: stringOf(protocol) ?? 'TCP',
  }));
}

/** The ports of the containers that run as long as the pods do. */
export function podPorts({ containers }: Workload): OpenPort[] {
  return containers.flatMap((container) => (container.isLasting ? openPorts(container) : []));
}

/** `"http", 8080`: the names and numbers of ports, as messages list them. */
export const showPorts = (ports: readonly OpenPort[]): string => shownPorts(ports).join(', ');

/** The name or number of a port to write in the place of one that no container opens. */
export function portFix(opened: readonly OpenPort[], none: string): string {
  return opened.length === 0 ? none : `write ${choiceOf(shownPorts(opened))}`;
}

/** The names and numbers of ports, each once. */
function shownPorts(ports: readonly OpenPort[]): string[] {
  const shown = new Set(ports.flatMap(({ name, number }) => [name, number]).filter((each) => each !== undefined));
  return [...shown].map(show);
}
