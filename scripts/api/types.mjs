// Types of the API as TypeScript writes them, and where their pages are.

const PRIMITIVES = { json: '{ [name: string]: any }', date: 'Date' };

/** A type as in the declarations of TypeScript. */
export function typeText(reference) {
  if (reference.primitive) return PRIMITIVES[reference.primitive] ?? reference.primitive;
  if (reference.void) return 'void';
  if (reference.arrayOfType) return `${inList(reference.arrayOfType)}[]`;
  if (reference.mapOfType) return `{ [name: string]: ${typeText(reference.mapOfType)} }`;
  if (reference.unionOfTypes) return reference.unionOfTypes.map(typeText).join(' | ');
  return reference.fqn?.split('.').pop() ?? 'any';
}

function inList(reference) {
  return reference.unionOfTypes ? `(${typeText(reference)})` : typeText(reference);
}

/** The names of this package's own types in a type. */
export function ownNames(reference, packageName) {
  const parts = [reference.arrayOfType, reference.mapOfType, ...(reference.unionOfTypes ?? [])].filter(Boolean);
  const own = reference.fqn?.startsWith(`${packageName}.`) ? [reference.fqn.split('.').pop()] : [];
  return [...own, ...parts.flatMap((part) => ownNames(part, packageName))];
}

export const pageLink = (name) => `[\`${name}\`](${name}.md)`;
export const memberLink = (type, member) => `[\`${member}\`](${type}.md#${member.toLowerCase()})`;
