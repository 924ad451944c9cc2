import { ALL_CODES, AREAS } from '../support/areas';

test('no two findings of different kinds share a code', () => {
  expect(ALL_CODES.filter((code, index) => ALL_CODES.indexOf(code) !== index)).toEqual([]);
});

test('every folder with a codes.ts is an area', () => {
  expect(AREAS.map(({ folder }) => folder)).toEqual(expect.arrayContaining(['cdk8s', 'routing', 'rules', 'workloads']));
  for (const { codes } of AREAS) expect(Object.keys(codes)).not.toEqual([]);
});

test('codes are words in kebab-case, and their summaries are sentences', () => {
  for (const code of ALL_CODES) expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  for (const summary of AREAS.flatMap(({ codes }) => Object.values(codes))) expect(summary).toMatch(/^[A-Z].*\.$/);
});
