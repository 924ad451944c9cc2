// `npm run test:package`, after a build: tests the package as users get it. Packs it, installs the tarball in an empty project
// and synthesizes from there, in TypeScript and in plain JavaScript.
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { copySnippets } from './test-package/docs-code.mjs';
import { definitionOf, hoverOver } from './test-package/editor.mjs';
import { checkInit, checkInitOfCdk8s } from './test-package/init.mjs';
import { node, npm, readJson, run } from './test-package/processes.mjs';
import { installInEmptyProject, pack } from './test-package/project.mjs';
import { checkSize } from './test-package/size.mjs';

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { name } = readJson(join(REPOSITORY, 'package.json'));

const temporary = mkdtempSync(join(tmpdir(), 'portico-package-'));
const project = join(temporary, 'project');
const installed = join(project, 'node_modules', name);

let passed = 0;
let tarball;
let packed;

async function main() {
  await check('docs/api/ matches lib/', () => node(REPOSITORY, ['scripts/docs.mjs', '--check']));
  await check('every example compiles, and is translated into the other languages', () =>
    npm(REPOSITORY, ['run', '--silent', 'rosetta']),
  );
  await check('imports/ matches crds/', () => node(REPOSITORY, ['scripts/import.mjs', '--check']));
  await check('npm pack makes a tarball', () => {
    ({ tarball, packed } = pack(temporary));
  });
  await check('the package is no larger than it was', () => checkSize(packed));
  await check('publint finds nothing', lint);
  await check('the tarball installs in an empty project', () => installInEmptyProject(project, tarball));
  await check('the tarball holds what it should, and nothing else', checkFiles);

  const examples = copyExamples();
  writeApps();
  copySnippets(join(REPOSITORY, 'docs'), join(project, 'docs'));
  await check('a TypeScript app and the code of the documentation compile, resolving modules as bundlers do', () =>
    tsc('tsconfig.json'),
  );
  await check('both compile, resolving modules as Node does', () => tsc('tsconfig.node16.json'));

  await check('an editor leads from a name to its source', checkDefinition);
  await check('an editor shows what a class is, and its example, on its constructor', checkHover);

  const expected = synthesize(REPOSITORY, 'repository', ['-r', 'ts-node/register', 'main.ts']);
  const apps = {
    'a TypeScript app': 'out/main.js',
    'a CommonJS app': 'common.cjs',
    'an ES module app': 'module.mjs',
  };
  for (const [app, file] of Object.entries(apps)) {
    await check(`${app} writes the repository's own YAML, byte for byte`, () =>
      deepStrictEqual(synthesize(project, file.replace('/', '-'), [file]), expected),
    );
  }
  for (const example of examples) {
    await check(`examples/${example} writes its output/, byte for byte`, () => checkExample(example));
  }
  await check('a problem names the line of the TypeScript app', () =>
    checkProblem(['--enable-source-maps', 'out/wrong.js'], 'wrong.ts'),
  );
  await check('an app can read what was found', () => {
    const { status, stdout, stderr } = run(project, process.execPath, ['out/caught.js']);
    deepStrictEqual({ status, stdout, stderr }, { status: 0, stdout: 'image shop/web\n', stderr: '' });
  });
  await check('a problem names the line of the JavaScript app', () => checkProblem(['wrong.cjs'], 'wrong.cjs'));
  await check('an app of services and routes does not load cdk8s-plus', () => {
    const { stdout, stderr } = run(project, process.execPath, ['--eval', SERVICES]);
    deepStrictEqual({ stdout, stderr }, { stdout: '[]\n', stderr: '' });
  });
  await check('the command starts without the library', () => {
    const { stderr } = run(project, process.execPath, ['--eval', HELP, 'portico', '--help']);
    deepStrictEqual(stderr, 'true\n');
  });
  await check('the command checks YAML', () => checkCommand(examples));
  await check("the command writes the repository's own YAML", () => checkSynth(expected));
  await check('the command shows the routes of an app', checkRoutes);
  await check('the command says what a change will do', checkPlan);
  await check('the command runs an app in Python', checkPython);
  await check('the command writes an image, which an app asks for by name', checkImages);
  await check('the command writes an environment alone, and compares several', checkEnvironments);
  const context = { temporary, tarball, portico };
  await check('a project that the command starts installs, passes its tests and writes its YAML', () =>
    checkInit(context),
  );
  await check('a project of cdk8s init goes on working once the command has added to it', () =>
    checkInitOfCdk8s(context),
  );
}

