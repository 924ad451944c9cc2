import type { JsonSchema } from './json-schema';
import type { Shape } from './shape';

/** A kind whose fields are known. */
export interface KnownKind {
  readonly schema: JsonSchema;
  readonly shape: Shape;
  /** Set where a CustomResourceDefinition of the app has the fields. */
  readonly isCustom?: true;
  /** Set where the fields are those of one version of another project, and a cluster may have a newer one. */
  readonly source?: Source;
}

/** The version of a project whose CRDs tell the fields of a kind. */
export interface Source {
  /** For example `cert-manager v1.21.1`. */
  readonly title: string;
  /** The values that any version takes: newer ones have more words for a field than this one. */
  readonly anyVersion: Shape;
}

/** The way round for a value that only a newer version takes. */
export const OR_NAME_CRD = 'or name the CRD of the cluster in PorticoChecks.of(app).knowsCrds()';
