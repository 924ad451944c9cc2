import type { Construct } from 'constructs';
import { checkAnnotations, checkLabels, checkName, checkNamePart, MAX_LABEL } from '../../rules/names';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkInstance, checkMap, checkStruct } from '../../rules/structs';
import { checkAntiAffinity, checkNodeSelector, checkPriorityClass, checkSpread } from './check-placement';
import { type ContainerSpec, checkContainer, checkHealthPort } from './container-spec';
import { Drain } from './drain';
import { Identity } from './identity';
import { ImageRuntime } from './image-runtime';
import { mustPause, NATIVE_SIDECARS } from './later-fields';
import { checkMetrics, METRICS_PORT_NAME } from './metrics';
import { checkSecretReferences } from './secret-references';
import { checkPublicNames, Settings } from './settings';
import { checkConfig, checkFileKeys, checkHashKey } from './settings-maps';
import { INIT_CONTAINER_OPTIONS, type InitContainer, SIDECAR_OPTIONS } from './sidecar';
import { checkTolerations } from './toleration';
import { layoutVolumes } from './volume-layout';
import { containersOf, type PodOptions, type WorkloadSpec } from './workload-spec';

/** Reports every value of a workload's pods that a cluster would refuse, ignore or misread. */
export function checkWorkload(report: Report, construct: Construct, spec: WorkloadSpec, options: PodOptions): void {
  checkNames(report, spec);
  const { publicNames = [] } = options;
  const isPublic = checkPublicNames(report, publicNames) ? publicNames : [];
  checkContainer(report, spec.container, options, isPublic);
  checkCompanions(report, 'sidecar', options.sidecars, spec, spec.sidecars, SIDECAR_OPTIONS, isPublic);
  checkCompanions(
    report,
    'init container',
    options.initContainers,
    spec,
    spec.initContainers,
    INIT_CONTAINER_OPTIONS,
    isPublic,
  );
  checkSettings(report, construct, spec, options, isPublic);
  checkPlacement(report, spec, options);
  checkAccess(report, spec, options);
  if (options.metrics !== undefined)
    checkMetrics(report, options.metrics, options.ports?.[METRICS_PORT_NAME], spec.container.ports[METRICS_PORT_NAME]);
  if (checkMap(report, 'labels', spec.labels, '{ tier: "front" }')) checkLabels(report, spec.labels);
  if (checkMap(report, 'annotations', spec.annotations, '{ "example.com/owner": "checkout" }')) {
    checkAnnotations(report, spec.annotations);
    checkHashKey(report, spec.annotations);
  }
  checkDrain(report, spec);
  checkPorts(report, containersOf(spec));
  for (const container of containersOf(spec)) checkHealthPort(report, container);
  if (containersOf(spec).every(({ runtime }) => runtime instanceof ImageRuntime)) layoutVolumes(spec, report);
}

function checkNames(report: Report, spec: WorkloadSpec): void {
  checkName(report, 'name', spec.name);
  if (spec.version === undefined) return;
  checkNamePart(report, 'version', spec.version);
  if (spec.workloadName.length > MAX_LABEL) {
    report(
      `name and version give ${show(spec.workloadName)}, ${spec.workloadName.length} characters: together write at most ${MAX_LABEL}.`,
    );
  }
}

function checkCompanions(
  report: Report,
  what: string,
  written: readonly InitContainer[] | undefined,
  pod: WorkloadSpec,
  specs: readonly ContainerSpec[],
  known: readonly string[],
  publicNames: readonly string[],
): void {
  if (written === undefined) return;
  if (!Array.isArray(written)) {
    report(
      `${what}s ${show(written)} are no list: write, for example, [{ name: "proxy", image: "envoyproxy/envoy:v1.35.0" }].`,
    );
    return;
  }
  const options = written.filter((one) =>
    checkStruct(report, /^[aeiou]/.test(what) ? `an ${what}` : `a ${what}`, one, known),
  );
  specs.forEach((spec, index) => {
    const own: Report = (message) => report(`${what} ${show(spec.name)}: ${message}`);
    checkName(own, 'name', spec.name);
    if (containersOf(pod).some((other) => other !== spec && other.name === spec.name)) {
      own('another container of the pod has this name: write another.');
    }
    checkContainer(own, spec, options[index] ?? {}, publicNames);
    if (spec.runtime instanceof ImageRuntime && pod.container.runtime instanceof ImageRuntime) {
      if (!spec.runtime._isRestricted && pod.container.runtime._isRestricted) {
        own(
          'it cannot be unrestricted in a pod that is not: give the service ImageRuntime.unrestricted() too, or write another runtime.',
        );
      }
    }
  });
}

