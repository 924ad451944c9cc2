import { type Kubectl, outputOf } from './kubectl';
import { Refusal } from './refusal';

const THROW_AWAY = /^(kind-.+|k3d-.+|minikube|docker-desktop|rancher-desktop|colima(-.+)?|orbstack|microk8s)$/;
const LOCAL = /^https:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$)/;

/** The output of `kubectl config view`, as far as it is read. */
interface Config {
  readonly contexts?: readonly { readonly name: string; readonly context: { readonly cluster: string } }[];
  readonly clusters?: readonly { readonly name: string; readonly cluster?: { readonly server?: string } }[];
  readonly 'current-context'?: string;
}

/** The context to use, once it is clear that nobody needs its cluster. */
export function findContext(kubectl: Kubectl, wanted: string | undefined, isSure: boolean): string {
  const outcome = kubectl(['config', 'view', '--output', 'json']);
  if (outcome.status === null) {
    const advice = 'install it, and make a cluster, for example by "kind create cluster"';
    throw new Refusal(3, `There is no kubectl on the path: ${advice}.`);
  }
  const config: Config = JSON.parse(outputOf(outcome));
  const name = wanted ?? config['current-context'];
  const entry = config.contexts?.find((context) => context.name === name);
  if (name === undefined || entry === undefined) {
    const fact = name ? `There is no context ${name}` : 'No context is set';
    throw new Refusal(3, `${fact}: make a cluster, for example by "kind create cluster".`);
  }
  const { server = '' } = config.clusters?.find((cluster) => cluster.name === entry.context.cluster)?.cluster ?? {};
  if (THROW_AWAY.test(name) || LOCAL.test(server) || (isSure && wanted === name)) return name;
  throw new Refusal(
    2,
    `The context ${name} does not look like a throw-away cluster: to use it all the same, write --context ${name} --yes-this-cluster.`,
  );
}
