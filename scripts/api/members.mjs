// Members of a type, as parts of its page.
import { ownNames, pageLink, typeText } from './types.mjs';

/** A property with its declaration, documentation and the pages of its types. */
export function propertyPart(property, packageName) {
  const modifiers = [property.static && 'static', property.immutable && 'readonly'].filter(Boolean);
  const type = typeText(property.type);
  const declaration = `${[...modifiers, property.name].join(' ')}${property.optional ? '?' : ''}: ${type}`;
  return part(property.name, declaration, [...docLines(property.docs), seeLine(property.type, packageName)]);
}

/** A method with its declaration, documentation and parameters. */
export function methodPart(method, packageName) {
  const declaration = `${method.static ? 'static ' : ''}${method.name}${signature(method)}: ${typeText(method.returns.type)}`;
  return part(method.name, declaration, [
    ...docLines(method.docs),
    ...parameterLines(method.parameters, packageName),
    returnsLine(method, packageName),
  ]);
}

export const enumMemberPart = (member) => part(member.name, undefined, docLines(member.docs));

/** Parameters in parentheses, as in a declaration. */
export function signature({ parameters }) {
  const texts = parameters.map(({ name, type, optional, variadic }) =>
    variadic ? `...${name}: ${typeText(type)}[]` : `${name}${optional ? '?' : ''}: ${typeText(type)}`,
  );
  return `(${texts.join(', ')})`;
}

export function parameterLines(parameters, packageName) {
  const lines = parameters.map(({ name, type, docs }) => {
    const pages = ownNames(type, packageName).map(pageLink).join(', ');
    return [`- \`${name}\`${pages && ` (${pages})`}`, proseOf(docs).join(' ')].filter(Boolean).join(': ');
  });
  return lines.length > 0 ? [lines.join('\n')] : [];
}

/** Documentation as paragraphs: text, what a value left out means, errors, sources, and an example. */
export function docLines(docs) {
  const { default: preset, example, see, custom = {}, returns } = docs.docs ?? {};
  return [
    ...proseOf(docs),
    returns && `Returns ${returns}`,
    preset && `Default: ${defaultText(preset)}`,
    custom.throws && `Throws: ${custom.throws}`,
    see && `See ${see}`,
    example && fence(example),
  ].filter(Boolean);
}

export const fence = (code) => `\`\`\`ts\n${code.trimEnd()}\n\`\`\``;

const proseOf = ({ docs = {} }) => [docs.summary, docs.remarks].filter(Boolean).map(inLines);

/** Paragraphs in a line each, since jsii cuts the first sentence out of lines that were wrapped with it. */
const inLines = (text) => text.trim().replace(/(?<=[^\n])\n(?=[^\n*-])/g, ' ');

/** Words stand after a dash in doc comments, and values without one. */
const defaultText = (text) => (text.startsWith('- ') ? text.slice(2) : /[`\s]/.test(text) ? text : `\`${text}\``);

function part(name, declaration, paragraphs) {
  return [`### ${name}`, declaration && fence(declaration), ...paragraphs].filter(Boolean).join('\n\n');
}

function seeLine(type, packageName) {
  const pages = [...new Set(ownNames(type, packageName))].map(pageLink);
  return pages.length > 0 && `Type: ${pages.join(', ')}`;
}

function returnsLine(method, packageName) {
  const pages = ownNames(method.returns.type, packageName).filter((name) => name !== method.parentType.name);
  return pages.length > 0 && `Returns: ${pages.map(pageLink).join(', ')}`;
}