function checkSettings(
  report: Report,
  construct: Construct,
  spec: WorkloadSpec,
  { settings = [], config, env, secrets }: PodOptions,
  publicNames: readonly string[],
): void {
  if (!Array.isArray(settings)) report(`settings ${show(settings)} are no list: write, for example, [common].`);
  else {
    for (const shared of settings) {
      if (!checkInstance(report, 'settings', shared, Settings, 'new Settings(chart, "common", { … })')) continue;
      const flaw = shared._flawFor(construct);
      if (flaw !== undefined) report(flaw);
    }
    if (new Set(settings).size < settings.length) report('settings name the same ones twice: list each once.');
  }
  checkFileKeys(report, spec.ownSettings.files);
  if (config === undefined) return;
  checkConfig(report, config, publicNames);
  for (const [what, variables] of Object.entries({ env, secrets })) {
    for (const name of Object.keys(variables ?? {})) {
      if (Object.hasOwn(config ?? {}, name)) report(`${show(name)} is in config and in ${what}: keep one of the two.`);
    }
  }
}

function checkDrain(report: Report, { drain, container, sidecars, versions }: WorkloadSpec): void {
  if (!checkInstance(report, 'drain', drain, Drain, 'Drain.none()')) return;
  drain._check(report);
  if (container.runtime instanceof ImageRuntime) drain._checkSleep(report, container.runtime, versions);
  for (const sidecar of sidecars) {
    if (!(sidecar.runtime instanceof ImageRuntime) || !mustPause(sidecar, { versions })) continue;
    const own: Report = (message) => report(`sidecar ${show(sidecar.name)}: ${message}`);
    drain._checkSleep(own, sidecar.runtime, versions, NATIVE_SIDECARS);
  }
}

function checkPlacement(
  report: Report,
  spec: WorkloadSpec,
  { nodeSelector, tolerations, priorityClassName }: PodOptions,
): void {
  checkSpread(report, spec.spread);
  checkAntiAffinity(report, spec.antiAffinity);
  if (nodeSelector !== undefined) checkNodeSelector(report, nodeSelector);
  if (tolerations !== undefined) checkTolerations(report, tolerations);
  if (priorityClassName !== undefined) checkPriorityClass(report, priorityClassName);
}

function checkAccess(report: Report, spec: WorkloadSpec, { pullSecrets = [] }: PodOptions): void {
  if (checkInstance(report, 'identity', spec.identity, Identity, 'Identity.existing("default")'))
    spec.identity._check(report, spec.workloadName);
  checkSecretReferences(report, 'pullSecrets', pullSecrets, 'registry');
}

/** Containers of a pod share its address, so that a port, and a port's name, belongs to one of them. */
function checkPorts(report: Report, containers: readonly ContainerSpec[]): void {
  const names = new Set<string>();
  const numbers = new Map<number, string>();
  for (const { ports } of containers) {
    for (const [name, port] of Object.entries(ports)) {
      const number = port?._port;
      const twin = numbers.get(number);
      if (names.has(name)) report(`two containers have a port ${show(name)}: rename one of the ports.`);
      else if (twin !== undefined) {
        report(
          `ports ${show(twin)} and ${show(name)} are both ${show(number)}: containers of a pod share its ports, so write another number.`,
        );
      }
      names.add(name);
      if (number !== undefined) numbers.set(number, name);
    }
  }
}
