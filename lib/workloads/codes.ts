import { type Codes, findingOf } from '../rules/finding';

/** Findings about workloads, one code for a notion. */
export const WORKLOAD_CODES = {
  defaults: 'Defaults that cannot hold for a workload, or that come after it.',
  'workload-name': 'A name and a version that together are too long for the names of objects.',
  'own-label': 'A label that a workload sets by itself from its name and version.',
  'object-metadata': 'An annotation under an object on which nothing reads it.',
  selector: 'Labels that cannot select the pods of one workload.',
  scale: 'A number of pods, or the limits and metrics of an autoscaler, that cannot work.',
  rollout: 'A rolling update that could not begin, or would be reported as failed too early.',
  'anti-affinity': 'A rollout that waits for a node without a pod, which need not be there.',
  'disruption-budget': 'A budget that would block every node drain.',
  job: 'Numbers of pods that a job cannot have, or a container that keeps it from ending.',
  exposure: 'An exposure for another number of ports, or one node port for two.',
  'service-port': 'Two ports that a Service offers under one number or name, or a port that it does not offer.',
  'service-address': 'An address of a Service for pods that may not find it.',
  'pod-port': 'Two ports of a pod with one number or one name.',
  'pod-container': 'A sidecar or init container that does not fit the other containers of its pod.',
  variable: 'An environment variable that is set twice, or whose value or name cannot be written.',
  'secret-literal': 'A readable value under a name that looks like the name of a secret.',
  settings: 'Settings that a workload cannot use, that hold nothing, or whose hash an annotation would replace.',
  'settings-file': 'A file whose path or contents cannot be mounted.',
  'secret-reference': 'A list of Secrets, or of sources of variables, that names one of them twice.',
  volume: 'A volume that cannot be mounted as written.',
  storage: 'Storage of pods that cannot be kept as written.',
  'pod-address': 'An address of a pod that a StatefulSet does not have.',
  health: 'A health check that asks for something that the container does not have.',
  'lifecycle-hook': 'A command, request or sleep at the start or the stop of a container that cannot work.',
  'host-access': 'A port of the node that an agent cannot have.',
  drain: 'A pod that would be killed before it has stopped, or that cannot pause.',
  identity: 'A ServiceAccount that the API server refuses.',
  'container-resources': 'A request above its limit, or an amount that the API server refuses or rounds.',
  runtime: 'A runtime with an option that its level of Pod Security forbids, or that does nothing, or with a wrong id.',
  metrics: 'Metrics that Prometheus would not find.',
  toleration: 'A toleration that the API server refuses.',
} satisfies Codes;

export const finding = findingOf(WORKLOAD_CODES);
