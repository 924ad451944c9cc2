import type { Construct } from 'constructs';
import { ScaledObject, TriggerAuthentication } from '../../../imports/keda.sh';
import type { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';

/** A number of pods that KEDA sets: https://keda.sh/docs/latest/reference/scaledobject-spec/ */
export interface KedaScale {
  readonly metadata: k8s.ObjectMeta;
  readonly target: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  readonly least: number;
  readonly most: number;
  readonly triggers: readonly KedaTrigger[];
  /** Seconds. */
  readonly pollingInterval?: number;
  readonly cooldownPeriod?: number;
  readonly windows: { readonly scaleUp?: number; readonly scaleDown?: number };
  readonly fallback?: { readonly failureThreshold: number; readonly replicas: number };
}

/** A measure of the pods that there should be. */
export interface KedaTrigger {
  readonly type: string;
  readonly metadata: { readonly [key: string]: string };
  readonly metricType?: string;
  readonly access?: KedaAccess;
}

/** Credentials of a trigger, by reference. */
export interface KedaAccess {
  readonly secrets?: readonly KedaSecret[];
  readonly podIdentity?: { readonly provider: string; readonly roleArn?: string; readonly identityOwner?: string };
}

/** A parameter of a trigger that is a key of a Secret. */
export interface KedaSecret {
  readonly parameter: string;
  readonly name: string;
  readonly key: string;
}

/** The longest value of a label, which the name of the HorizontalPodAutoscaler that KEDA makes must be. */
const LONGEST = 63;

/** Makes the ScaledObject, and the TriggerAuthentication of the one trigger that has credentials. */
export function renderScaledObject(scope: Construct, scale: KedaScale): void {
  const { metadata, target, triggers } = scale;
  const access = triggers.find((trigger) => trigger.access !== undefined)?.access;
  if (access !== undefined) {
    const { secrets, podIdentity } = access;
    const spec = { ...(secrets && { secretTargetRef: [...secrets] }), podIdentity };
    new TriggerAuthentication(scope, 'trigger-authentication', { metadata, spec });
  }
  new ScaledObject(scope, 'autoscaler', {
    metadata,
    spec: {
      scaleTargetRef: target,
      minReplicaCount: scale.least,
      maxReplicaCount: scale.most,
      pollingInterval: scale.pollingInterval,
      cooldownPeriod: scale.cooldownPeriod,
      fallback: scale.fallback,
      advanced: advancedOf(scale),
      triggers: triggers.map(({ access: own, ...trigger }) => ({
        ...trigger,
        ...(own && { authenticationRef: { name: String(metadata.name) } }),
      })),
    },
  });
}

function advancedOf({ metadata, windows: { scaleUp, scaleDown } }: KedaScale) {
  const name = String(metadata.name);
  const behavior = unlessEmpty({
    ...(scaleUp !== undefined && { scaleUp: { stabilizationWindowSeconds: scaleUp } }),
    ...(scaleDown !== undefined && { scaleDown: { stabilizationWindowSeconds: scaleDown } }),
  });
  const horizontalPodAutoscalerConfig = unlessEmpty({
    ...(`keda-hpa-${name}`.length > LONGEST && { name }),
    ...(behavior && { behavior }),
  });
  return horizontalPodAutoscalerConfig && { horizontalPodAutoscalerConfig };
}
