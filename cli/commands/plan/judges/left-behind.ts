import { type AppObject, objectTitle } from '../../../../lib/checks/model/app-object';
import type { Change } from '../change';
import { type Comparison, changeOf, kubectlName, waitFor } from './judge';

/** Objects that no file has any more: `kubectl apply` leaves them in the cluster. */
export function* leftBehind({ pairs }: Comparison): Generator<Change> {
  for (const pair of pairs) {
    const { before, after } = pair;
    if (before === undefined || after !== undefined) continue;
    const successor = pairs.find((each) => takesOver(each.after, before))?.after;
    const steps = [
      ...(successor === undefined ? [] : [waitFor({ after: successor })]),
      ...(holdsData(before) ? [] : [`kubectl delete ${kubectlName({ after: before })}`]),
    ];
    const effect = ROUTING_KINDS.test(before.kind) ? ', where requests go by it until it is deleted' : '';
    const successorText =
      successor && `, where its pods run next to those of ${objectTitle(successor)}: delete it when these are ready`;
    const message = `is in no file any more, and kubectl apply leaves it in the cluster${successorText ?? effect}.`;
    yield changeOf(pair, 'left-behind', message, steps);
  }
}

/** The kinds of which one takes the place of the other. */
const KINDS = ['Deployment', 'Rollout'];

const takesOver = (other: AppObject | undefined, gone: AppObject) =>
  other !== undefined &&
  other.kind !== gone.kind &&
  [other, gone].every(({ kind }) => KINDS.includes(kind)) &&
  other.name === gone.name &&
  other.namespace === gone.namespace;

/** Kinds that say where requests go. */
export const ROUTING_KINDS =
  /^(Ingress|HTTPRoute|GRPCRoute|TLSRoute|TCPRoute|Gateway|ListenerSet|IngressRoute|VirtualService)$/;

/** True for an object that takes data, or other objects, with it. */
export const holdsData = ({ group, kind }: AppObject): boolean => `${group} ${kind}` in LOST_WITH;

/** Everything that is lost with an object when it is deleted. */
export const LOST_WITH: { readonly [kind: string]: string } = {
  ' Namespace': 'all objects in it, and the data of its claims',
  ' PersistentVolumeClaim': 'its data, unless its volume is retained',
  ' PersistentVolume': 'the way to its data',
  'apps StatefulSet': 'its pods, and its claims where they are not retained',
  'apiextensions.k8s.io CustomResourceDefinition': 'all objects of its kind',
};
