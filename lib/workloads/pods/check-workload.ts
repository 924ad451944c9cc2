import type { Construct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import { checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import { dnsLabelFlaw, MAX_LABEL, serviceNameFlaw } from '../../rules/dns-name';
import { type Findings, inPart } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { SYNONYMS } from '../synonyms';
import { checkAskedPorts, checkContainer } from './check-container';
import { checkMetadata } from './check-metadata';
import { checkStop } from './check-stop';
import { checkConfig } from './config';
import type { ContainerSpec } from './container-spec';
import { checkDns } from './dns-config';
import { checkDrain, Drain } from './drain';
import { checkVariableRules, type VariableRules } from './env';
import { checkFileKeys } from './files';
import { checkHostAliases } from './host-aliases';
import { checkIdentity } from './identity';
import { checkHook } from './lifecycle-hook';
import { checkMetrics, METRICS_PORT_NAME } from './metrics';
import { checkPlacement } from './placement';
import { ImageRuntime } from './runtime/image-runtime';
import { checkScraper } from './scraper';
import { checkSecretReferences } from './secret-references';
import { checkSelector } from './selector';
import { Settings } from './settings';
import { sharingFlaw } from './shared-construct';
import { INIT_CONTAINER_OPTIONS, type InitContainer, SIDECAR_OPTIONS, type Sidecar } from './sidecar';
import { claimsOf, layoutVolumes } from './volume-layout';
import { containersOf, type PodOptions, type WorkloadSpec } from './workload-spec';

/** Finds every value of a workload's pods that a cluster would refuse, ignore or misread. */
export function* checkWorkload(
  construct: Construct,
  spec: WorkloadSpec,
  options: PodOptions,
  written: PodOptions,
): Findings {
  yield* checkNames(spec, options);
  const rules = yield* checkVariableRules(options.publicNames, spec.versions);
  yield* checkContainer(spec.container, options, rules);
  yield* checkSidecars(spec, options, rules);
  if (options.settings !== undefined) yield* checkShared(construct, options.settings);
  if (spec.ownSettings.files.length > 1) yield* checkFileKeys(spec.ownSettings.files);
  if (options.config !== undefined) yield* checkOwnConfig(spec, options.config, rules);
  yield* checkIdentity(spec.identity, spec.workloadName, chartOf(construct)?.namespace);
  yield* checkPlacement(spec.placement, spec.selector, options);
  yield* checkPodFields(spec, options);
  if (options.pullSecrets !== undefined) yield* checkSecretReferences('pullSecrets', spec.pullSecrets, 'registry');
  if (options.metrics !== undefined) {
    yield* checkMetrics(options.metrics, options.ports?.[METRICS_PORT_NAME], spec.container);
  }
  if (options.scraper !== undefined) yield* checkScraper(options.scraper);
  yield* checkMetadata(spec, options, written);
  // Without the option as well, since that of a Job is made of its gracePeriod.
  yield* checkDrain(spec.drain, rules.publicNames);
  if (spec.drain instanceof Drain) yield* checkStop(spec);
  const containers = containersOf(spec);
  yield* checkPorts(containers);
  for (const container of containers) yield* checkAskedPorts(container, spec);
  if (mountsNothing(spec, options)) return;
  yield* checkClaims(construct, spec);
  if (containers.every(({ runtime }) => runtime instanceof ImageRuntime)) yield* layoutVolumes(spec).findings;
}

/** True where the only mounts are those of the default runtime, which are right. */
const mountsNothing = ({ container, settings }: WorkloadSpec, { runtime, sidecars, initContainers }: PodOptions) =>
  runtime === undefined &&
  sidecars === undefined &&
  initContainers === undefined &&
  settings.length + container.files.length + Object.keys(container.volumes).length === 0;

/** The rule for names is that of Services, the strictest, so that a Service can have the workload's name. */
function* checkNames({ name, version, workloadName }: WorkloadSpec, { containerName, selector }: PodOptions): Findings {
  yield* checkValue('dns-name', 'name', name, serviceNameFlaw);
  if (containerName !== undefined) yield* checkValue('dns-name', 'containerName', containerName, dnsLabelFlaw);
  if (selector !== undefined) yield* checkSelector(selector);
  if (version === undefined) return;
  yield* checkValue('dns-name', 'version', version, dnsLabelFlaw);
  if (workloadName.length > MAX_LABEL) {
    yield finding(
      'workload-name',
      `name and version together give ${show(workloadName)}, ${workloadName.length} characters: write at most ${MAX_LABEL}.`,
    );
  }
}

function* checkSidecars(spec: WorkloadSpec, options: PodOptions, rules: VariableRules): Findings {
  const { sidecars, initContainers } = options;
  if (sidecars !== undefined && (yield* checkList('sidecars', sidecars))) {
    yield* checkCompanions('sidecar', sidecars, SIDECAR_OPTIONS, spec, spec.sidecars, rules);
  }
  if (initContainers !== undefined && (yield* checkList('initContainers', initContainers))) {
    yield* checkCompanions('init container', initContainers, INIT_CONTAINER_OPTIONS, spec, spec.initContainers, rules);
  }
}

function* checkList(what: string, list: unknown): Findings<boolean> {
  if (Array.isArray(list)) return true;
  yield wrongType(what, list, 'a list such as [{ name: "proxy", image: "envoyproxy/envoy:v1.35.0" }]');
  return false;
}

function* checkCompanions(
  what: string,
  written: readonly InitContainer[],
  known: readonly string[],
  pod: WorkloadSpec,
  specs: readonly ContainerSpec[],
  rules: VariableRules,
): Findings {
  const options: InitContainer[] = [];
  for (const one of written) {
    if (yield* checkStruct(/^[aeiou]/.test(what) ? `an ${what}` : `a ${what}`, one, known, SYNONYMS)) options.push(one);
  }
  for (const [index, spec] of specs.entries()) {
    yield* inPart(`${what} ${show(spec.name)}`, checkCompanion(spec, options[index], pod, rules));
  }
}

function* checkCompanion(
  spec: ContainerSpec,
  options: InitContainer | undefined,
  pod: WorkloadSpec,
  rules: VariableRules,
): Findings {
  yield* checkValue('dns-name', 'name', spec.name, dnsLabelFlaw);
  if (containersOf(pod).some((other) => other !== spec && other.name === spec.name)) {
    yield finding('pod-container', 'another container of the pod has this name: write another name.');
  }
  yield* checkContainer(spec, options ?? {}, rules);
  const { preStop } = (options ?? {}) as Sidecar;
  if (preStop !== undefined) yield* checkHook('preStop', preStop, rules.publicNames);
  const { runtime } = spec;
  if (!(runtime instanceof ImageRuntime)) return;
  for (const option of runtime._needs?.ofPodOnly ?? []) {
    yield finding(
      'pod-container',
      `${option} of the runtime belongs to the whole pod: write it in the workload's own.`,
    );
  }
}

function* checkOwnConfig(spec: WorkloadSpec, config: unknown, rules: VariableRules): Findings {
  yield* checkConfig(config, rules);
  const { env, secrets } = spec.container;
  for (const [what, variables] of Object.entries({ env, secrets })) {
    for (const name of Object.keys(variables)) {
      if (!Object.hasOwn(spec.ownSettings.config, name)) continue;
      yield finding('variable', `${show(name)} is in config and in ${what}: keep one of the two.`);
    }
  }
}

function* checkShared(construct: Construct, settings: readonly unknown[]): Findings {
  if (!Array.isArray(settings)) {
    yield wrongType('settings', settings, 'a list such as [common]');
    return;
  }
  for (const shared of settings) {
    if (!(shared instanceof Settings)) {
      yield wrongType('settings', shared, 'settings such as new Settings(chart, "common", { … })');
      continue;
    }
    const flaw = shared._flawFor(construct);
    if (flaw !== undefined) yield finding('settings', flaw);
  }
  if (new Set(settings).size < settings.length) {
    yield finding('settings', 'settings have the same construct twice: list each once.');
  }
}

function* checkClaims(construct: Construct, spec: WorkloadSpec): Findings {
  for (const claim of claimsOf(spec)) {
    const flaw = sharingFlaw('StorageClaim', 'one', claim, construct);
    if (flaw !== undefined) yield finding('volume', flaw);
  }
}

/** The options whose values are DNS labels. */
const LABELS = ['hostname', 'subdomain'] as const;
/** The options whose values are true or false. */
const FLAGS = ['serviceLinks', 'shareProcessNamespace', 'recommendations'] as const;

function* checkPodFields({ dns, podFields }: WorkloadSpec, options: PodOptions): Findings {
  for (const name of LABELS) {
    if (options[name] !== undefined) yield* checkValue('dns-name', name, options[name], dnsLabelFlaw);
  }
  if (options.hostAliases !== undefined) yield* checkHostAliases(options.hostAliases);
  if (dns !== undefined) yield* checkDns(dns);
  for (const name of FLAGS) {
    if (options[name] !== undefined) yield* checkFlag(name, options[name]);
  }
  if (options.shareProcessNamespace === true && podFields.hostPID === true) {
    yield finding(
      'pod-container',
      'shareProcessNamespace does not go with hostPid, by which containers share the processes of the whole node: leave one of the two out.',
    );
  }
}

/** Containers of a pod share its address, so that a port, and a port's name, belongs to one of them. */
function* checkPorts(containers: readonly ContainerSpec[]): Findings {
  const ports = containers.flatMap((container) => Object.entries(container.ports));
  if (ports.length < 2) return;
  const names = new Set<string>();
  const numbers = new Map<string, string>();
  for (const [name, port] of ports) {
    const number = port?._port;
    const key = `${show(number)} ${port?._transport}`;
    const twin = numbers.get(key);
    if (names.has(name)) {
      yield finding('pod-port', `two containers have a port ${show(name)}: rename one of the ports.`);
    } else if (twin !== undefined) {
      yield finding(
        'pod-port',
        `ports ${show(twin)} and ${show(name)} are both ${show(number)}: containers of a pod share its ports, so write another number.`,
      );
    }
    names.add(name);
    if (number !== undefined) numbers.set(key, name);
  }
}
