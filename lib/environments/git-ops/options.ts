import type { Environment } from '../environment';

/** Options of every tool that keeps an environment in a cluster as a repository has it. */
interface CommonOptions {
  /** The environment, which one tool applies. */
  readonly environment: Environment;

  /**
   * The folder of the repository with those of all environments, by its path from the root. The root itself is `.`.
   *
   * @default 'dist'
   */
  readonly folder?: string;

  /**
   * True for objects that are deleted as soon as they are no longer in the repository. A Namespace, a PersistentVolumeClaim and a
   * CustomResourceDefinition stay even then, since what they hold would be lost.
   *
   * @default false
   */
  readonly prune?: boolean;
}

/** Options of an Application of Argo CD. */
export interface GitOpsArgoCdOptions extends CommonOptions {
  /** The URL of the repository with what `portico synth` wrote, without a password. */
  readonly repository: string;

  /**
   * The branch, tag or commit that is applied.
   *
   * @default - the default branch of the repository
   */
  readonly revision?: string;

  /**
   * The URL of the environment's API server, as Argo CD knows it.
   *
   * @default 'https://kubernetes.default.svc', the cluster that Argo CD runs in
   */
  readonly server?: string;

  /**
   * The project of Argo CD, whose rules hold for the environment.
   *
   * @default 'default'
   */
  readonly project?: string;

  /**
   * True for every commit to be applied by itself. Otherwise Argo CD shows what a commit changes, and somebody has it synced.
   *
   * @default true
   */
  readonly automated?: boolean;

  /**
   * True to undo what others change in the cluster. It takes `automated`.
   *
   * @default false
   */
  readonly selfHeal?: boolean;
}

/** Options of a Kustomization of Flux. */
export interface GitOpsFluxOptions extends CommonOptions {
  /**
   * The name of the GitRepository, in the namespace of the Kustomization, which says repository and revision.
   *
   * @default 'flux-system', which `flux bootstrap` makes
   */
  readonly source?: string;

  /**
   * The name of a Secret with the kubeconfig of the environment's cluster, in the namespace of the Kustomization.
   *
   * @default - the cluster that Flux runs in
   */
  readonly kubeConfigSecret?: string;
}

const COMMON = { environment: true, folder: true, prune: true } satisfies { [name in keyof CommonOptions]-?: true };

/** The names of all options. The compiler sees that none is missing. */
export const ARGO_CD_OPTIONS = Object.keys({
  ...COMMON,
  repository: true,
  revision: true,
  server: true,
  project: true,
  automated: true,
  selfHeal: true,
} satisfies { [name in keyof GitOpsArgoCdOptions]-?: true });

export const FLUX_OPTIONS = Object.keys({
  ...COMMON,
  source: true,
  kubeConfigSecret: true,
} satisfies { [name in keyof GitOpsFluxOptions]-?: true });