const SERVICES = `
  const { App, Chart } = require('cdk8s');
  const { IngressRouter, WebService } = require('cdk8s-portico');
  const app = new App();
  const chart = new Chart(app, 'shop');
  const web = new WebService(chart, 'web', { image: 'registry.example.com/shop/web:1.0.0' });
  new IngressRouter(chart, 'router', { host: 'shop.example.com' }).prefix('/', web);
  app.synthYaml();
  console.log(Object.keys(require.cache).filter((file) => file.includes('cdk8s-plus')));
`;

const HELP = `
  const isLibrary = (file) => require('node:path').basename(file) === 'portico.js';
  process.on('exit', () => console.error(!Object.keys(require.cache).some(isLibrary)));
  require(${JSON.stringify(join(installed, 'build/cli/bin.js'))});
`;

async function lint() {
  const { buffer, byteOffset, byteLength } = readFileSync(tarball);
  const content = buffer.slice(byteOffset, byteOffset + byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: content }, strict: true });
  // npm's own form of the address, git+https, is no address to PyPI, Maven Central and NuGet, which get the same one.
  const found = messages.filter(
    ({ code, args }) => `${code} ${args?.type}` !== 'INVALID_REPOSITORY_VALUE shorthand-git-sites',
  );
  deepStrictEqual(
    found.map((message) => formatMessage(message, pkg)),
    [],
  );
}

