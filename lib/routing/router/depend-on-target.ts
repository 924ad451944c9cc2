import type { Construct, IConstruct } from 'constructs';
import { dependOnUsed } from '../../cdk8s/implied-order';
import { Synthesis } from '../../cdk8s/synthesis';
import type { IRoutingTarget } from '../targets/routing-target';

/** Has the charts of a target written before that of the router. cdk8s orders charts by dependencies, and fails on constructs without one. */
export function dependOnTarget(router: Construct, { dependencies }: IRoutingTarget): void {
  const synthesis = Synthesis.of(router);
  // cdk8s would write what is in another environment twice.
  const sound = (construct: IConstruct) =>
    construct.node.root === router.node.root && !synthesis.hasProblems(construct);
  if (sound(router)) dependOnUsed(router, ...dependencies.filter(sound));
}
