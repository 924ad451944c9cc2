import { BlockList, isIP } from 'node:net';
import { checkValue, wrongType } from './check';
import type { Findings } from './finding';
import { show } from './show';

/** Checks that a value is a list of CIDR blocks with at least one. */
export function* checkCidrs(what: string, blocks: unknown): Findings {
  if (!Array.isArray(blocks) || blocks.length === 0) {
    yield wrongType(what, blocks, 'a list of CIDR blocks such as ["10.0.0.0/8"]');
    return;
  }
  for (const block of blocks) yield* checkValue('cidr', what, block, cidrFlaw);
}

/** Tells if a block is a part of another one, and not all of it. */
export function isWithin(part: string, whole: string): boolean {
  const [[address = '', length = ''], [around = '', least = '']] = [part.split('/'), whole.split('/')];
  const family = isIP(around) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) !== isIP(around) || Number(length) <= Number(least)) return false;
  const blocks = new BlockList();
  blocks.addSubnet(around, Number(least), family);
  return blocks.check(address, family);
}

export function isBlock(text: unknown): text is string {
  const [address = '', length = '', more] = String(text).split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined || !/^(0|[1-9]\d{0,2})$/.test(length)) return false;
  try {
    new BlockList().addSubnet(address, Number(length), family === 6 ? 'ipv6' : 'ipv4');
    return true;
  } catch {
    return false;
  }
}

/** A block of addresses in CIDR notation, by its first address. */
export function cidrFlaw(block: unknown): string | undefined {
  if (typeof block !== 'string' || !isBlock(block)) {
    return 'is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32"';
  }
  const fix = fixOfBlock(block);
  return fix && `is a block by an address within it: write ${fix}`;
}

/**
 * The words for what to write in the place of a block by an address within it, such as `10.1.2.3/8`. The API server refuses that from
 * Kubernetes 1.36 on, and proxies read the whole block.
 */
export function fixOfBlock(block: string): string | undefined {
  const [address = '', length = ''] = block.split('/');
  const parts = partsOf(address);
  const width = isIP(address) === 6 ? 16 : 8;
  const first = parts.map((part, index) => {
    const rest = width - Math.min(width, Math.max(0, Number(length) - index * width));
    return (part >> rest) << rest;
  });
  if (first.every((part, index) => part === parts[index])) return undefined;
  const start = width === 8 ? first.join('.') : canonical(first.map((part) => part.toString(16)).join(':'));
  const alone = `${address}/${parts.length * width}`;
  return `${show(`${start}/${length}`)} for the whole block, or ${show(alone)} for the address alone`;
}

/** The bytes of an address of version 4, or the eight numbers of one of version 6. */
function partsOf(address: string): number[] {
  if (isIP(address) === 4) return address.split('.').map(Number);
  const [start = [], end = []] = canonical(address)
    .split('::')
    .map((half) => half.split(':').filter((part) => part !== ''));
  const zeros = Array.from({ length: 8 - start.length - end.length }, () => '0');
  return [...start, ...zeros, ...end].map((part) => Number.parseInt(part, 16));
}

/** An address of version 6 as RFC 5952 writes it. */
const canonical = (address: string): string => new URL(`http://[${address}]`).hostname.slice(1, -1);
