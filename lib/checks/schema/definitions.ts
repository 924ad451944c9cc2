import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import { dnsName, flag, oneOf, scalarOf, text } from './scalars';
import { fields, list } from './shape';

const word = scalarOf(
  (value) => /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value),
  'name of a kind in lower case',
  'lower-case letters, digits and "-", for example "widgets"',
);
const kind = scalarOf(
  (value) => /^[A-Za-z]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/.test(value),
  'name of a kind',
  'letters and digits, for example "Widget"',
);

const stored = (versions: unknown) => (versions as readonly Fields[]).filter(({ storage }) => storage === true);

/** A kind of one's own; the schema of its fields is left to the API server. */
const customResourceDefinition = fields(
  {
    'spec!': fields(
      {
        'group!': dnsName,
        'scope!': oneOf('Namespaced', 'Cluster'),
        'names!': fields({
          'kind!': kind,
          'plural!': word,
          singular: word,
          listKind: kind,
          shortNames: list(word),
          categories: list(word),
        }),
        'versions!': list(
          fields({
            'name!': word,
            served: flag,
            storage: flag,
            deprecated: flag,
            deprecationWarning: text,
            'schema!': fields({ 'openAPIV3Schema!': fields({ 'type!': oneOf('object') }) }),
          }),
          { notEmpty: true, unique: ['name'] },
        ),
        preserveUnknownFields: flag,
      },
      ({ versions }) =>
        stored(versions).length === 1
          ? undefined
          : `has ${stored(versions).length} versions with storage true: write it for one`,
    ),
  },
  ({ metadata, spec }) => {
    const { group, names } = spec as { group: string; names: { plural: string } };
    const name = `${names.plural}.${group}`;
    const written = (metadata as Fields | undefined)?.name;
    return written === name
      ? undefined
      : `has the name ${show(written)}: write ${show(name)}, from spec.names and spec.group`;
  },
);

export const DEFINITIONS = { 'apiextensions.k8s.io CustomResourceDefinition': customResourceDefinition };
