import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { constructWorkload, type WorkloadKind } from '../construct-workload';
import { taskDrain } from '../pods/drain';
import { Spread } from '../pods/spread';
import { checkPortsWithoutService } from '../pods/unoffered-ports';
import { resolveWorkload, type WorkloadSpec } from '../pods/workload-spec';
import { renderAutoscaler } from '../replicas/autoscaler';
import { renderDeployment } from '../replicas/deployment';
import { checkDeployment, type DeploymentSpec, resolveDeployment } from '../replicas/deployment-spec';
import { warnOfNodeRoom } from '../replicas/node-room';
import { renderBudget } from '../replicas/pod-disruption-budget';
import { scaleKeys } from '../replicas/replica-spec';
import { ReplicaWorkload } from '../replicas/replica-workload';
import { checkNoCanary } from '../replicas/rollout-canary';
import { WORKER_PROPS, type WorkerProps } from './worker-props';

const WORKER: WorkloadKind<WorkerProps, DeploymentSpec> = {
  title: 'the worker',
  props: WORKER_PROPS,
  resolve(id, props, versions) {
    const kind = { id, image: props.image, versions, drain: taskDrain(), spread: Spread.preferred(), isRouted: false };
    return resolveDeployment(resolveWorkload(kind, props), props);
  },
  *check(spec, props, _construct, written) {
    yield* checkPortsWithoutService('a worker', spec.pods);
    yield* checkDeployment(spec, props, written);
    yield* checkNoCanary('a worker gets no requests', spec.rollout);
  },
  secretKeys: scaleKeys,
  warn: warnOfNodeRoom,
  render(scope, spec) {
    renderDeployment(scope, spec);
    renderAutoscaler(scope, spec, 'Deployment');
    renderBudget(scope, spec);
  },
  objects: ({ pods }) => [{ kind: 'Deployment', name: pods.workloadName }],
};

/**
 * A worker: a Deployment without a Service, for pods that fetch their work themselves, such as the consumers of a queue. It
 * opens no port but those of `ports`, and a pod that is to stop gets SIGTERM at once and 30 seconds to finish its task, or as
 * long as `drain` says.
 *
 * Without a `health` check, a process that hangs is never restarted: `Health.file()` takes a file that the process
 * touches, and `Health.command()` a command.
 *
 * @example
 * new Worker(chart, 'mailer', {
 *   image: 'registry.example.com/shop/app:1.4.0',
 *   command: ['bundle', 'exec', 'sidekiq'],
 *   drain: Drain.graceful({ shutdown: Duration.minutes(5) }),
 * });
 */
export class Worker extends ReplicaWorkload {
  /** @internal */
  protected readonly _pods: WorkloadSpec;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the worker's name unless `name` is set.
   * @param props the image and options. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    this._pods = constructWorkload(this, id, props, WORKER).pods;
  }

  /** The Deployment, for fields that no option has. */
  get deployment(): ApiObject {
    return this._object('deployment', 'Deployment');
  }
}
