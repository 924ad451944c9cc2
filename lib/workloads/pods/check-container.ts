import { checkEntries, checkStrings, checkValue, isMap, wrongType } from '../../rules/check';
import { choiceOf } from '../../rules/choice';
import { containerPathFlaw } from '../../rules/container-path';
import type { Findings } from '../../rules/finding';
import { pinnedImageFlaw } from '../../rules/image';
import { mountPathFlaw } from '../../rules/mount-path';
import { portNameFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import { finding } from '../codes';
import type { ContainerOptions } from './container-options';
import { askedPort, type ContainerSpec, type ListeningContainerOptions } from './container-spec';
import { checkEnv, checkVariableName, type VariableRules } from './env';
import { checkEnvSources } from './env-source';
import { checkFiles } from './files';
import { checkHealth, Health } from './health/health';
import { checkHook, LifecycleHook } from './lifecycle-hook';
import { PodPort } from './pod-port';
import { PodVolume } from './pod-volume';
import { checkPullPolicy } from './pull-policy';
import { checkResources } from './resources';
import { checkRuntime, ImageRuntime } from './runtime/image-runtime';
import { SecretKey } from './secret-key';
import { checkNoSecretWords } from './secret-literals';
import { checkSecretReferences } from './secret-references';
import { stopHook } from './stop-hook';
import type { WorkloadSpec } from './workload-spec';

interface AllOptions extends ListeningContainerOptions {
  readonly runtime?: ImageRuntime;
  readonly health?: Health;
}

/** Finds every value of a container that a cluster would refuse. Defaults of Portico's own are right. */
export function* checkContainer(spec: ContainerSpec, options: AllOptions, rules: VariableRules): Findings {
  yield* checkValue('image', 'image', spec.image, pinnedImageFlaw);
  if (options.command !== undefined) yield* checkStrings('command', options.command, '["/bin/app", "--quiet"]');
  if (options.args !== undefined) yield* checkStrings('args', options.args, '["--quiet"]');
  const { workingDir } = options;
  if (workingDir !== undefined) yield* checkValue('container-path', 'workingDir', workingDir, containerPathFlaw);
  if (options.pullPolicy !== undefined) yield* checkPullPolicy(options.pullPolicy);
  if (options.command !== undefined || options.args !== undefined) {
    yield* checkNoSecretWords(options.command, options.args, rules.publicNames);
  }
  yield* checkVariables(options, rules);
  if (options.files !== undefined) yield* checkFiles(options.files);
  if (options.volumes !== undefined) yield* checkVolumes(options.volumes, rules.oldest);
  if (options.ports !== undefined) yield* checkPorts(options.ports);
  if (options.resources !== undefined) yield* checkResources(spec.resources);
  if (options.runtime !== undefined) yield* checkRuntime(spec.runtime);
  if (options.health !== undefined) {
    yield* checkHealth(spec.health, rules.publicNames);
    yield* checkHealthFile(spec);
  }
  if (options.postStart !== undefined) yield* checkHook('postStart', options.postStart, rules.publicNames);
}

function* checkVariables(options: ContainerOptions, rules: VariableRules): Findings {
  const { env, envFrom, secrets, secretsFrom } = options;
  if (env !== undefined) yield* checkEnv(env, rules);
  if (envFrom !== undefined) yield* checkEnvSources(envFrom, secretsFrom, rules);
  if (secrets !== undefined) yield* checkSecrets(secrets, env, rules);
  if (secretsFrom !== undefined) yield* checkSecretReferences('secretsFrom', secretsFrom, 'database');
}

function* checkSecrets(secrets: unknown, env: unknown, rules: VariableRules): Findings {
  const example = 'SecretKey.of("database", "password")';
  for (const [name, key] of yield* checkEntries('secrets', secrets, `{ DB_PASSWORD: ${example} }`)) {
    yield* checkVariableName('secrets', name, rules);
    if (key instanceof SecretKey) yield* key._check();
    else yield wrongType(`secrets ${show(name)}`, key, `a key such as ${example}`);
    if (isMap(env) && Object.hasOwn(env, name)) {
      yield finding('variable', `${show(name)} is in env and in secrets: keep one of the two.`);
    }
  }
}

function* checkVolumes(volumes: unknown, oldest: number): Findings {
  for (const [path, volume] of yield* checkEntries('volumes', volumes, '{ "/data": PodVolume.claim("data") }')) {
    yield* checkValue('mount-path', 'volume path', path, mountPathFlaw);
    if (volume instanceof PodVolume) yield* volume._check(oldest);
    else yield wrongType(`volume at ${show(path)}`, volume, 'a volume such as PodVolume.claim("data")');
  }
}

function* checkPorts(ports: unknown): Findings {
  for (const [name, port] of yield* checkEntries('ports', ports, '{ grpc: PodPort.offered(9000) }')) {
    yield* checkValue('port', 'port', name, portNameFlaw);
    if (port instanceof PodPort) yield* port._check(name);
    else yield wrongType(`port ${show(name)}`, port, 'a port such as PodPort.offered(9000)');
  }
}

/** Health checks and hooks must find the ports that they ask. */
export function* checkAskedPorts(spec: ContainerSpec, pod: WorkloadSpec): Findings {
  const { health, postStart } = spec;
  if (health instanceof Health && health._asksPort) yield* checkAskedPort(spec, 'health', health._port);
  if (postStart instanceof LifecycleHook && postStart._request) {
    yield* checkAskedPort(spec, 'postStart', postStart._request.port);
  }
  const preStop = stopHook(spec, pod);
  if (preStop instanceof LifecycleHook && preStop._request) {
    yield* checkAskedPort(spec, 'preStop', preStop._request.port);
  }
}

function* checkAskedPort(spec: ContainerSpec, what: string, port: string | undefined): Findings {
  const code = what === 'health' ? what : 'lifecycle-hook';
  const asked = askedPort(spec, port);
  if (asked === undefined) {
    const names = Object.keys(spec.ports);
    const choice = names.length > 0 ? `write ${choiceOf(names.map(show))}` : 'add it to ports';
    const asks = port === undefined ? 'names no port' : `uses the port ${show(port)}`;
    yield finding(code, `${what} ${asks}, which container ${show(spec.name)} does not have: ${choice}.`);
  } else if (asked.transport !== 'TCP') {
    const asks = `${what} uses the port ${show(asked.name || asked.number)}, which speaks ${asked.transport}, and the kubelet uses TCP only`;
    const fix = what === 'health' ? 'write Health.command(), a port over TCP, or Health.none()' : 'write another port';
    yield finding(code, `${asks}: ${fix}.`);
  }
}

/** The program must be able to write the file by which it says that it works. */
function* checkHealthFile({ health, runtime, volumes }: ContainerSpec): Findings {
  const file = health instanceof Health ? health._file : undefined;
  if (
    mountPathFlaw(file) !== undefined ||
    !(runtime instanceof ImageRuntime) ||
    runtime._needs?.hasReadOnlyRoot !== true
  )
    return;
  const writable = Object.entries(volumes).filter(([, volume]) => volume?._view?.isReadOnly !== true);
  const folders = [...runtime._needs.writablePaths, ...runtime._needs.dataPaths, ...writable.map(([path]) => path)];
  if (folders.some((folder) => file?.startsWith(`${folder}/`))) return;
  const [first] = folders;
  const fix = first === undefined ? 'mount a volume at its folder' : `write a file in ${show(first)}`;
  yield finding(
    'health',
    `health file ${show(file)} is on a read-only file system, so that no program can touch it: ${fix}.`,
  );
}
