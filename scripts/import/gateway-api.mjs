// The table of Gateway API's kinds and types, from its CRDs as the Go module cache has them (CONTRIBUTING.md).
import { kindLines, readCrds, typeLines } from './crd-types.mjs';
import { file, STABLE, text } from './notation.mjs';

const GATEWAY_API = 'v1.6.3';

/** Whose names come first where several types are alike. */
const FIRST = ['HTTPRoute', 'Gateway'];

const crdsOf = (modules, channel, kinds) =>
  readCrds({
    modules,
    module: `sigs.k8s.io/gateway-api@${GATEWAY_API}`,
    folder: `config/crd/${channel}`,
    files: /^gateway\.networking\.k8s\.io_.*\.yaml$/,
    kinds,
  });

/** The content of generated/gateway-api.ts. */
export function gatewayApiTable(modules) {
  const crds = crdsOf(modules, 'experimental', FIRST);
  const patterns = [];
  const types = typeLines(crds, { isKnown: (_, version) => STABLE.test(version), patterns, first: FIRST });
  return file(`the CRDs of Gateway API ${GATEWAY_API}, experimental channel`, {
    KINDS: text(kindLines(crds)),
    PATTERNS: JSON.stringify(patterns, undefined, 2),
    TYPES: text(types),
  });
}

/** The kinds that the Gateway API target writes. */
const WRITTEN = ['BackendTLSPolicy', 'Gateway', 'HTTPRoute', 'ListenerSet', 'ReferenceGrant'];

/**
 * The content of published/, by file: the schemas that an API server with the standard channel has of the kinds that the target
 * writes, for a test that goes by nothing else.
 */
export function gatewayApiSchemas(modules) {
  const crds = crdsOf(modules, 'standard', WRITTEN).filter(({ spec }) => WRITTEN.includes(spec.names.kind));
  return crds.map(({ spec }) => {
    const { schema } = spec.versions.find(({ name }) => name === 'v1');
    const { status, ...properties } = schema.openAPIV3Schema.properties;
    return [`${spec.names.kind}.json`, `${JSON.stringify({ ...schema.openAPIV3Schema, properties }, isSchema)}\n`];
  });
}

/** Leaves out words, and the rules in CEL, which a JSON schema does not know. */
const isSchema = (key, value) => (key === 'x-kubernetes-validations' || isWords(key, value) ? undefined : value);

/** A field of that name has a schema, which is no text. */
const isWords = (key, value) => key === 'description' && typeof value === 'string';
