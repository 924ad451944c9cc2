import { isIP } from 'node:net';

/** The first and the last address of a block, as numbers; those of IPv6 come after all of IPv4. */
interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

/** True where each address of the blocks is one of the others. */
export function isCovered(blocks: readonly string[], others: readonly string[]): boolean {
  const around = merged(others);
  return blocks
    .map(rangeOf)
    .every((part) => around.some(({ first, last }) => first <= part.first && part.last <= last));
}

/** Blocks in a form that is the same for all lists of the same addresses. */
export function sameForAll(blocks: readonly string[]): string[] {
  return merged(blocks).map(({ first, last }) => `${first}-${last}`);
}

function merged(blocks: readonly string[]): Range[] {
  const sorted = blocks.map(rangeOf).sort((one, other) => (one.first < other.first ? -1 : 1));
  const ranges: Range[] = [];
  for (const range of sorted) {
    const previous = ranges.at(-1);
    if (previous === undefined || range.first > previous.last + 1n) ranges.push(range);
    else if (range.last > previous.last) ranges[ranges.length - 1] = { ...previous, last: range.last };
  }
  return ranges;
}

function rangeOf(block: string): Range {
  const [address = '', length = ''] = block.split('/');
  const isSix = isIP(address) === 6;
  const size = 1n << BigInt((isSix ? 128 : 32) - Number(length));
  const number = isSix ? (1n << 64n) * 4n + sixNumber(address) : fourNumber(address);
  const first = number - (number % size);
  return { first, last: first + size - 1n };
}

const fourNumber = (address: string) => address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);

function sixNumber(address: string): bigint {
  const [, plain = ''] = /^\[(.*)\]$/.exec(new URL(`http://[${address}]`).hostname) ?? [];
  const [head = '', tail] = plain.split('::');
  const [left, right] = [head, tail ?? ''].map((half) => half.split(':').filter((part) => part !== '')) as [
    string[],
    string[],
  ];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].reduce((sum, part) => sum * 65_536n + BigInt(`0x${part}`), 0n);
}
