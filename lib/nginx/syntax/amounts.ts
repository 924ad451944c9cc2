/** The largest number that nginx can hold. */
const MAX = 2n ** 63n - 1n;

/** The most seconds of a time that nginx keeps in milliseconds. */
export const MAX_SECONDS = Number(MAX / 1000n);

const UNITS: { readonly [unit: string]: bigint } = { '': 1n, k: 1024n, m: 1024n ** 2n, g: 1024n ** 3n };

/** The bytes of a size, with the units that a directive knows, or undefined: sizes have k and m, offsets g too. */
function bytesOf(size: string, units: RegExp): bigint | undefined {
  const [, digits, unit] = units.exec(size) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const bytes = BigInt(digits) * (UNITS[unit.toLowerCase()] ?? 1n);
  return bytes > MAX ? undefined : bytes;
}

/** The bytes of a size (src/core/ngx_parse.c ngx_parse_size), or undefined where nginx does not take it. */
export function sizeInBytes(size: string): number | undefined {
  const bytes = bytesOf(size, /^(\d+)([km]?)$/i);
  return bytes === undefined ? undefined : Number(bytes);
}

/** True for an offset (ngx_parse_offset), which may have gigabytes. */
export function isOffset(size: string): boolean {
  return bytesOf(size, /^(\d+)([kmg]?)$/i) !== undefined;
}

/** True for a time in the syntax of nginx (ngx_parse_time): only times that are kept in seconds have years and months. */
export function isTime(text: string, keptIn: 'seconds' | 'milliseconds'): boolean {
  const units =
    keptIn === 'seconds'
      ? /^(\d+y)? *(\d+M)? *(\d+w)? *(\d+d)? *(\d+h)? *(\d+m)? *(\d+s)? *\d*$/
      : /^(\d+w)? *(\d+d)? *(\d+h)? *(\d+m)? *(\d+s)? *(\d+ms)? *\d*$/;
  return /^\d/.test(text) && text.length <= 18 && units.test(text);
}
