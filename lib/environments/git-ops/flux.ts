import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { Kustomization, KustomizationSpecSourceRefKind } from '../../../imports/kustomize.toolkit.fluxcd.io';
import { keepHolders } from './annotations';
import { checkExpiringJobs, checkMovedRoutes, checkNoHooks, checkNoOrder } from './check-applied';
import { checkFlux } from './check-options';
import type { GitOpsFluxOptions } from './options';
import type { Tool } from './tool';

/** A Kustomization that another one can wait for. */
export interface AwaitedKustomization {
  readonly name: string;
  readonly namespace: string;
}

/** @param awaitedBy the Kustomizations that one waits for, which later calls may add. */
export function flux(
  options: GitOpsFluxOptions,
  awaitedBy: (construct: Construct) => readonly AwaitedKustomization[],
): Tool {
  const { source, kubeConfigSecret, prune } = options;
  return {
    title: 'Flux',
    kind: 'Kustomization',
    namespace: 'flux-system',
    insteadOfDependency: 'have Flux apply both',
    check: (name) => checkFlux(name, options),
    render: (construct, name, path, namespace) =>
      new Kustomization(construct, 'kustomization', {
        metadata: { name, namespace },
        spec: {
          interval: '10m',
          retryInterval: '1m',
          sourceRef: { kind: KustomizationSpecSourceRefKind.GIT_REPOSITORY, name: source ?? 'flux-system' },
          path: `./${path}`,
          prune: prune === true,
          // Whatever depends on it waits until its pods are ready.
          wait: true,
          kubeConfig: kubeConfigSecret === undefined ? undefined : { secretRef: { name: kubeConfigSecret } },
          dependsOn: Lazy.any({ produce: () => dependsOn(namespace, awaitedBy(construct)) }),
        },
      }),
    mark: (root) => keepHolders(root, 'kustomize.toolkit.fluxcd.io/prune', 'disabled'),
    *problems(root) {
      yield* checkNoHooks(root);
      yield* checkExpiringJobs(root, 'Flux');
    },
    *warnings(root) {
      yield* checkNoOrder(root);
      yield* checkMovedRoutes(root);
    },
  };
}

function dependsOn(own: string, awaited: readonly AwaitedKustomization[]) {
  if (awaited.length === 0) return undefined;
  return awaited.map(({ name, namespace }) => ({ name, ...(namespace !== own && { namespace }) }));
}
