/** One of a few words, such as the type of a Service. */
export function choiceFlaw(value: unknown, choices: readonly string[]): string | undefined {
  if (typeof value === 'string' && choices.includes(value)) return undefined;
  const others = choices.slice(0, -1).join(', ');
  return `is unknown: write ${others === '' ? '' : `${others} or `}${choices.at(-1)}`;
}

/** The choices of a message, as what to write: `"http"` alone, or `one of "http", "admin"`. */
export function choiceOf(choices: readonly string[]): string {
  const [only = '', ...others] = new Set(choices);
  return others.length === 0 ? only : `one of ${[only, ...others].join(', ')}`;
}
