import type { CheckName } from '../../lib';
import * as order from './wrong-inputs/apply-order';
import * as apps from './wrong-inputs/apps';
import * as availability from './wrong-inputs/availability';
import * as config from './wrong-inputs/config';
import { containerFields } from './wrong-inputs/container-fields';
import { gatewayFields } from './wrong-inputs/gateway-fields';
import * as metadata from './wrong-inputs/metadata';
import * as network from './wrong-inputs/network';
import { otherFields } from './wrong-inputs/other-fields';
import * as output from './wrong-inputs/output-files';
import { podFields } from './wrong-inputs/pod-fields';
import { publishedFields } from './wrong-inputs/published-fields';
import type { Row } from './wrong-inputs/row';
import * as textRows from './wrong-inputs/texts';
import * as unknown from './wrong-inputs/unknown-fields';
import * as workloads from './wrong-inputs/workloads';

/** What each check must find. */
export const WRONG: { readonly [check in CheckName]: readonly Row[] } = {
  annotations: metadata.annotations,
  'api-versions': metadata.apiVersions,
  'apply-order': order.applyOrder,
  autoscalers: availability.autoscalers,
  'config-data': config.configData,
  'config-references': config.configReferences,
  'container-ports': workloads.containerPorts,
  'cron-schedules': config.cronSchedules,
  'disruption-budgets': availability.disruptionBudgets,
  duplicates: metadata.duplicates,
  env: config.envRows,
  'field-types': [
    ...workloads.fieldTypes,
    ...podFields,
    ...containerFields,
    ...otherFields,
    ...gatewayFields,
    ...publishedFields,
  ],
  'http-routes': network.httpRoutes,
  images: workloads.images,
  'ingress-backends': network.ingressBackends,
  'ingress-conflicts': network.ingressConflicts,
  'ingress-paths': network.ingressPaths,
  'ingress-tls': network.ingressTls,
  labels: metadata.labels,
  names: metadata.names,
  'network-policies': network.networkPolicies,
  'newer-fields': workloads.newerFields,
  'node-ports': network.nodePorts,
  'object-size': metadata.objectSize,
  'output-files': output.outputFiles,
  probes: workloads.probes,
  rbac: config.rbac,
  resources: config.resources,
  'selector-labels': workloads.selectorLabels,
  'selector-overlap': workloads.selectorOverlap,
  'service-accounts': config.serviceAccounts,
  'service-targets': network.serviceTargets,
  services: network.services,
  texts: textRows.texts,
  'unknown-fields': unknown.unknownFields,
  volumes: config.volumes,
  workloads: workloads.workloads,
};

/** Apps of cdk8s-plus and Portico, and what is no object at all. */
export const MIXED = apps.mixed;

/** What no check may find anything in: each looks like something wrong. */
export const RIGHT: readonly Row[] = [
  metadata,
  workloads,
  config,
  network,
  availability,
  apps,
  unknown,
  textRows,
  order,
  output,
].flatMap(({ right }) => right);
