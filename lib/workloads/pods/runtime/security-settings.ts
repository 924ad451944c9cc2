import type { ProfileFields } from './security-profile';

/** Settings that a pod can have for all of its containers. */
export interface SharedSettings {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly seccompProfile?: ProfileFields;
  readonly appArmorProfile?: ProfileFields;
}

/** Settings that only a pod has. */
export interface PodSettings {
  readonly fsGroup?: number;
  readonly fsGroupChangePolicy?: string;
  readonly supplementalGroups?: readonly number[];
}

/** Settings that only a container has. */
export interface ContainerSettings {
  readonly privileged?: true;
  readonly allowPrivilegeEscalation?: false;
  readonly readOnlyRootFilesystem?: true;
  readonly capabilities?: { readonly drop: readonly string[]; readonly add?: readonly string[] };
}
