import type { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { CallSite } from '../../cdk8s/call-site';
import { Synthesis } from '../../cdk8s/synthesis';
import { asText } from '../../rules/show';
import { constructWorkload, type WorkloadKind } from '../construct-workload';
import { renderAutoscaler } from '../replicas/autoscaler';
import { renderBudget } from '../replicas/pod-disruption-budget';
import { scaleKeys, warnOfNoPods } from '../replicas/replica-spec';
import { monitoredServices } from '../service/monitor';
import { renderService } from '../service/service';
import { ServiceAddress } from '../service/service-address';
import { ServiceWorkload } from '../service/service-workload';
import { headlessPorts, renderHeadlessService } from './headless-service';
import { checkPodNumber } from './pod-number';
import { STATEFUL_SERVICE_PROPS, STATEFUL_SERVICE_SYNONYMS, type StatefulServiceProps } from './stateful-service-props';
import { checkStatefulService, resolveStatefulService, type StatefulServiceSpec } from './stateful-service-spec';
import { renderStatefulSet } from './stateful-set';

const STATEFUL_SERVICE: WorkloadKind<StatefulServiceProps, StatefulServiceSpec> = {
  title: 'the stateful service',
  callEachOther: true,
  props: STATEFUL_SERVICE_PROPS,
  synonyms: STATEFUL_SERVICE_SYNONYMS,
  withoutDefault: ['rollout'],
  resolve: resolveStatefulService,
  check: checkStatefulService,
  secretKeys: scaleKeys,
  warn: warnOfNoPods,
  render(scope, spec) {
    renderHeadlessService(scope, spec);
    renderStatefulSet(scope, spec);
    renderService(scope, spec);
    renderAutoscaler(scope, spec, 'StatefulSet');
    renderBudget(scope, spec);
  },
  services: (spec) => [
    ...monitoredServices(spec),
    { name: spec.headlessServiceName, metadata: spec.headlessService, ports: headlessPorts(spec) },
  ],
  objects: ({ pods, serviceName, headlessServiceName, services }) => [
    ...Object.keys(services).map((name) => ({ kind: 'Service', name })),
    { kind: 'Service', name: asText(serviceName) },
    { kind: 'Service', name: asText(headlessServiceName) },
    { kind: 'StatefulSet', name: pods.workloadName },
  ],
};

/**
 * A service whose pods have names and storage of their own, such as a database or a member of a cluster: a StatefulSet, the
 * headless Service that gives each pod a DNS name, and the Service in front of all.
 *
 * There is one pod unless `scale` says otherwise, since nothing but the software in the image copies data from one pod to another.
 *
 * @example
 * new StatefulService(chart, 'db', {
 *   image: 'registry.example.com/shop/postgres:17.2',
 *   port: 5432,
 *   storage: { '/var/lib/data': Storage.claim({ size: Size.gibibytes(10) }) },
 * });
 */
export class StatefulService extends ServiceWorkload {
  /** @internal */
  protected readonly _spec: StatefulServiceSpec;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the service's name unless `name` is set.
   * @param props the image and options. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: StatefulServiceProps) {
    super(scope, id);
    this._spec = constructWorkload(this, id, props, STATEFUL_SERVICE);
  }

  /** Name of the headless Service, which answers with the addresses of all pods, those that are not ready as well. */
  get headlessServiceName(): string {
    return this._spec.headlessServiceName;
  }

  /**
   * DNS name of a pod, as other pods of its namespace ask for it: `db-0.db-headless`.
   *
   * @param number that of the pod, from 0 or `firstOrdinal` on. One beyond the scale is reported at synth.
   * @param caller a construct of the chart that needs the name: from another namespace it is `db-0.db-headless.shop.svc`.
   */
  podHost(number: number, caller: IConstruct = this): string {
    Synthesis.of(this).report(this, checkPodNumber(this._spec, number), CallSite.capture());
    const headless = ServiceAddress._of(this, { ...this._spec, serviceName: this.headlessServiceName });
    return `${this.workloadName}-${asText(number)}.${headless.seenFrom(caller).host}`;
  }

  /**
   * Host and port of a pod, such as `db-0.db-headless:5432`. It is the port that the container listens on.
   *
   * @param number that of the pod, from 0 or `firstOrdinal` on. One beyond the scale is reported at synth.
   * @param caller a construct of the chart that needs the address: from another namespace it has the namespace as well.
   */
  podAddress(number: number, caller: IConstruct = this): string {
    return `${this.podHost(number, caller)}:${asText(this._spec.containerPort)}`;
  }

  /** The StatefulSet, for fields that no option has. */
  get statefulSet(): ApiObject {
    return this._object('stateful-set', 'StatefulSet');
  }

  /** The headless Service, for fields that no option has. */
  get headlessService(): ApiObject {
    return this._object('headless-service', 'Service');
  }
}
