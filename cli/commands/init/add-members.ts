import type { Pair, ParsedNode, Scalar, YAMLMap } from 'yaml';
import { yaml } from '../../../lib/cdk8s/yaml/yaml-package';

export interface Members {
  readonly [name: string]: string;
}

type JsonMember = Pair<Scalar.Parsed, ParsedNode>;
type JsonObject = YAMLMap.Parsed<Scalar.Parsed, ParsedNode>;

/**
 * Adds members to an object of strings that is a field of a whole JSON text, in the order of names where the others are in it. All
 * else stays as it was written: line ends, indentation, lists on one line.
 */
export function addMembers(text: string, field: string, members: Members): string {
  const root = parse(text);
  const [space = '\n  '] = /^\s*(?=")/.exec(text.slice(text.indexOf('{') + 1)) ?? [];
  const object = objectText(members, space);
  if (root.items.length === 0) return `{${space}"${field}": ${object}\n}\n`;
  const value = fieldOf(root, field);
  if (value === undefined) return insert(text, root, field, object);
  if (value.items.length === 0) return text.slice(0, value.range[0]) + object + text.slice(value.range[1]);
  return Object.entries(members).reduce((written, [name, member]) => {
    const others = fieldOf(parse(written), field);
    return others === undefined ? written : insert(written, others, name, JSON.stringify(member), nextOf(others, name));
  }, text);
}

/** JSON is YAML, whose parser knows where each node stands. */
function parse(text: string): JsonObject {
  return yaml.parseDocument(text).contents as JsonObject;
}

function fieldOf({ items }: JsonObject, field: string): JsonObject | undefined {
  return items.find(({ key }) => key.value === field)?.value as JsonObject | undefined;
}

/** An object whose members are one step deeper than a field that has some space before it. */
function objectText(members: Members, space: string): string {
  const step = space.slice(space.lastIndexOf('\n') + 1);
  const isOnLines = space.includes('\n');
  const lines = Object.entries(members).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return isOnLines ? `{${lines.map((line) => space + step + line).join(',')}${space}}` : `{ ${lines.join(', ')} }`;
}

/** Inserts a member into an object that has some, with the space of the first, before another member or at the end. */
function insert(text: string, { items, range }: JsonObject, name: string, value: string, next?: JsonMember): string {
  const [first] = items;
  if (first === undefined) return text;
  const space = text.slice(range[0] + 1, first.key.range[0]);
  const colon = text.slice(first.key.range[1], first.value?.range[0]);
  const member = JSON.stringify(name) + colon + value;
  const at = next?.key.range[0] ?? text.slice(0, range[1] - 1).trimEnd().length;
  return text.slice(0, at) + (next === undefined ? `,${space}${member}` : `${member},${space}`) + text.slice(at);
}

/** The member before which a name belongs, where all are in order. */
function nextOf({ items }: JsonObject, name: string): JsonMember | undefined {
  const isSorted = items.every((item, index) => index === 0 || nameOf(items[index - 1]) < nameOf(item));
  return isSorted ? items.find((item) => nameOf(item) > name) : undefined;
}

const nameOf = (member: JsonMember | undefined) => String(member?.key.value);