function checkFiles() {
  const files = readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(installed, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'));
  const required = ['.jsii', 'AGENTS.md', 'LICENSE', 'README.md', 'llms.txt', 'package.json'];
  const code = ['build/portico.js', 'build/cli/bin.js', 'build/cli/register.js', 'build/lib/index.js'];
  const types = ['build/lib/index.d.ts', 'build/lib/index.d.ts.map', 'lib/index.ts'];
  for (const file of [...required, ...code, ...types]) ok(files.includes(file), `${file} is missing`);
  const allowed = [...required, ...code, 'CHANGELOG.md'];
  const unwanted = files.filter(
    (file) =>
      !allowed.includes(file) &&
      !file.startsWith('cli/commands/init/template/') &&
      !(
        /^(build\/(lib|imports)\/.+(\.d\.ts|\.d\.ts\.map)|(lib|imports)\/.+\.ts)$/.test(file) &&
        !/__tests__|\.test\./.test(file)
      ),
  );
  deepStrictEqual(unwanted, []);
}

/** Copies every example, so that it imports the installed package, and the files that it reads to where it is compiled. */
function copyExamples() {
  const folder = join(REPOSITORY, 'examples');
  const examples = existsSync(folder)
    ? readdirSync(folder).filter((example) => existsSync(join(folder, example, 'main.ts')))
    : [];
  for (const example of examples) {
    const isSource = (file) => !/(output|dist)$/.test(relative(folder, file));
    cpSync(join(folder, example), join(project, 'examples', example), { recursive: true, filter: isSource });
    cpSync(join(folder, example), join(project, 'out/examples', example), {
      recursive: true,
      filter: (file) => isSource(file) && !file.endsWith('.ts'),
    });
  }
  return examples;
}

function writeApps() {
  const shop = [
    'const app = new App();',
    "const { controller } = new ControllerChart(app, 'ingress-nginx');",
    "new ShopChart(app, 'shop', { controller });",
    'app.synth();',
    '',
  ];
  const wrong = [
    'const app = new App();',
    "const chart = new Chart(app, 'shop');",
    "new WebService(chart, 'web', { image: 'nginx' });",
    'app.synth();',
    '',
  ];
  const imported = (names) => [`import { ${names.core} } from 'cdk8s';`, `import { ${names.own} } from '${name}';`];
  const required = (names) => [
    `const { ${names.core} } = require('cdk8s');`,
    `const { ${names.own} } = require('${name}');`,
  ];
  const shopNames = { core: 'App', own: 'ControllerChart, ShopChart' };
  const wrongNames = { core: 'App, Chart', own: 'WebService' };
  const caught = [
    ...wrong.slice(0, -2),
    'try {',
    '  app.synth();',
    '} catch (error) {',
    '  if (!(error instanceof ProblemsError)) throw error;',
    '  const findings: readonly Finding[] = error.findings;',
    '  for (const { code, path } of findings) console.log(code, path);',
    '}',
    '',
  ];
  write('main.ts', [...imported(shopNames), ...shop]);
  write('module.mjs', [...imported(shopNames), ...shop]);
  write('common.cjs', [...required(shopNames), ...shop]);
  write('wrong.ts', [...imported(wrongNames), ...wrong]);
  write('caught.ts', [...imported({ core: 'App, Chart', own: 'type Finding, ProblemsError, WebService' }), ...caught]);
  write('wrong.cjs', [...required(wrongNames), ...wrong]);

  const compilerOptions = {
    target: 'ES2022',
    rootDir: '.',
    outDir: 'out',
    sourceMap: true,
    strict: true,
    types: ['node'],
  };
  const include = ['*.ts', 'docs/*.ts', 'examples/**/*.ts'];
  writeJson('tsconfig.json', {
    compilerOptions: { ...compilerOptions, module: 'CommonJS', moduleResolution: 'bundler' },
    include,
  });
  writeJson('tsconfig.node16.json', {
    compilerOptions: { ...compilerOptions, module: 'Node16', moduleResolution: 'Node16', noEmit: true },
    include,
  });
}

function tsc(config) {
  node(project, ['node_modules/typescript/bin/tsc', '--project', config]);
}

function checkDefinition() {
  const { file, line } = definitionOf(project, 'wrong.ts', 'WebService');
  equal(relative(installed, file).replaceAll('\\', '/'), 'lib/workloads/web-service/web-service.ts');
  match(line, /^export class WebService /);
}

function checkHover() {
  const { documentation, tags } = hoverOver(project, 'wrong.ts', 'WebService(');
  match(documentation, /^A web service: a Deployment of one image and the Service in front of it/);
  ok(tags.some(({ name, text }) => name === 'example' && text.startsWith('new WebService(chart, ')));
}

/** Runs an app and returns the files that it writes, by name. */
function synthesize(cwd, label, args) {
  const output = join(temporary, 'output', label);
  node(cwd, args, { CDK8S_OUTDIR: output });
  return filesIn(output);
}

function filesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
  ok(files.length > 0, `nothing was written into ${folder}`);
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function checkExample(example) {
  const written = synthesize(project, `example-${example}`, [join('out', 'examples', example, 'main.js')]);
  deepStrictEqual(written, filesIn(join(REPOSITORY, 'examples', example, 'output')));
}

function checkSynth(expected) {
  const words = ['synth', '--app', 'node common.cjs', '--output', 'dist'];
  portico(project, words);
  deepStrictEqual(filesIn(join(project, 'dist')), expected);
}

function portico(cwd, words) {
  node(cwd, [join(installed, 'build', 'cli', 'bin.js'), ...words]);
}

function checkRoutes() {
  const words = ['routes', 'GET', '/user/42', '--app', 'node common.cjs'];
  const { status, stdout, stderr } = run(project, process.execPath, [
    join(installed, 'build', 'cli', 'bin.js'),
    ...words,
  ]);
  deepStrictEqual([status, stderr], [0, ''], stdout);
  match(stdout, /^forward {2}user-service-v1:80\npath {5}\/\nby .* common\.cjs:\d+: prefix "\/user"\n$/);
}

function checkPlan() {
  const app = (image) => [
    "const { App, Chart } = require('cdk8s');",
    `const { IngressRouter, WebService } = require('${name}');`,
    'const app = new App();',
    "const shop = new Chart(app, 'shop');",
    `const web = new WebService(shop, 'web', { image: '${image}' });`,
    "new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });",
    'app.synth();',
    '',
  ];
  write('plan.cjs', app('registry.example.com/web:1'));
  portico(project, ['synth', '--app', 'node plan.cjs', '--output', 'dist']);
  write('plan.cjs', app('registry.example.com/web:2'));
  const words = ['plan', '--json', '--app', 'node plan.cjs'];
  const { status, stdout, stderr } = run(project, process.execPath, [
    join(installed, 'build', 'cli', 'bin.js'),
    ...words,
  ]);
  deepStrictEqual([status, stderr], [2, ''], stdout);
  const { changes, notes } = JSON.parse(stdout);
  deepStrictEqual([changes.map(({ object, class: of }) => [object, of]), notes], [[['Deployment web', 'restart']], []]);
}

/** An app in a language that has nothing of Node's, which says for itself where its YAML goes. */
function checkPython() {
  if (run(project, 'python3', ['--version']).status !== 0) return;
  const app = (value) => [
    'import os',
    "with open(os.path.join(os.environ['CDK8S_OUTDIR'], 'app.k8s.yaml'), 'w') as file:",
    `    file.write("apiVersion: v1\\nkind: ConfigMap\\nmetadata:\\n  name: app\\ndata:\\n  a: '${value}'\\n")`,
    '',
  ];
  const words = ['--app', 'python3 app.py'];
  write('app.py', app(1));
  portico(project, ['synth', ...words, '--output', 'python']);
  write('app.py', app(2));
  const { status, stdout } = run(project, process.execPath, [
    join(installed, 'build', 'cli', 'bin.js'),
    ...['plan', ...words, '--from', 'python'],
  ]);
  equal(status, 2, stdout);
  match(stdout, /^changes in place\n {2}ConfigMap app: data\.a "1" → "2"\.\n/);
}

function checkEnvironments() {
  write('environments.cjs', [
    "const { App, Chart } = require('cdk8s');",
    `const { Environment, WebService } = require('${name}');`,
    'const app = new App();',
    "for (const id of ['dev', 'prod']) {",
    "  const shop = new Chart(new Environment(app, id, { namespace: id }), 'shop', { namespace: id });",
    "  new WebService(shop, 'web', { image: 'registry.example.com/web:' + id });",
    '}',
    'app.synth();',
    '',
  ]);
  const said = (...words) => {
    const args = [join(installed, 'build', 'cli', 'bin.js'), ...words, '--app', 'node environments.cjs'];
    const { status, stdout, stderr } = run(project, process.execPath, args);
    deepStrictEqual([status, stderr], [0, ''], stdout);
    return stdout;
  };
  equal(said('synth', '--env', 'prod', '--output', 'envs'), 'envs/prod/shop.k8s.yaml  new\n');
  deepStrictEqual(readdirSync(join(project, 'envs')), ['prod']);
  match(
    said('envs'),
    /^ +dev +prod\nnamespace +dev +prod\nDeployment web\n.*web:dev +registry\.example\.com\/web:prod\n/,
  );
}

function checkImages() {
  const image = `registry.example.com/web:1.0.0@sha256:${'a'.repeat(64)}`;
  write('images.cjs', [
    "const { App, Chart } = require('cdk8s');",
    `const { ImagesLock, WebService } = require('${name}');`,
    'const app = new App();',
    "new WebService(new Chart(app, 'shop'), 'web', { image: ImagesLock.read(app).image('web') });",
    'app.synth();',
    '',
  ]);
  portico(project, ['set-image', `web=${image}`]);
  ok(synthesize(project, 'images', ['images.cjs'])['shop.k8s.yaml'].includes(`image: ${image}\n`));
}

/** Checks that both names of the command run, find nothing in right YAML, and name the line of a problem. */
function checkCommand(examples) {
  const said = (args) => run(project, process.execPath, [join(installed, 'build', 'cli', 'bin.js'), 'check', ...args]);
  const right = said([join(REPOSITORY, 'examples', examples[0], 'output')]);
  deepStrictEqual([right.status, right.stderr], [0, ''], right.stdout);
  write('wrong.yaml', ['apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: settings }', 'data: { port: 8080 }']);
  const wrong = said(['wrong.yaml']);
  deepStrictEqual([wrong.status, wrong.stderr], [1, '']);
  match(wrong.stdout, /^wrong\.yaml:4: problem: ConfigMap settings: data\.port 8080 is not a string/);
  for (const command of ['portico', name]) ok(readdirSync(join(project, 'node_modules', '.bin')).includes(command));
}

/** Checks that a problem names line 5, which makes the service. */
function checkProblem(args, file) {
  const output = join(temporary, 'output', file);
  const { status, stdout, stderr } = run(project, process.execPath, args, { CDK8S_OUTDIR: output });
  const said = stdout + stderr;
  equal(status, 1, `exit code ${status}:\n${said}`);
  ok(said.includes(` ${file}:5 `), `${file}:5 is not named:\n${said}`);
  match(said, /has no tag or digest/);
  ok(!/^ {4}at /m.test(said), `a stack trace was printed:\n${said}`);
  ok(!existsSync(output) || readdirSync(output).length === 0, 'something was written');
}

function write(file, lines) {
  writeFileSync(join(project, file), lines.join('\n'));
}

function writeJson(file, content) {
  write(file, [JSON.stringify(content, null, 2), '']);
}

async function check(what, run) {
  try {
    await run();
  } catch (error) {
    throw new Error(`not ok – ${what}\n${error.message}`);
  }
  passed++;
  console.log(`ok – ${what}`);
}

try {
  await main();
  console.log(`${passed} passed, 0 failed`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
