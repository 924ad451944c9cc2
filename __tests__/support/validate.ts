import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Service } from 'kubernetes-models/v1/Service';
import { checkGatewayObjects } from '../routing/targets/gateway-api/model/check-gateway-objects';
import type { Manifest } from './app';

const SCHEMAS: { readonly [kind: string]: new (data: never) => { validate(): void } } = {
  'apps/v1 Deployment': Deployment,
  'v1 ConfigMap': ConfigMap,
  'v1 Service': Service,
  'networking.k8s.io/v1 Ingress': Ingress,
};

/** Fails unless each object follows the schema of its kind. */
export function expectValid(manifests: readonly Manifest[]): void {
  const problems = checkGatewayObjects(manifests);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  for (const manifest of manifests.filter(({ apiVersion }) => !apiVersion.startsWith('gateway.'))) {
    const Schema = SCHEMAS[`${manifest.apiVersion} ${manifest.kind}`];
    if (Schema === undefined) throw new Error(`no schema for ${manifest.apiVersion} ${manifest.kind}`);
    new Schema(manifest as never).validate();
  }
}
