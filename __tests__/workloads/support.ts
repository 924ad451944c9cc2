import {
  type Finding,
  PorticoDefaults,
  ProblemsError,
  WebService,
  type WebServiceOptions,
  type WebServiceProps,
} from '../../lib';
import { noOpFields } from '../support/api-defaults';
import { type Manifest, only, synthesize } from '../support/app';
import { expectValid } from '../support/validate';

export const image = 'registry.example.com/shop/user:1.4.0';
export const proxy = 'envoyproxy/envoy:v1.35.0';

/** A value that plain JavaScript can pass where TypeScript would refuse it. */
export const untyped = (value: unknown) => value as never;

/** The objects of a service called `user`, which follow their schemas and repeat no default. */
export function service(props: WebServiceOptions = {}, kubernetesVersion?: string): Manifest[] {
  const objects = synthesize((chart) => {
    if (kubernetesVersion !== undefined) PorticoDefaults.of(chart).set({ kubernetesVersion });
    new WebService(chart, 'user', { image, ...props });
  });
  expectValid(objects);
  expect(objects.flatMap(noOpFields)).toEqual([]);
  return objects;
}

export const deployment = (props?: WebServiceOptions, kubernetesVersion?: string) =>
  only(service(props, kubernetesVersion), 'Deployment').spec;

/** The messages and codes of a check, which are much cheaper to ask for than those of a whole app. */
export const messages = (findings: Iterable<Finding>) =>
  [...findings].map(({ message, code }) => `${message} (${code})`);

/** The messages and codes about a service called `user`. */
export function problems(props: object): string[] {
  try {
    synthesize((chart) => new WebService(chart, 'user', { image, ...props } as WebServiceProps));
  } catch (error) {
    if (error instanceof ProblemsError) return messages(error.findings);
    throw error;
  }
  return [];
}
