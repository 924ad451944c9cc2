const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

// Jest gives each test file a realm of its own and compiles everything anew in it: the library, cdk8s and cdk8s-plus, which
// is a third of what a small test file costs. V8 accepts compiled code from another realm, so a worker compiles a file once.
const { compileFunction } = vm;
const compiled = new Map();
vm.compileFunction = (code, parameters, options) => {
  const key = options?.filename;
  const known = compiled.get(key);
  if (known?.code === code) return compileFunction(code, parameters, { ...options, cachedData: known.cachedData });
  const result = compileFunction(code, parameters, { ...options, produceCachedData: true });
  if (key !== undefined) compiled.set(key, { code, cachedData: result.cachedData });
  return result;
};

module.exports = TestEnvironment;
