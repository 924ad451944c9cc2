import { checkAnnotations, checkLabels, checkName, checkNamePart, MAX_LABEL } from '../private/names';
import { checkPort } from '../private/numbers';
import { type Report, show } from '../private/problems';
import { checkEnvironment, type Environment } from './env';
import { Exposure } from './exposure';
import { Health } from './health';
import { checkImage } from './image';
import { Resources } from './resources';
import { Runtime } from './runtime';
import { Scale } from './scale';
import type { WebServiceProps } from './web-service-props';

/** What a web service is, with every default filled in: all that its renderers read. */
export interface WebServiceSpec {
  readonly name: string;
  readonly version?: string;
  /** Name of the Deployment, and value of the label `app` by which it and the Service select pods. */
  readonly workloadName: string;
  readonly serviceName: string;
  readonly image: string;
  readonly port: number;
  readonly servicePort: number;
  readonly exposure: Exposure;
  readonly scale: Scale;
  readonly runtime: Runtime;
  readonly health: Health;
  readonly resources: Resources;
  readonly env: Environment;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
}

export function resolveSpec(id: string, props: WebServiceProps): WebServiceSpec {
  const name = props.name ?? id;
  const workloadName = props.version === undefined ? name : `${name}-${props.version}`;
  return {
    name,
    version: props.version,
    workloadName,
    serviceName: props.serviceName ?? workloadName,
    image: props.image,
    port: props.port ?? 8080,
    servicePort: props.servicePort ?? 80,
    exposure: props.exposure ?? Exposure.clusterIp(),
    scale: props.scale ?? Scale.fixed(2),
    runtime: props.runtime ?? Runtime.restricted(),
    health: props.health ?? Health.tcp(),
    resources: props.resources ?? Resources.of({}),
    env: props.env ?? {},
    labels: props.labels ?? {},
    annotations: props.annotations ?? {},
  };
}

/** Reports every value that a cluster would refuse. */
export function checkSpec(report: Report, spec: WebServiceSpec): void {
  checkImage(report, spec.image);
  checkNames(report, spec);
  checkPort(report, 'port', spec.port);
  checkPort(report, 'servicePort', spec.servicePort);
  checkEnvironment(report, spec.env);
  checkLabels(report, spec.labels);
  checkAnnotations(report, spec.annotations);
  const { exposure, scale, runtime, health, resources } = spec;
  // Types do not hold in plain JavaScript: whatever is not one of our value objects would fail half-way.
  exposure instanceof Exposure ? exposure._check(report) : mistyped(report, { exposure }, 'Exposure.nodePort()');
  scale instanceof Scale ? scale._check(report) : mistyped(report, { scale }, 'Scale.fixed(2)');
  runtime instanceof Runtime ? runtime._check(report) : mistyped(report, { runtime }, 'Runtime.nginx()');
  health instanceof Health ? health._check(report) : mistyped(report, { health }, 'Health.http("/healthz")');
  resources instanceof Resources ? resources._check(report) : mistyped(report, { resources }, 'Resources.none()');
}

function mistyped(report: Report, prop: { readonly [name: string]: never }, example: string): void {
  const [[name, value] = []] = Object.entries(prop);
  report(`${name} ${show(value)} is of another type: write, for example, ${example}.`);
}

function checkNames(report: Report, spec: WebServiceSpec): void {
  checkName(report, 'name', spec.name);
  if (spec.version !== undefined) {
    checkNamePart(report, 'version', spec.version);
    if (spec.workloadName.length > MAX_LABEL) {
      report(
        `name and version give ${show(spec.workloadName)}, ${spec.workloadName.length} characters: together write at most ${MAX_LABEL}.`,
      );
    }
  }
  if (spec.serviceName !== spec.workloadName) checkName(report, 'serviceName', spec.serviceName);
}
