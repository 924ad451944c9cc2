import type { IConstruct } from 'constructs';
import { type ObjectCheck, Synthesis } from '../cdk8s/synthesis';
import { annotations } from './annotations';
import { apiVersions } from './api-versions';
import { applyOrder } from './apply-order';
import { autoscalers } from './autoscalers';
import { configData } from './config-data';
import { configReferences } from './config-references';
import { containerPorts } from './container-ports';
import { cronSchedules } from './cron-schedules';
import { disruptionBudgets } from './disruption-budgets';
import { duplicates } from './duplicates';
import { env } from './env';
import { fieldTypes } from './field-types';
import { httpRoutes } from './http-routes';
import { images } from './images';
import { ingressBackends } from './ingress-backends';
import { ingressConflicts } from './ingress-conflicts';
import { ingressPaths } from './ingress-paths';
import { ingressTls } from './ingress-tls';
import { labels } from './labels';
import { AppIndex } from './model/app-index';
import { names } from './names';
import { networkPolicies } from './network-policies';
import { newerFields } from './newer-fields';
import { nodePorts } from './node-ports';
import { objectSize } from './object-size';
import { outputFiles } from './output-files';
import { probes } from './probes';
import { rbac } from './rbac';
import { resources } from './resources';
import { selectorLabels } from './selector-labels';
import { selectorOverlap } from './selector-overlap';
import { serviceAccounts } from './service-accounts';
import { serviceTargets } from './service-targets';
import { services } from './services';
import { isOff } from './switched-off';
import { texts } from './texts';
import { unknownFields } from './unknown-fields';
import { volumes } from './volumes';
import { workloads } from './workloads';

/** Every check, in the order of the documentation. */
export const CHECKS = [
  names,
  labels,
  annotations,
  duplicates,
  apiVersions,
  unknownFields,
  newerFields,
  fieldTypes,
  objectSize,
  applyOrder,
  outputFiles,
  texts,
  workloads,
  images,
  selectorLabels,
  selectorOverlap,
  containerPorts,
  probes,
  env,
  volumes,
  resources,
  configReferences,
  configData,
  serviceAccounts,
  rbac,
  cronSchedules,
  services,
  nodePorts,
  serviceTargets,
  ingressBackends,
  ingressPaths,
  ingressConflicts,
  ingressTls,
  httpRoutes,
  autoscalers,
  disruptionBudgets,
  networkPolicies,
] as const;

/** A check of the whole app, by the name that turns it off; docs/checks.md says what each finds. */
export type CheckName = (typeof CHECKS)[number]['name'];

/** Has the whole app looked at when it is synthesized; every construct of Portico's asks for it. */
export function enableChecks(construct: IConstruct): void {
  Synthesis.of(construct).checkObjects(runChecks);
}

const runChecks: ObjectCheck = (root, objects, report) => {
  const app = new AppIndex(root, objects);
  for (const { name, check } of CHECKS) {
    if (isOff(root, name)) continue;
    for (const { severity, object, message } of check(app)) {
      if (!isOff(object.construct, name)) report[severity](object.construct, { code: name, message });
    }
  }
};
