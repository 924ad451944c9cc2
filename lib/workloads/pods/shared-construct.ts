import type { Construct } from 'constructs';
import { pathOf } from '../../cdk8s/app-trees';
import { chartOf } from '../../cdk8s/charts';
import { show } from '../../rules/show';

/**
 * The reason why pods cannot use what another construct makes, or undefined.
 *
 * @param title what it is, such as `settings`.
 * @param instead what to make in the other place, such as `settings`.
 */
export function sharingFlaw(title: string, instead: string, shared: Construct, user: Construct): string | undefined {
  const what = `${title} ${show(pathOf(shared))}`;
  if (user.node.root !== shared.node.root) {
    return `${what} of another app cannot be used here: make ${instead} in this app.`;
  }
  const [own, other] = [namespaceOf(shared), namespaceOf(user)];
  if (own === other) return undefined;
  return `${what} of the namespace ${show(own)} cannot be used by pods of ${show(other)}: make ${instead} in that namespace.`;
}

function namespaceOf(construct: Construct): string {
  return chartOf(construct)?.namespace ?? "kubectl's own";
}
