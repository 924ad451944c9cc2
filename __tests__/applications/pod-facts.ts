import { canonicalQuantity } from '../../lib/rules/quantity';
import type { Manifest } from '../support/app';
import { type Fields, joined, labelsText, type ObjectFacts, said } from './fact-texts';

/** The facts of pods, but for their containers. */
export function podFacts({ metadata, spec }: Fields): ObjectFacts {
  return said({
    'pod annotations': labelsText(withoutHashes(metadata.annotations)),
    account: spec.serviceAccountName,
    token: spec.automountServiceAccountToken === false ? 'none' : undefined,
    'pull secrets': joined((spec.imagePullSecrets ?? []).map(({ name }: Fields) => name)),
    grace: `${spec.terminationGracePeriodSeconds ?? 30} s`,
    restart: spec.restartPolicy === 'Always' ? undefined : spec.restartPolicy,
    'fs group': spec.securityContext?.fsGroup,
    'node selector': labelsText(spec.nodeSelector),
    'host aliases': joined((spec.hostAliases ?? []).map(({ ip }: Fields) => ip)),
    'apart from each other': spec.affinity?.podAntiAffinity && Object.keys(spec.affinity.podAntiAffinity).sort().join(),
  });
}

/** Checksums by which Helm charts and Portico roll pods out. */
const withoutHashes = (annotations: Fields) =>
  Object.fromEntries(Object.entries(annotations ?? {}).filter(([key]) => !/checksum|hash|rollme/.test(key)));

/** The facts of a container, each with its name. */
export function containerFacts(
  what: string,
  container: Fields,
  pod: Fields,
  objects: readonly Manifest[],
): ObjectFacts {
  const { ports = [], resources = {} } = container;
  const numberOf = (port: unknown) => ports.find(({ name }: Fields) => name === port)?.containerPort ?? port;
  const facts = said({
    image: container.image,
    command: joined([...(container.command ?? []), ...(container.args ?? [])].map((word) => JSON.stringify(word))),
    ports: joined(ports.map(({ containerPort }: Fields) => containerPort)),
    'port names': joined(ports.flatMap(({ name }: Fields) => name ?? [])),
    env: joined(environment(container, objects)),
    startup: probe(container.startupProbe, numberOf),
    'startup times': times(container.startupProbe),
    readiness: probe(container.readinessProbe, numberOf),
    'readiness times': times(container.readinessProbe),
    liveness: probe(container.livenessProbe, numberOf),
    'liveness times': times(container.livenessProbe),
    requests: amounts(resources.requests),
    limits: amounts(resources.limits),
    mounts: joined(mounts(container, pod)),
    security: security(container.securityContext, pod.securityContext),
    'pull policy': container.imagePullPolicy === 'IfNotPresent' ? undefined : container.imagePullPolicy,
    stop: container.lifecycle?.preStop && JSON.stringify(container.lifecycle.preStop),
  });
  return Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [`${what} ${container.name}: ${fact}`, value]),
  );
}

/** Amounts as they are written in the shortest way. */
const amounts = (resources: Fields) =>
  labelsText(
    Object.fromEntries(
      Object.entries(resources ?? {}).map(([name, amount]) => [name, canonicalQuantity(String(amount))]),
    ),
  );

/** The variables that the program sees, of whichever object they come. */
function environment({ env = [], envFrom = [] }: Fields, objects: readonly Manifest[]): string[] {
  const all = new Map<string, string>();
  for (const { configMapRef, secretRef, prefix = '' } of envFrom) {
    if (secretRef !== undefined) all.set(`${prefix}*`, `secret ${secretRef.name}`);
    const map = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMapRef?.name);
    for (const [name, value] of Object.entries(map?.data ?? {})) all.set(`${prefix}${name}`, String(value));
  }
  for (const { name, value = '', valueFrom } of env) {
    const { secretKeyRef: secret, configMapKeyRef: map, fieldRef, resourceFieldRef } = valueFrom ?? {};
    const optional = secret?.optional ? ' if it is there' : '';
    if (secret !== undefined) all.set(name, `secret ${secret.name}/${secret.key}${optional}`);
    else if (map !== undefined) all.set(name, `config ${map.name}/${map.key}`);
    else all.set(name, fieldRef?.fieldPath ?? resourceFieldRef?.resource ?? value);
  }
  return [...all].map(([name, value]) => `${name}=${value}`).sort();
}

function probe(fields: Fields, numberOf: (port: unknown) => unknown): string | undefined {
  if (fields === undefined) return undefined;
  const { httpGet, tcpSocket, grpc, exec } = fields;
  const headers = httpGet?.httpHeaders?.map(({ name, value }: Fields) => ` with ${name}: ${value}`).join('') ?? '';
  const scheme = httpGet?.scheme === 'HTTPS' ? 'HTTPS ' : '';
  return (
    (httpGet && `${scheme}GET ${httpGet.path ?? '/'} of ${numberOf(httpGet.port)}${headers}`) ??
    (tcpSocket && `connect to ${numberOf(tcpSocket.port)}`) ??
    (grpc && `gRPC of ${grpc.port}`) ??
    `run ${exec.command.join(' ')}`
  );
}

function times(probe: Fields): string | undefined {
  if (probe === undefined) return undefined;
  const { initialDelaySeconds = 0, periodSeconds = 10, timeoutSeconds = 1, failureThreshold = 3 } = probe;
  return `after ${initialDelaySeconds} s, every ${periodSeconds} s, within ${timeoutSeconds} s, ${failureThreshold} times`;
}

/** Volumes that nobody can write to, whatever a mount says. */
const READ_ONLY = ['secret', 'configMap'];

function mounts({ volumeMounts = [] }: Fields, { volumes = [] }: Fields): string[] {
  return volumeMounts
    .map(({ name, mountPath, subPath, readOnly }: Fields) => {
      const { name: _, ...source } = volumes.find((volume: Fields) => volume.name === name) ?? { claim: 'template' };
      const [[kind, fields] = ['', {}]]: [string, Fields][] = Object.entries(source);
      const which = fields.claimName ?? fields.secretName ?? fields.name ?? fields.path ?? fields.medium;
      return `${mountPath}${subPath ? ` (${subPath})` : ''} ${kind}${which ? ` ${which}` : ''}${readOnly && !READ_ONLY.includes(kind) ? ' read-only' : ''}`;
    })
    .sort();
}

/** The security context that a container ends up with. */
function security(own: Fields = {}, pod: Fields = {}): string {
  const all = { ...pod, ...own };
  return joined(
    [
      all.runAsUser !== undefined && `user ${all.runAsUser}`,
      all.runAsGroup !== undefined && `group ${all.runAsGroup}`,
      all.runAsNonRoot && 'not root',
      all.readOnlyRootFilesystem && 'read-only',
      all.allowPrivilegeEscalation === false && 'no escalation',
      all.privileged && 'privileged',
      all.capabilities?.drop && `drop ${all.capabilities.drop.map((name: string) => name.toUpperCase()).join(' ')}`,
      all.capabilities?.add && `add ${[...all.capabilities.add].sort().join(' ')}`,
    ].filter(Boolean),
  );
}
