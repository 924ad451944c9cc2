import { Construct } from 'constructs';
import { enableChecks } from '../checks';
import type { EnvValue } from '../private/k8s';
import { checkChart } from '../private/labels';
import { claimId, Synthesis } from '../private/synthesis';
import type { IBackend, RouteBackend } from '../routing/backend';
import { renderDeployment } from './deployment';
import type { Exposure } from './exposure';
import type { Health } from './health';
import type { Resources } from './resources';
import type { Runtime } from './runtime';
import type { Scale } from './scale';
import { renderService } from './service';
import { checkSpec, resolveSpec } from './web-service-spec';

/** What can be said of a web service beside its image. */
export interface WebServiceOptions {
  /**
   * The service's name, a DNS label; with the version it names the objects.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The version that runs, a part of a DNS label such as `v1`; versions of one name run side by side.
   *
   * @default - none: the objects bear the name alone
   */
  readonly version?: string;

  /**
   * Name of the Service object, which is also its DNS name inside the cluster.
   *
   * @default - the name, and the version where there is one: `user-v1`
   */
  readonly serviceName?: string;

  /**
   * The port that the container listens on, 1 to 65535.
   *
   * @default 8080
   */
  readonly port?: number;

  /**
   * The port that the Service offers, 1 to 65535.
   *
   * @default 80
   */
  readonly servicePort?: number;

  /**
   * Where the service can be reached from.
   *
   * @default Exposure.clusterIp()
   */
  readonly exposure?: Exposure;

  /**
   * How many pods run.
   *
   * @default Scale.fixed(2)
   */
  readonly scale?: Scale;

  /**
   * What the image needs in order to run without privileges.
   *
   * @default Runtime.restricted()
   */
  readonly runtime?: Runtime;

  /**
   * How the cluster sees that a pod has started, is ready and is alive.
   *
   * @default Health.tcp()
   */
  readonly health?: Health;

  /**
   * CPU and memory.
   *
   * @default - 50m CPU and 128Mi memory requested, at most 256Mi memory
   */
  readonly resources?: Resources;

  /**
   * Environment variables by name.
   *
   * @default - none
   */
  readonly env?: { [name: string]: EnvValue };

  /**
   * Further labels for the Deployment, its pods and the Service.
   *
   * @default - the service's identity alone
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations for the Deployment, its pods and the Service.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** What a web service is made of. */
export interface WebServiceProps extends WebServiceOptions {
  /** The container image, pinned by a tag other than `latest`, or by digest. */
  readonly image: string;
}

/**
 * A web service: a Deployment of one image and the Service in front of it, safe to run and to route to.
 *
 * Names and selectors follow from name and version alone, so that the construct can move within its chart without
 * changing what runs.
 *
 * @example
 * new WebService(chart, 'user', { image: 'registry.example.com/shop/user:1.4.0' });
 */
export class WebService extends Construct implements IBackend {
  /** Name of the Deployment and value of the label `app`: the name, and the version where there is one. */
  readonly workloadName: string;

  /** Name of the Service. */
  readonly serviceName: string;

  /** The port that the Service offers. */
  readonly servicePort: number;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the service's name unless `name` is set.
   * @param props what the service is made of; wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, claimId(scope, id));
    const synthesis = Synthesis.of(this);
    synthesis.locate(this);
    const report = synthesis.reporter(this);
    const spec = resolveSpec(id, props ?? {});
    this.workloadName = spec.workloadName;
    this.serviceName = spec.serviceName;
    this.servicePort = spec.servicePort;

    enableChecks(this);
    checkSpec(report, spec);
    checkChart(report, this, spec.labels);
    if (synthesis.hasProblems(this)) return;

    renderDeployment(this, spec);
    renderService(this, spec);
  }

  /** This service as a route's backend: all requests go to it. */
  toRouteBackend(): RouteBackend {
    return { stable: { serviceName: this.serviceName, servicePort: this.servicePort, source: this } };
  }
}
