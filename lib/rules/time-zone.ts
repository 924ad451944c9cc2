/** A zone of the IANA database, in its own spelling, as the API server finds it. */
export function timeZoneFlaw(value: unknown): string | undefined {
  if (typeof value === 'string' && isTimeZone(value)) return undefined;
  return 'is not in the IANA time zone database: write, for example, "Europe/Berlin"';
}

function isTimeZone(value: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
}
