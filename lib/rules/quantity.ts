/** Powers that a quantity's suffix stands for. */
const SUFFIXES: { readonly [suffix: string]: number } = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * The amount that a quantity stands for, or undefined for any other value
 * (https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity).
 */
export function amountOf(value: unknown): number | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const [, digits, suffix = '', exponent] =
    /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)?|[eE]([+-]?\d+))$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return Number(digits) * (exponent === undefined ? (SUFFIXES[suffix] ?? Number.NaN) : 10 ** Number(exponent));
}

/**
 * A quantity as the API server writes it back. In any other form, every later `kubectl apply` would find a difference.
 */
export function canonicalQuantity(text: string): string {
  const [, digits, suffix = ''] = /^(\d+(?:\.\d+)?)(m|[KMGTPE]i)?$/.exec(text) ?? [];
  if (digits === undefined) return text;
  if (!suffix.endsWith('i')) return decimal(Number(digits), suffix);
  const bytes = amountOf(text);
  return Number.isInteger(bytes) ? reduced(Number(bytes), BINARY, '', 1024) : text;
}

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['m', '', 'k', 'M', 'G', 'T', 'P', 'E'];

function decimal(amount: number, suffix: string): string {
  if (amount === 0) return '0';
  // Rounded far below what counts, since 1.005 * 1000 is 1004.9999999999999.
  const thousandths = suffix === 'm' ? amount : Number((amount * 1000).toFixed(6));
  return Number.isInteger(thousandths) ? reduced(thousandths, DECIMAL, 'm', 1000) : `${amount}${suffix}`;
}

/** With the largest suffix that leaves a whole number. */
function reduced(amount: number, suffixes: readonly string[], suffix: string, step: number): string {
  const larger = suffixes[suffixes.indexOf(suffix) + 1];
  const fits = larger !== undefined && amount > 0 && amount % step === 0;
  return fits ? reduced(amount / step, suffixes, larger, step) : `${amount}${suffix}`;
}

export function quantityFlaw(value: unknown, example = '1Gi'): string | undefined {
  return amountOf(value) === undefined ? `is not a quantity: write, for example, "${example}"` : undefined;
}

/** An amount of a resource as messages show it: `150m` of a CPU, `320Mi` of memory or storage, or a number. */
export function showAmount(resource: string, amount: number): string {
  if (/(^|\.)cpu$/.test(resource)) return canonicalQuantity(`${Math.round(amount * 1000)}m`);
  if (!/(^|\.)(memory|storage|ephemeral-storage|hugepages-[^.]+)$/.test(resource)) return String(amount);
  const mebibytes = amount / 2 ** 20;
  return canonicalQuantity(Number.isInteger(mebibytes) ? `${mebibytes}Mi` : `${Math.ceil(amount / 1024)}Ki`);
}
