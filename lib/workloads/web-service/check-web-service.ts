import type { Construct } from 'constructs';
import { checkName } from '../../rules/names';
import { checkPort } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkInstance } from '../../rules/structs';
import { checkWorkload } from '../pods/check-workload';
import { PORT_NAME } from '../pods/pod-port';
import type { WorkloadSpec } from '../pods/workload-spec';
import { checkMetrics } from './autoscaler';
import { DisruptionBudget } from './disruption-budget';
import { Exposure } from './exposure';
import { Rollout } from './rollout';
import { Scale } from './scale';
import type { WebServiceProps } from './web-service-props';
import { offeredPorts, type WebServiceSpec } from './web-service-spec';

/** Reports every value that a cluster would refuse, ignore or misread. */
export function checkSpec(report: Report, construct: Construct, spec: WebServiceSpec, props: WebServiceProps): void {
  const { pods, exposure, scale, rollout, disruptionBudget } = spec;
  checkWorkload(report, construct, pods, props);
  if (spec.serviceName !== pods.workloadName) checkName(report, 'serviceName', spec.serviceName);
  if (props.port !== undefined) checkPort(report, 'port', props.port);
  checkPort(report, 'servicePort', spec.servicePort);
  checkOwnPort(report, props);
  checkServicePorts(report, pods);
  if (checkInstance(report, 'exposure', exposure, Exposure, 'Exposure.nodePort()')) exposure._check(report);
  if (checkInstance(report, 'scale', scale, Scale, 'Scale.fixed(2)')) {
    scale._check(report);
    checkMetrics(report, spec);
  }
  if (checkInstance(report, 'rollout', rollout, Rollout, 'Rollout.rolling()')) rollout._check(report, spec.startup);
  if (disruptionBudget === undefined) return;
  const example = 'DisruptionBudget.maxUnavailable(1)';
  if (checkInstance(report, 'disruptionBudget', disruptionBudget, DisruptionBudget, example)) {
    disruptionBudget._check(report);
  }
}

function checkOwnPort(report: Report, { ports }: WebServiceProps): void {
  if (typeof ports !== 'object' || ports === null || !Object.hasOwn(ports, PORT_NAME)) return;
  report(
    `port name ${show(PORT_NAME)} is that of the service's own port: set it by port and servicePort, or write another name.`,
  );
}

/** A Service offers each number once. */
function checkServicePorts(report: Report, pods: WorkloadSpec): void {
  const owners = new Map<number, string>();
  for (const { name, servicePort } of offeredPorts(pods)) {
    const owner = owners.get(servicePort);
    if (owner !== undefined) {
      report(`ports ${show(owner)} and ${show(name)} are both offered as ${servicePort}: write another servicePort.`);
    }
    owners.set(servicePort, name);
  }
}
