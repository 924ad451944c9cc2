import { BlockList, isIP } from 'node:net';
import * as fc from 'fast-check';
import { checkCidrs, cidrFlaw, isBlock } from '../../lib/rules/cidr';
import { parameters } from '../support/runs';

test.each([
  ['10.1.2.3/8', '10.0.0.0/8', '10.1.2.3/32'],
  ['10.1.2.129/25', '10.1.2.128/25', '10.1.2.129/32'],
  ['1.2.3.4/0', '0.0.0.0/0', '1.2.3.4/32'],
  ['2001:db8::1/32', '2001:db8::/32', '2001:db8::1/128'],
  ['2001:DB8:1:2:3:4:5:6/49', '2001:db8:1::/49', '2001:DB8:1:2:3:4:5:6/128'],
  ['::1.2.3.4/112', '::102:0/112', '::1.2.3.4/128'],
])('%s is answered with the block and with the address', (block, whole, alone) => {
  expect([...checkCidrs('allowFrom', [block])]).toEqual([
    {
      code: 'cidr',
      message: `allowFrom "${block}" is a block by an address within it: write "${whole}" for the whole block, or "${alone}" for the address alone.`,
    },
  ]);
  for (const fix of [whole, alone]) expect(cidrFlaw(fix)).toBeUndefined();
});

test('the block that is suggested has the same addresses', () => {
  const byte = fc.nat(255);
  const word = fc.nat(0xffff).map((part) => part.toString(16));
  const four = fc.tuple(
    fc.tuple(byte, byte, byte, byte).map((parts) => parts.join('.')),
    fc.nat(32),
  );
  const six = fc.tuple(
    fc.array(word, { minLength: 8, maxLength: 8 }).map((parts) => parts.join(':')),
    fc.nat(128),
  );
  fc.assert(
    fc.property(fc.oneof(four, six), fc.oneof(four, six), ([address, length], [other]) => {
      const flaw = cidrFlaw(`${address}/${length}`);
      const whole = /write "(.*?)"/.exec(flaw ?? '')?.[1] ?? `${address}/${length}`;
      expect(isBlock(whole)).toBe(true);
      expect(cidrFlaw(whole)).toBeUndefined();
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      const [first = ''] = whole.split('/');
      const [asWritten, asMeant] = [new BlockList(), new BlockList()];
      asWritten.addSubnet(address, length, family);
      asMeant.addSubnet(first, length, family);
      for (const each of [address, first, ...(isIP(other) === isIP(address) ? [other] : [])]) {
        expect(asMeant.check(each, family)).toBe(asWritten.check(each, family));
      }
    }),
    parameters(200),
  );
});
