// The table of Gateway API's kinds and types, from its CRDs as the Go module cache has them (CONTRIBUTING.md).
import { join } from 'node:path';
import { kindLines, readCrds, typeLines } from './crd-types.mjs';
import { file, STABLE, text } from './notation.mjs';

const GATEWAY_API = 'v1.6.3';

/** Whose names come first where several types are alike. */
const FIRST = ['HTTPRoute', 'Gateway'];

/** The content of generated/gateway-api.ts. */
export function gatewayApiTable(modules) {
  const folder = join(modules, 'sigs.k8s.io', `gateway-api@${GATEWAY_API}`, 'config/crd/experimental');
  const crds = readCrds(folder, /^gateway\.networking\.k8s\.io_.*\.yaml$/);
  const patterns = [];
  const types = typeLines(crds, { isKnown: (_, version) => STABLE.test(version), patterns, first: FIRST });
  return file(`the CRDs of Gateway API ${GATEWAY_API}, experimental channel`, {
    KINDS: text(kindLines(crds)),
    PATTERNS: JSON.stringify(patterns, undefined, 2),
    TYPES: text(types),
  });
}
