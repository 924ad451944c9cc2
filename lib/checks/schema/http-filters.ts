import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import { apiGroup, headerName, hostname, kindName, METHODS, path, reference, textOf } from './gateway-parts';
import { flag, INT32, oneOf, port, scalarOf, text, within, word } from './scalars';
import { anything, list, onlyFields, type Rule, scalar } from './shape';

const headers = list(onlyFields({ 'name!': headerName, 'value!': textOf(4096) }), { most: 16, unique: ['name'] });
const headerChanges = onlyFields({ set: headers, add: headers, remove: list(text, { most: 16, unique: [] }) });

const replacesPath: Rule = ({ type, replaceFullPath, replacePrefixMatch }) => {
  const values: Fields = { ReplaceFullPath: replaceFullPath, ReplacePrefixMatch: replacePrefixMatch };
  const field = type === 'ReplaceFullPath' ? 'replaceFullPath' : 'replacePrefixMatch';
  if (values[type as string] === undefined) return `has the type ${show(type)} and no ${field}: write it`;
  return replaceFullPath !== undefined && replacePrefixMatch !== undefined
    ? `has the type ${show(type)} and both paths: keep ${field}`
    : undefined;
};
const pathChange = onlyFields(
  { 'type!': oneOf('ReplaceFullPath', 'ReplacePrefixMatch'), replaceFullPath: path, replacePrefixMatch: path },
  replacesPath,
);

const host = scalarOf(
  (value) => hostname.fits(value) && !value.startsWith('*'),
  'host',
  'a DNS name, for example "abc.com"',
);
const status = scalar((value) =>
  [301, 302, 303, 307, 308].includes(value as number) ? undefined : 'is unknown: write 301, 302, 303, 307 or 308',
);

/** `*` stands for all, and so for nothing beside it. */
const isAlone =
  (field: string): Rule =>
  (values) => {
    const written = values[field];
    return Array.isArray(written) && written.length > 1 && written.includes('*')
      ? `has ${field} ${show(written)}: write "*" alone, or leave it out`
      : undefined;
  };

const ORIGIN = /^\*$|^https?:\/\/((\*\.)?([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+|\*)(:\d{1,5})?$/;
const cors = onlyFields(
  {
    allowOrigins: list(
      scalarOf(
        (value) => value.length <= 253 && ORIGIN.test(value),
        'origin',
        'one, for example "https://app.example.com"',
      ),
      { most: 64, unique: [] },
    ),
    allowMethods: list(oneOf(...METHODS, '*'), { most: 9, unique: [] }),
    allowHeaders: list(headerName, { most: 64, unique: [] }),
    exposeHeaders: list(headerName, { most: 64, unique: [] }),
    allowCredentials: flag,
    maxAge: within(1, INT32, 600),
  },
  isAlone('allowOrigins'),
  isAlone('allowMethods'),
  isAlone('allowHeaders'),
);

/** The field that tells of a filter is named after its type. */
const FILTERS: { readonly [type: string]: string } = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestMirror: 'requestMirror',
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  ExtensionRef: 'extensionRef',
  ExternalAuth: 'externalAuth',
  CORS: 'cors',
};

const isTold: Rule = (values) => {
  const told = FILTERS[values.type as string] ?? '';
  const type = `has the type ${show(values.type)}`;
  if (values[told] === undefined) return `${type} and no ${told}: write it`;
  const other = Object.values(FILTERS).find((field) => field !== told && values[field] !== undefined);
  return other && `${type} and ${other} as well: leave ${other} out`;
};

/** What is done to a request or an answer on its way. */
const filter = onlyFields(
  {
    'type!': oneOf(...Object.keys(FILTERS)),
    requestHeaderModifier: headerChanges,
    responseHeaderModifier: headerChanges,
    requestMirror: onlyFields({
      'backendRef!': reference({ port }),
      percent: within(0, 100),
      fraction: onlyFields({ 'numerator!': within(0, INT32), denominator: within(1, INT32, 100) }),
    }),
    requestRedirect: onlyFields({
      scheme: oneOf('http', 'https'),
      hostname: host,
      port,
      path: pathChange,
      statusCode: status,
    }),
    urlRewrite: onlyFields({ hostname: host, path: pathChange }),
    // Of the experimental channel alone.
    externalAuth: anything,
    extensionRef: onlyFields({ 'group!': apiGroup, 'kind!': kindName, 'name!': word }),
    cors,
  },
  isTold,
);

const ONCE = ['CORS', 'RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite'];
export const typesOf = (filters: unknown) => ((filters ?? []) as readonly Fields[]).map(({ type }) => type as string);

/** Which filters one rule or backend may have. */
export const goTogether: Rule = ({ filters }) => {
  const types = typesOf(filters);
  const double = ONCE.find((type) => types.indexOf(type) !== types.lastIndexOf(type));
  if (double !== undefined) return `has the filter ${double} twice: write it once`;
  return types.includes('RequestRedirect') && types.includes('URLRewrite')
    ? 'has a RequestRedirect and a URLRewrite: keep one of the two'
    : undefined;
};

export const filters = list(filter, { most: 16 });
