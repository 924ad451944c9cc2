/** A text as its UTF-8 bytes, a character each: what servers compare, so that `.` is one of the two of `é`. */
export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
