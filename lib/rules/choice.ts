/** One of a few words, such as the type of a Service. */
export function choiceFlaw(value: unknown, choices: readonly string[]): string | undefined {
  if (typeof value === 'string' && choices.includes(value)) return undefined;
  const others = choices.slice(0, -1).join(', ');
  return `is unknown: write ${others === '' ? '' : `${others} or `}${choices.at(-1)}`;
}
