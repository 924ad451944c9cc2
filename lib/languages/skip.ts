/** The length from which on messages cut a value, and what is left of it then, as `show()` does. */
const LONGEST = 100;
const CUT = 97;

/**
 * The end of a value of the user's that a message shows at a place: a text in quotes, or JSON. A value that is cut has no closing
 * quote, and none of what follows belongs to it.
 */
export function endOfValue(text: string, at: number): number | undefined {
  if (!/^(?:"|\{"|\{\}|\[["\d[\]]|\[\{")/.test(text.slice(at, at + 3))) return undefined;
  const end = closing(text, at);
  if (text[at + CUT] === '…' && (end === undefined || end - at > LONGEST)) return at + CUT + 1;
  return end ?? at + 1;
}

/** The place after the quote or the bracket that closes the one at a place. */
function closing(text: string, at: number): number | undefined {
  let depth = 0;
  for (let next = at; next < text.length; next++) {
    const letter = text[next];
    if (letter === '"') {
      while (++next < text.length && text[next] !== '"') if (text[next] === '\\') next++;
      if (next >= text.length) return undefined;
    } else if (letter === '{' || letter === '[') depth++;
    else if (letter === '}' || letter === ']') depth--;
    if (depth === 0) return next + 1;
  }
  return undefined;
}
