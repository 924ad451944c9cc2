const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

// Jest gives each test file a realm of its own and compiles everything anew in it: the library, cdk8s and cdk8s-plus, which
// is a third of what a small test file costs. V8 accepts compiled code from another realm, so a worker compiles a file once.
// Source maps within the code, which Jest has read by then, would be kept with it: they are most of its size.
const { compileFunction } = vm;
const SOURCE_MAP = '\n//# sourceMappingURL=data:';
const compiled = new Map();
vm.compileFunction = (code, parameters, options) => {
  const key = options?.filename;
  const known = compiled.get(key);
  if (known?.code === code) {
    return compileFunction(known.bare, parameters, { ...options, cachedData: known.cachedData });
  }
  const end = code.lastIndexOf(SOURCE_MAP);
  const bare = end === -1 ? code : code.slice(0, end);
  const result = compileFunction(bare, parameters, { ...options, produceCachedData: true });
  if (key !== undefined) compiled.set(key, { code, bare, cachedData: result.cachedData });
  return result;
};

module.exports = TestEnvironment;
