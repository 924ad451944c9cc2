/** A text with its first letter in the other case, or as it is where it has none. */
export function otherCase(text: string): string {
  return text.replace(/[A-Za-z]/, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
