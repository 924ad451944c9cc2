import * as fc from 'fast-check';
import { addMembers } from '../../../cli/commands/init/add-members';
import { parameters } from '../../support/runs';

const name = fc.oneof(fc.string(), fc.constantFrom('dependencies', '@a/b', 'zod', '__x', 'é'));
const members = fc.dictionary(name, fc.string(), { noNullPrototype: true });
const manifest = fc.record(
  {
    name: fc.string(),
    files: fc.array(fc.string()),
    dependencies: members,
    nested: fc.dictionary(name, fc.jsonValue(), { noNullPrototype: true }),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const written = fc
  .tuple(manifest, fc.constantFrom('', '  ', '    ', '\t', ' '), fc.boolean(), fc.boolean())
  .map(([fields, indentation, isWindows, endsLine]) => {
    const text = JSON.stringify(fields, null, indentation) + (endsLine ? '\n' : '');
    return isWindows ? text.replaceAll('\n', '\r\n') : text;
  });
const added = fc.dictionary(name, fc.string(), { minKeys: 1, noNullPrototype: true });

test('members are added to any JSON, and what was there is there in its order, as it was written', () => {
  fc.assert(
    fc.property(written, added, (text, missing) => {
      const before = JSON.parse(text);
      const there = before.dependencies ?? {};
      const anew = Object.fromEntries(Object.entries(missing).filter(([key]) => !Object.hasOwn(there, key)));
      fc.pre(Object.keys(anew).length > 0);
      const longer = addMembers(text, 'dependencies', anew);
      expect(JSON.parse(longer)).toEqual({ ...before, dependencies: { ...there, ...anew } });
      // The rest of the text is the old one, character by character.
      let rest = longer;
      for (const part of text.match(/"(?:[^"\\]|\\.)*"|[^\s"]/g) ?? []) {
        const at = rest.indexOf(part);
        expect(at).toBeGreaterThanOrEqual(0);
        rest = rest.slice(at + part.length);
      }
      if (Object.keys(before).length > 0) expect(longer.includes('\r\n')).toBe(text.includes('\r\n'));
    }),
    parameters(300),
  );
});
