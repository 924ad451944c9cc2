import { RULES } from './values';

describe.each(RULES)('%s', (_, flawOf, right, wrong) => {
  test('takes what the API server takes', () => {
    expect(right.filter((value) => flawOf(value) !== undefined)).toEqual([]);
  });

  test('refuses the rest in words that follow the value', () => {
    expect(wrong.filter((value) => flawOf(value) === undefined)).toEqual([]);
    for (const value of wrong) expect(flawOf(value)).toMatch(/^(is|has|names|starts|must|moves) .+[:;] .+[^.]$/);
  });
});
