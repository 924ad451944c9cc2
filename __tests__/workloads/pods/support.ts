import { ApiObject, App, Chart } from 'cdk8s';
import { Drain, type Finding, Health, PodPort, Spread } from '../../../lib';
import { DEFAULT } from '../../../lib/cdk8s/kubernetes-versions';
import { checkWorkload } from '../../../lib/workloads/pods/check-workload';
import { podTemplate } from '../../../lib/workloads/pods/pod-template';
import { type PodOptions, resolveWorkload } from '../../../lib/workloads/pods/workload-spec';
import { noOpFields } from '../../support/api-defaults';
import type { Manifest } from '../../support/app';
import { expectValid } from '../../support/validate';

export const image = 'registry.example.com/shop/user:1.4.0';
export const proxy = 'envoyproxy/envoy:v1.35.0';

/** A value that plain JavaScript can pass where TypeScript would refuse it. */
export const untyped = (value: unknown) => value as never;

/** The options of a workload's pods, its image included. */
type Options = PodOptions & { readonly image?: string };

/** A workload called `user` that listens on the port `http`, for clusters from a minor version on. */
function workload(options: Options, oldest: number, port: number) {
  const chart = new Chart(new App(), 'shop');
  const kind = {
    id: 'user',
    image: 'image' in options ? untyped(options.image) : image,
    ownPort: { name: 'http', port: PodPort.offered(port, 80) },
    health: Health.tcp(),
    drain: Drain.graceful(),
    spread: Spread.preferred(),
    versions: { ...DEFAULT, oldest },
  };
  return { chart, spec: resolveWorkload(kind, options) };
}

/** The pod template of a workload without problems, as it is written. */
export function template(
  options: Options = {},
  oldest = DEFAULT.oldest,
  port = 8080,
): Pick<Manifest, 'metadata' | 'spec'> {
  const { chart, spec } = workload(options, oldest, port);
  expect(messages(checkWorkload(chart, spec, options, options))).toEqual([]);
  const object = { apiVersion: 'v1', kind: 'PodTemplate', template: podTemplate(chart, spec) };
  const written = new ApiObject(chart, 'pods', object).toJson().template;
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'user' },
    spec: { selector: { matchLabels: { app: 'user' } }, template: written },
  };
  expectValid([deployment]);
  expect(noOpFields(deployment)).toEqual([]);
  return written;
}

/** The pod spec of a workload without problems. */
export const pod = (options?: Options, oldest?: number, port?: number) => template(options, oldest, port).spec;

/** The workload's own container. */
export const container = (options?: Options, oldest?: number) => pod(options, oldest).containers[0];

/** Everything that is wrong with a workload's pods. */
export function problems(options: object, oldest = DEFAULT.oldest): string[] {
  const { chart, spec } = workload(options, oldest, 8080);
  return messages(checkWorkload(chart, spec, options, options));
}

/** Findings as they are printed: message and code. */
export const messages = (findings: Iterable<Finding>): string[] =>
  [...findings].map(({ message, code }) => `${message} (${code})`);
