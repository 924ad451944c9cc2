import { BlockList, isIP } from 'node:net';
import { checkValue, wrongType } from './check';
import type { Findings } from './finding';

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
  if (family === 0 || more !== undefined || !/^\d{1,3}$/.test(length)) return false;
  try {
    new BlockList().addSubnet(address, Number(length), family === 6 ? 'ipv6' : 'ipv4');
    return true;
  } catch {
    return false;
  }
}

/** A block of addresses in CIDR notation. */
export function cidrFlaw(block: unknown): string | undefined {
  if (typeof block === 'string' && isBlock(block)) return undefined;
  return 'is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32"';
}
