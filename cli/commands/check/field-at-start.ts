/** The item of a List that a message is about, such as `items[3] (Service "user"): `. */
const ITEM = /^(items\[\d+\](?:\.items\[\d+\])*)(?: \([^)]*\))?: /;

const FIELD = /^[A-Za-z_]\w*(?:\.[A-Za-z_][\w-]*|\[\d+\]|\["(?:[^"\\]|\\.)*"\])*/;
const STEP = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|[\w-]+/g;

/** The field that a message begins with, as steps from the object. The first word of other messages is a step as well. */
export function fieldAtStart(message: string): (string | number)[] {
  const item = ITEM.exec(message);
  const rest = message.slice(item?.[0].length ?? 0);
  return [...stepsOf(item?.[1]), ...stepsOf(FIELD.exec(rest)?.[0])];
}

function stepsOf(field = ''): (string | number)[] {
  return [...field.matchAll(STEP)].map(([name, index, quoted]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? name : JSON.parse(quoted);
  });
}
