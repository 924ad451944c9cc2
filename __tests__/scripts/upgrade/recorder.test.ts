import { Recorder } from '../../../scripts/upgrade/recorder';

class Size {
  #bytes: number;
  private constructor(bytes: number) {
    this.#bytes = bytes;
    Object.freeze(this);
  }
  static of(bytes: number): Size {
    return new Size(bytes);
  }
  twice(): Size {
    return new Size(this.#bytes * 2);
  }
  get bytes(): number {
    return this.#bytes;
  }
}

class Shop {
  readonly made: unknown[] = [];
  readonly shelf = { add: (...things: unknown[]) => void this.made.push(things) };
  constructor(readonly name: string) {}
  close(): void {
    closed.push([this.name, this.made]);
  }
}

const closed: unknown[] = [];
const MODULE = { Size, Shop, Kind: { BIG: 'big' } };

/** Runs a program with the module under its name. */
function run(program: string): unknown {
  closed.length = 0;
  new Function('require', program)((name: string) => (name === 'shop' ? MODULE : undefined));
  return JSON.parse(JSON.stringify(closed, (_, value) => (value instanceof Size ? `${value.bytes} bytes` : value)));
}

const recorded = () => {
  const recorder = new Recorder();
  return { recorder, ...(recorder.module('shop', MODULE) as typeof MODULE) };
};

test('a program makes the same calls with the same values', () => {
  const { recorder, Size, Shop, Kind } = recorded();
  const shop = new Shop('a "b"');
  const size = Size.of(5);
  shop.shelf.add({ 'x-y': [size.twice(), -0, undefined, null, true], size }, Kind.BIG);
  shop.close();
  expect(run(recorder.program(0, shop, 'close'))).toEqual([
    ['a "b"', [[{ 'x-y': ['10 bytes', 0, null, null, true], size: '5 bytes' }, 'big']]],
    ['a "b"', [[{ 'x-y': ['10 bytes', 0, null, null, true], size: '5 bytes' }, 'big']]],
  ]);
});

test('a program has what was recorded from a number on, and what that needs', () => {
  const { recorder, Size, Shop } = recorded();
  const [needed, unneeded] = [Size.of(1).twice(), Size.of(70)];
  const from = recorder.length;
  const shop = new Shop('b');
  shop.shelf.add(needed);
  const program = recorder.program(from, shop, 'close');
  expect(program).not.toContain('70');
  expect([run(program), unneeded.bytes]).toEqual([[['b', [['2 bytes']]]], 70]);
});

test('values behind proxies are those of their classes', () => {
  const { Size } = recorded();
  const size = Size.of(3);
  expect([size instanceof Size, size instanceof MODULE.Size, size.bytes]).toEqual([true, true, 3]);
});

test('a value that no recorded call has made cannot be written', () => {
  const { Shop } = recorded();
  const shop = new Shop('c');
  expect(() => shop.shelf.add(MODULE.Size.of(1))).toThrow('No recorded call has made a value of Size.');
});
