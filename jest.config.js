/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/__tests__/support/jest-environment.cjs',
  // By default Jest leaves one core idle: half of a machine with two.
  maxWorkers: '100%',
  roots: ['<rootDir>/__tests__', '<rootDir>/cli/commands/init/template/typescript'],
  testMatch: ['**/*.test.ts'],
  moduleNameMapper: { '^cdk8s-portico$': '<rootDir>/lib/index.ts' },
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, sourceMaps: 'inline' }],
  },
};
