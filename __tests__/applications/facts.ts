import type { Manifest } from '../support/app';
import { type Fields, joined, labelsText, type ObjectFacts, said } from './fact-texts';
import { containerFacts, podFacts } from './pod-facts';

/** The facts of an application, by kind and name of the object. */
export type Facts = ReadonlyMap<string, ObjectFacts>;

/** The facts of all objects. What an object only refers to, such as the port of a name, is looked up among the others. */
export function factsOf(objects: readonly Manifest[]): Facts {
  return new Map(
    objects
      .filter(({ kind }) => kind !== 'ConfigMap')
      .map((object) => [`${object.kind} ${nameOf(object)}`, { ...placed(object), ...read(object, objects) }]),
  );
}

/** A Job has a name of its own for each release, which ends in its version, or in the tag of its image. */
function nameOf({ kind, metadata: { name, labels }, spec }: Manifest): string {
  if (kind !== 'Job') return name;
  const [tag = ''] = /[^:]*$/.exec(spec.template.spec.containers[0].image) ?? [];
  const endings = [labels?.['app.kubernetes.io/version'], tag.replaceAll('.', '-')].map((end) => `-${end}`);
  return endings.reduce((rest, end) => (rest.endsWith(end) ? rest.slice(0, -end.length) : rest), name);
}

/** The namespace of an object, and the moment in which Helm makes it. */
function placed({ metadata: { namespace, annotations = {} } }: Manifest): ObjectFacts {
  return said({ namespace, hook: annotations['helm.sh/hook'], weight: annotations['helm.sh/hook-weight'] });
}

function read(object: Manifest, objects: readonly Manifest[]): ObjectFacts {
  const { spec = {} }: Fields = object;
  switch (object.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
      return said({
        replicas: spec.replicas ?? 1,
        strategy: spec.strategy?.type ?? spec.updateStrategy?.type ?? 'RollingUpdate',
        selector: labelsText(spec.selector.matchLabels),
        service: spec.serviceName,
        start: spec.podManagementPolicy === 'OrderedReady' ? undefined : spec.podManagementPolicy,
        ...podAndContainers(spec.template, objects),
      });
    case 'Job':
      return said({ retries: spec.backoffLimit ?? 6, ...podAndContainers(spec.template, objects) });
    case 'CronJob':
      return said({
        schedule: spec.schedule,
        concurrency: spec.concurrencyPolicy ?? 'Allow',
        ...podAndContainers(spec.jobTemplate.spec.template, objects),
      });
    case 'Service':
      return { ...serviceFacts(spec, objects), ...said({ annotations: labelsText(object.metadata.annotations) }) };
    case 'Ingress':
      return ingressFacts(object);
    case 'PersistentVolumeClaim':
      return said({
        modes: joined(spec.accessModes),
        size: spec.resources.requests.storage,
        class: spec.storageClassName,
      });
    case 'PodDisruptionBudget':
      return said({
        'max unavailable': spec.maxUnavailable,
        'min available': spec.minAvailable,
        selector: labelsText(spec.selector.matchLabels),
      });
    case 'ServiceAccount':
    case 'Namespace':
      return {};
    default:
      return { spec: JSON.stringify(sorted(spec)) };
  }
}

function podAndContainers(template: Fields, objects: readonly Manifest[]): ObjectFacts {
  const { containers, initContainers = [] } = template.spec;
  return Object.assign(
    podFacts(template),
    ...containers.map((container: Fields) => containerFacts('container', container, template.spec, objects)),
    ...initContainers.map((container: Fields) =>
      containerFacts(isSidecar(container) ? 'container' : 'init container', container, template.spec, objects),
    ),
  );
}

/** A container that starts before the others, and runs next to them. */
const isSidecar = ({ restartPolicy }: Fields) => restartPolicy === 'Always';

function serviceFacts(spec: Fields, objects: readonly Manifest[]): ObjectFacts {
  const pods = objects.map((object: Fields) => object.spec?.template).filter((template) => selects(spec, template));
  const ports = pods.flatMap(({ spec: pod }) => pod.containers.flatMap((container: Fields) => container.ports ?? []));
  const numberOf = (target: unknown) => ports.find(({ name }) => name === target)?.containerPort ?? target;
  return said({
    type: spec.clusterIP === 'None' ? 'headless' : (spec.type ?? 'ClusterIP'),
    selector: labelsText(spec.selector),
    ports: joined(
      (spec.ports ?? []).map(
        ({ name, port, targetPort, nodePort, protocol }: Fields) =>
          `${name ?? ''} ${port} to ${numberOf(targetPort ?? port)}${nodePort ? ` on ${nodePort}` : ''}${protocol && protocol !== 'TCP' ? ` ${protocol}` : ''}`,
      ),
    ),
  });
}

const selects = ({ selector }: Fields, template: Fields) =>
  template !== undefined &&
  selector !== undefined &&
  Object.entries(selector).every(([key, value]) => template.metadata.labels?.[key] === value);

/** A prefix takes the same requests with and without a slash at its end. */
const endless = (path: string, pathType: string) => (pathType === 'Prefix' ? path.replace(/(.)\/$/, '$1') : path);

function ingressFacts({ spec, metadata }: Manifest): ObjectFacts {
  const paths = spec.rules.flatMap(({ host, http }: Fields) =>
    http.paths.map(
      ({ path, pathType, backend }: Fields) =>
        `${host}${endless(path, pathType)} ${pathType} to ${backend.service.name}:${backend.service.port.number ?? backend.service.port.name}`,
    ),
  );
  return said({
    class: spec.ingressClassName,
    paths: joined(paths),
    tls: joined((spec.tls ?? []).map(({ secretName, hosts }: Fields) => `${joined(hosts)} by ${secretName}`)),
    annotations: labelsText(metadata.annotations),
  });
}

/** The same fields in the order of their names. */
function sorted(value: Fields): Fields {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
