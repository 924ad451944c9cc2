/**
 * The validators and converters of annotation values: what `internal/ingress/annotations/parser/validators.go` and
 * `parser/main.go` of ingress-nginx let through.
 */
export type Validator = (value: string) => boolean;

const BASIC = '\\-._~a-zA-Z0-9/:';

export const isBasic = matching(new RegExp(`^[${BASIC}]*$`), true);
export const isUrl = matching(new RegExp(`^[${BASIC},?&=]*$`), false);
export const isPathWithCapture = matching(new RegExp(`^/?[${BASIC}$]*$`), false);
/** BASIC plus the characters of a regular expression. */
export const isPattern = matching(new RegExp(`^[${BASIC}^$[\\](){}*+?|&=\\\\]*$`), false);

export function isBool(value: string): boolean {
  return toBool(value) !== undefined;
}

export function isInt(value: string): boolean {
  return /^[+-]?\d+$/.test(value);
}

export function isServerNames(value: string): boolean {
  return value.split(',').every((name) => isPattern(name.trim()));
}

/** Go's strconv.ParseBool. */
export function toBool(value: string): boolean | undefined {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value)) {
    return true;
  }
  return ['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(value) ? false : undefined;
}

/** Every line trimmed (parser/main.go normalizeString). */
export function toText(value: string): string {
  return value
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

function matching(pattern: RegExp, spacesAllowed: boolean): Validator {
  return (value) => pattern.test(spacesAllowed ? value.replaceAll(' ', '') : value) && !/[\r\n]/.test(value);
}
