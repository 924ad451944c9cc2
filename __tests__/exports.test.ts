import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The names that the package exports, types included. */
const EXPORTS = [...readFileSync('lib/index.ts', 'utf8').matchAll(/\{([^}]*)\}/g)].flatMap(([, names = '']) =>
  names
    .split(',')
    .map((name) => name.replace(/^\s*(type\s+)?/, '').trim())
    .filter(Boolean),
);

/** The names that a jsii library exports. */
function namesOf(library: string): string[] {
  const folder = path.join('node_modules', library);
  const manifest = JSON.parse(readFileSync(path.join(folder, '.jsii'), 'utf8'));
  const assembly: { types: { [id: string]: { name: string; namespace?: string } } } =
    manifest.schema === 'jsii/file-redirect'
      ? JSON.parse(gunzipSync(readFileSync(path.join(folder, manifest.filename))).toString())
      : manifest;
  return Object.values(assembly.types)
    .filter(({ namespace }) => namespace === undefined)
    .map(({ name }) => name);
}

/** https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/package-summary.html, imported into every Java file. */
const JAVA_LANG = [
  ...[
    'Appendable',
    'AutoCloseable',
    'Boolean',
    'Byte',
    'Character',
    'CharSequence',
    'Class',
    'ClassLoader',
    'Cloneable',
  ],
  ...['Comparable', 'Deprecated', 'Double', 'Enum', 'Error', 'Exception', 'Float', 'FunctionalInterface', 'Integer'],
  ...['Iterable', 'Long', 'Math', 'Module', 'ModuleLayer', 'Number', 'Object', 'Override', 'Package', 'Process'],
  ...['ProcessBuilder', 'ProcessHandle', 'Readable', 'Record', 'Runnable', 'Runtime', 'SafeVarargs', 'ScopedValue'],
  ...['Short', 'StackTraceElement', 'StackWalker', 'StrictMath', 'String', 'StringBuffer', 'StringBuilder'],
  ...['StringTemplate', 'SuppressWarnings', 'System', 'Thread', 'ThreadGroup', 'ThreadLocal', 'Throwable', 'Void'],
];

/** The names that a kind has in Kubernetes: whoever uses Portico's has no use for that of cdk8s-plus. */
const NAMES_OF_KINDS = ['CronJob', 'CronJobProps', 'Job', 'JobProps', 'Namespace', 'NamespaceProps'];

test.each([
  ['cdk8s', namesOf('cdk8s')],
  ['cdk8s-plus-27', namesOf('cdk8s-plus-27')],
  ['constructs', namesOf('constructs')],
  ['java.lang', JAVA_LANG],
])('no exported name is one of %s, which users import next to Portico', (library, names) => {
  expect(EXPORTS).toContain('WebService');
  expect(names.length).toBeGreaterThan(10);
  const allowed = library === 'cdk8s-plus-27' ? NAMES_OF_KINDS : [];
  expect(EXPORTS.filter((name) => names.includes(name)).sort()).toEqual(allowed);
});

/** The classes of lib/ with their code. */
const CLASSES = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    readFileSync(path.join('lib', file), 'utf8')
      .split(/(?=^export (?:abstract )?class )/m)
      .slice(1),
  )
  .map((code) => ({ name: /class (\w+)/.exec(code)?.[1] ?? '', code }))
  .filter(({ name }) => EXPORTS.includes(name));

test('props are for constructs only, and are named after them', () => {
  const taken = CLASSES.filter(({ code }) => /super\(scope, |extends App\b/.test(code)).flatMap(({ name, code }) => {
    const [, props] = /constructor\((?:scope: Construct, id|app: App, name): string, props: (\w+)/.exec(code) ?? [];
    return props === undefined ? [] : [[name, props] as const];
  });
  expect(taken.filter(([name, props]) => props !== `${name}Props` && !/^(User|Pay)Service$/.test(name))).toEqual([]);
  const props = EXPORTS.filter((name) => name.endsWith('Props'));
  expect(props.filter((name) => !taken.some(([, other]) => other === name))).toEqual([]);
});

test('options of a factory are named after it, or after the class where the factory only says of or on', () => {
  const wrong = CLASSES.flatMap(({ name, code }) =>
    [...code.matchAll(/^ {2}static (\w+)\(([^)]*)\)/gm)].flatMap(([, method = '', parameters = '']) => {
      const word = `${method.charAt(0).toUpperCase()}${method.slice(1)}`;
      const expected = ['of', 'on'].includes(method) ? `${name}Options` : `${name}${word}Options`;
      // The options belong to the target, which is the second half of the name of its class.
      const names = name === 'RoutingTarget' ? [expected, `${word}TargetOptions`] : [expected];
      const options = parameters.match(/\w+Options\b/g) ?? [];
      return options.filter((type) => !names.includes(type)).map((type) => `${name}.${method}() takes ${type}`);
    }),
  );
  expect(wrong).toEqual([]);
});

test('every parameter has a name that each language can write: "_" begins none, and none is taken apart', () => {
  const pages = readdirSync('docs/api').map((file) => readFileSync(`docs/api/${file}`, 'utf8'));
  const parameters = pages.flatMap((page) => [...page.matchAll(/^- `(\w+)`/gm)].map(([, name]) => name));
  expect(parameters).toContain('otherRouter');
  expect(parameters.filter((name) => name?.startsWith('_'))).toEqual([]);
});
