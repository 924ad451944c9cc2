import { checkGatewayObjects } from '../routing/targets/gateway-api/model/check-gateway-objects';
import type { Manifest } from './app';
import { schemaFlaw } from './published-schema';

/** Fails unless each object follows the schema of its kind. */
export function expectValid(manifests: readonly Manifest[]): void {
  const own = manifests.filter(({ apiVersion }) => !apiVersion.startsWith('gateway.'));
  const problems = [...checkGatewayObjects(manifests), ...own.flatMap((manifest) => schemaFlaw(manifest) ?? [])];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
