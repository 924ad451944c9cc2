// The API reference: a page for each public type, made from the assembly of jsii.
import { TypeSystem } from 'jsii-reflect';
import { docLines, enumMemberPart, fence, methodPart, parameterLines, propertyPart, signature } from './members.mjs';
import { memberLink, ownNames, pageLink } from './types.mjs';

/** The pages of the package in a folder that has been built, by file name. */
export async function apiPages(folder) {
  const assembly = await new TypeSystem().load(folder, { validate: false });
  const types = [...assembly.types].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const uses = usesOf(types, assembly.name);
  const pages = types.map((type) => [`${type.name}.md`, pageOf(type, assembly.name, uses.get(type.name) ?? [])]);
  return new Map([['README.md', indexOf(types)], ...pages]);
}

function pageOf(type, packageName, uses) {
  const parts = [`# ${type.name}`, ...docLines(type.docs), headOf(type)];
  if (type.isClassType()) parts.push(...constructorOf(type, packageName));
  if (type.isEnumType()) parts.push('## Members', ...type.members.map(enumMemberPart));
  else {
    const methods = own(type.ownMethods);
    const properties = own(type.ownProperties);
    const [statics, others] = [methods.filter((each) => each.static), methods.filter((each) => !each.static)];
    const constants = properties.filter((each) => each.static);
    const fields = properties.filter((each) => !each.static);
    parts.push(...section('Static members', [...constants.map(toProperty), ...statics.map(toMethod)]));
    parts.push(...section('Methods', others.map(toMethod)));
    parts.push(...section('Properties', fields.map(toProperty)));
    parts.push(...section('Inherited', inheritedOf(type)));
  }
  if (uses.length > 0) parts.push('## Used by', uses.join('\n'));
  return `${parts.filter(Boolean).join('\n\n')}\n`;

  function toProperty(property) {
    return propertyPart(property, packageName);
  }
  function toMethod(method) {
    return methodPart(method, packageName);
  }
}

const section = (title, parts) => (parts.length > 0 ? [`## ${title}`, ...parts] : []);

/** Members that a reader of TypeScript can use. */
const own = (members) => members.filter(({ protected: isProtected }) => !isProtected);

function headOf(type) {
  if (type.isEnumType()) return undefined;
  const linked = (bases) =>
    bases.map((base) => (base.assembly === type.assembly ? pageLink(base.name) : `\`${base.fqn}\``));
  const [base] = linked([type.isClassType() && type.base].filter(Boolean));
  const interfaces = linked(type.getInterfaces()).join(', ');
  const words = type.isClassType()
    ? [base && `Extends ${base}.`, interfaces && `Implements ${interfaces}.`]
    : [interfaces && `Extends ${interfaces}.`];
  return words.filter(Boolean).join(' ');
}

function constructorOf(type, packageName) {
  const { initializer } = type;
  if (initializer === undefined || initializer.protected || type.abstract) return [];
  const code = `new ${type.name}${signature(initializer)}`;
  return ['## Constructor', fence(code), ...parameterLines(initializer.parameters, packageName)];
}

/** Lines that name the members of each base type of this package. */
function inheritedOf(type) {
  const bases = new Map();
  for (const member of [...type.allProperties, ...type.allMethods]) {
    const from = member.definingType ?? member.parentType;
    if (from === type || from.assembly !== type.assembly || member.protected || member.static) continue;
    bases.set(from.name, [...(bases.get(from.name) ?? []), member.name]);
  }
  const lines = [...bases].map(
    ([base, members]) =>
      `- ${pageLink(base)}: ${[...new Set(members)].map((each) => memberLink(base, each)).join(', ')}`,
  );
  return lines.length > 0 ? [lines.join('\n')] : [];
}

/** Where a value of each type is taken, as lines for its page. */
function usesOf(types, packageName) {
  const uses = new Map();
  const add = (type, name, member) => {
    if (name !== type.name)
      uses.set(
        name,
        new Set([...(uses.get(name) ?? []), `- ${pageLink(type.name)}: ${memberLink(type.name, member)}`]),
      );
  };
  for (const type of types.filter((each) => !each.isEnumType())) {
    for (const property of own(type.ownProperties)) {
      for (const name of ownNames(property.type, packageName)) add(type, name, property.name);
    }
    for (const method of own(type.ownMethods)) {
      for (const name of method.parameters.flatMap((each) => ownNames(each.type, packageName)))
        add(type, name, method.name);
    }
  }
  return new Map([...uses].map(([name, lines]) => [name, [...lines]]));
}

const GROUPS = {
  Constructs: (type) => type.isClassType() && isConstruct(type),
  Classes: (type) => type.isClassType() && !isConstruct(type),
  'Props and options': (type) => type.isInterfaceType() && type.datatype,
  Interfaces: (type) => type.isInterfaceType() && !type.datatype,
  Enums: (type) => type.isEnumType(),
};

const isConstruct = (type) => type.getAncestors().some(({ fqn }) => fqn === 'constructs.Construct');

function indexOf(types) {
  const groups = Object.entries(GROUPS).map(([title, isIn]) => {
    const lines = types.filter(isIn).map((type) => `- ${pageLink(type.name)}: ${type.docs.summary}`);
    return `## ${title}\n\n${lines.join('\n')}`;
  });
  return `${['# API reference', 'A page for each public type, made from the doc comments in `lib/`.', ...groups].join('\n\n')}\n`;
}
