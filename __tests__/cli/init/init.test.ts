import { mkdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { devDependencies, peerDependencies, version } from '../../../package.json';
import { inFolder, portico, porticoIn, write } from '../support';
import { cdk8sProject, filesIn } from './support';

const IMAGE = 'registry.acme.org:8080/shop/web:2.1.0';
const ALL = ['--name', 'web', '--image', IMAGE, '--port', '3000', '--host', '*.acme.org'];

const ADDED = `  main.ts                                         image, port and host
  web-chart.ts                                    the service and its routes
  __tests__/web-chart.test.ts                     tests of the YAML, and of where requests go
  __tests__/__snapshots__/web-chart.test.ts.snap  the YAML of the test
  cdk8s.yaml                                      how the app is run
  package.json                                    scripts and dependencies
  tsconfig.json                                   strict types
  jest.config.json                                how tests are run
  .github/workflows/ci.yml                        the tests for each pull request
  .gitignore                                      generated files
  README.md                                       the commands
  AGENTS.md                                       how coding agents go about it`;

const NAMES = [...ADDED.matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name);

test('an empty folder becomes a project, and the next commands are named', () =>
  inFolder({}, async (folder) => {
    expect(await porticoIn(folder, ['init', 'new/shop'])).toEqual({
      exitCode: 0,
      out: `Added to new/shop:\n${ADDED}\n\nNext:\n  cd new/shop\n  # write your image into main.ts\n  npm install\n  npm test\n  npm run synth`,
      err: '',
    });
    const files = filesIn(path.join(folder, 'new/shop'));
    expect(Object.keys(files).sort()).toEqual([...NAMES].sort());
    expect(files['main.ts']).toBe(readFileSync('cli/commands/init/template/typescript/main.ts', 'utf8'));
  }));

test('options are the values of the app, and nothing is left to be written', () =>
  inFolder({}, async (folder) => {
    const { exitCode, out } = await porticoIn(folder, ['init', ...ALL]);
    const next = 'Next:\n  npm install\n  npm test\n  npm run synth';
    expect([exitCode, out]).toEqual([0, `Added to this folder:\n${ADDED}\n\n${next}`]);
    const files = filesIn(folder);
    expect(files['main.ts']).toBe(`import { App } from 'cdk8s';
import { WebChart } from './web-chart';

const app = new App();
new WebChart(app, 'web', {
  image: '${IMAGE}',
  port: 3000,
  host: '*.acme.org',
});
app.synth();
`);
    expect(files['README.md']).toMatch(/^# web\n/);
    expect(JSON.parse(files['package.json'] ?? '').name).toBe('web');
  }));

test.each([
  ['My Shop_2', 'my-shop-2'],
  ['2nd.shop', 'nd-shop'],
  ['...', 'app'],
  [`${'a'.repeat(62)}-b`, 'a'.repeat(62)],
])('a folder %j gives the app the name %j', (folder, name) =>
  inFolder({}, async (around) => {
    mkdirSync(path.join(around, folder));
    await porticoIn(path.join(around, folder), ['init']);
    expect(JSON.parse(filesIn(path.join(around, folder))['package.json'] ?? '').name).toBe(name);
  }),
);

test('the versions are those that this package is tested with', () =>
  inFolder({}, async (folder) => {
    await porticoIn(folder, ['init']);
    const made = JSON.parse(filesIn(folder)['package.json'] ?? '');
    expect(made.dependencies).toEqual({ ...peerDependencies, 'cdk8s-portico': `^${version}` });
    const tools = Object.keys(made.devDependencies);
    expect(tools.length).toBeGreaterThan(0);
    expect(devDependencies).toMatchObject(made.devDependencies);
  }));

test('a second run finds nothing to add, with the same options too', () =>
  inFolder({}, async (folder) => {
    await porticoIn(folder, ['init', ...ALL]);
    const before = filesIn(folder);
    const out = `Nothing to add to this folder.\n\nLeft as they are: ${NAMES.join(', ')}.`;
    expect(await porticoIn(folder, ['init'])).toEqual({ exitCode: 0, out, err: '' });
    const again = await porticoIn(folder, ['init', ...ALL]);
    expect(again.out).toBe(`${out}\nThe app is there already: --name, --image, --port, --host are for a new one.`);
    expect(filesIn(folder)).toEqual(before);
  }));

test('what is missing of a project comes back, and what its owner has removed from the app does not', () =>
  inFolder({ 'main.ts': '', 'cdk8s.yaml': 'app: npx ts-node main.ts', 'package.json': '{}' }, async (folder) => {
    await porticoIn(folder, ['init']);
    expect(Object.keys(filesIn(folder)).sort()).toEqual(['.gitignore', 'cdk8s.yaml', 'main.ts', 'package.json']);
  }));

test('a project of cdk8s init gets what it lacks, and keeps the rest', () =>
  inFolder(cdk8sProject(), async (folder) => {
    const before = filesIn(folder);
    const added = `package.json              dependencies cdk8s-plus-27, cdk8s-portico
  .github/workflows/ci.yml  the tests for each pull request

Left as they are: main.ts, cdk8s.yaml, tsconfig.json, .gitignore.
package.json keeps the script synth "cdk8s synth", which is "portico synth" in a new project.`;
    const trial = await porticoIn(folder, ['init', '--dry-run']);
    expect(trial).toEqual({ exitCode: 0, out: `Would be added to this folder:\n  ${added}`, err: '' });
    expect(filesIn(folder)).toEqual(before);

    const { out } = await porticoIn(folder, ['init']);
    const docs = 'https://github.com/cdk8s-portico/cdk8s-portico/blob/main/docs';
    const next = `Next:
  npm install

How services and routes are written: ${docs}/getting-started.md
To check the existing objects, call PorticoChecks.of(app): ${docs}/checks.md`;
    expect(out).toBe(`Added to this folder:\n  ${added}\n\n${next}`);
    const { 'package.json': manifest = '', '.github/workflows/ci.yml': _workflow, ...others } = filesIn(folder);
    const { 'package.json': old = '', ...othersBefore } = before;
    expect(others).toEqual(othersBefore);
    expect(manifest).toBe(
      old
        .replace(
          '    "cdk8s-plus-33"',
          `    "cdk8s-plus-27": "${peerDependencies['cdk8s-plus-27']}",\n    "cdk8s-plus-33"`,
        )
        .replace('    "constructs"', `    "cdk8s-portico": "^${version}",\n    "constructs"`),
    );
  }));

test('a package without an app gets one, and keeps its formatting, its scripts and its versions', () => {
  const manifest =
    '\uFEFF{\r\n\t"name": "api",\r\n\t"files": ["a", "b"],\r\n\t"scripts": { "test": "vitest" },\r\n\t"peerDependencies": { "cdk8s": "2.60.0" }\r\n}\r\n';
  return inFolder({ 'package.json': manifest, 'README.md': 'mine' }, async (folder) => {
    const { out } = await porticoIn(folder, ['init', '--name', 'web']);
    const files = filesIn(folder);
    expect(Object.keys(files).sort()).toEqual([...NAMES].sort());
    expect(files['README.md']).toBe('mine');
    expect(files['package.json']).toContain(
      '\uFEFF{\r\n\t"name": "api",\r\n\t"files": ["a", "b"],\r\n\t"scripts": { "synth": "portico synth", "test": "vitest" },\r\n\t"peerDependencies": { "cdk8s": "2.60.0" },\r\n\t"dependencies": {\r\n\t\t"cdk8s-plus-27": ',
    );
    expect(out).toContain('Left as they are: README.md.');
    expect(out).toContain('package.json keeps the script test "vitest", which is "tsc && jest" in a new project.');
    expect(out).toContain(
      `package.json keeps the dependency cdk8s "2.60.0", which is "${peerDependencies.cdk8s}" in a new project.`,
    );
  });
});

test.each<[string, { readonly [file: string]: string }, string, string]>([
  ['another workflow', { '.github/workflows/build.yaml': '' }, '.', '.github/workflows/build.yaml is there'],
  ['another service', { '.gitlab-ci.yml': '' }, '.', 'it is for npm and GitHub, and .gitlab-ci.yml is there'],
  ['another package manager', { 'pnpm-lock.yaml': '' }, '.', 'it is for npm and GitHub, and pnpm-lock.yaml is there'],
  [
    'a repository around it',
    { '.git/HEAD': '' },
    'deploy/shop',
    'GitHub reads workflows in the root of the repository only, which is ../..',
  ],
  [
    'an app without tests',
    { 'cdk8s.yaml': 'app: node app.js', 'package.json': '{}' },
    '.',
    'there is no script "test" for it',
  ],
])('with %s there is no workflow, and the reason is said', (_, files, to, reason) =>
  inFolder(files, async (folder) => {
    const { exitCode, out } = await porticoIn(folder, ['init', to]);
    expect([exitCode, out]).toEqual([0, expect.stringContaining(`There is no .github/workflows/ci.yml: ${reason}.`)]);
    expect(Object.keys(filesIn(folder))).not.toContain(path.posix.join(to, '.github/workflows/ci.yml'));
  }),
);

const ANOTHER = 'write a folder of its own, such as "portico init deploy"';
const AGAIN = 'mend it, and repeat this';

test.each<[string, { readonly [file: string]: string }, string[], string]>([
  [
    'an image without a tag',
    {},
    ['--image', 'nginx'],
    '--image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0".',
  ],
  [
    'a host with a scheme',
    {},
    ['--host', 'https://a.com'],
    '--host "https://a.com" is not a DNS name: write it without scheme, port and path, for example "abc.com".',
  ],
  [
    'a name with a capital',
    {},
    ['--name', 'Shop'],
    '--name "Shop" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "shop".',
  ],
  [
    'a name that begins with a digit',
    {},
    ['--name', '2'],
    '--name "2" starts with a digit: write a letter first, for example "v2".',
  ],
  [
    'a port that is none',
    {},
    ['--port', '080'],
    '--port "080" is outside 1..65535: write a whole number, for example 8080.',
  ],
  ['two folders', {}, ['a', 'b'], 'portico init takes one folder: write a command for each.'],
  ['a file', { shop: '' }, ['shop'], '"shop" is a file: write a folder.'],
  ['a path through a file', { shop: '' }, ['shop/web'], '"shop/web" is a file: write a folder.'],
  [
    'a package.json that is no JSON',
    { 'package.json': '{,}' },
    [],
    expect.stringMatching(/^package\.json is no JSON \(.*\): mend it, and repeat this\.$/),
  ],
  ['a package.json that is a list', { 'package.json': '[]' }, [], `package.json is no object: ${AGAIN}.`],
  [
    'scripts that are a list',
    { 'package.json': '{"scripts":[]}' },
    [],
    `package.json has scripts that are no object: ${AGAIN}.`,
  ],
  [
    'a package of ES modules',
    { 'package.json': '{"type":"module"}' },
    [],
    `package.json has the type "module", and ts-node runs CommonJS: ${ANOTHER}.`,
  ],
  [
    'a program of something else',
    { 'main.ts': '' },
    [],
    `main.ts is there without a cdk8s.yaml that says it is an app of cdk8s: ${ANOTHER}.`,
  ],
  [
    'an app in C#',
    { 'cdk8s.yaml': 'language: csharp\napp: dotnet run' },
    [],
    `cdk8s.yaml has the language "csharp", and portico init writes TypeScript, Python, Java, Go: ${ANOTHER}.`,
  ],
  [
    'an app in another language',
    { 'cdk8s.yaml': 'language: python\napp: python main.py' },
    ['--language', 'go'],
    `cdk8s.yaml has the language "python", and --language is "go": ${ANOTHER}.`,
  ],
  [
    'a language that there is no template for',
    {},
    ['--language', 'rust'],
    '--language "rust" is unknown: write one of typescript, python, java, go.',
  ],
  ['a misspelt language', {}, ['--language', 'pyton'], '--language "pyton" is unknown: did you mean python?'],
  [
    'a program in Python without a cdk8s.yaml',
    { 'main.py': '' },
    ['--language', 'python'],
    `main.py is there without a cdk8s.yaml that says it is an app of cdk8s: ${ANOTHER}.`,
  ],
  [
    'an app without a package.json',
    { 'cdk8s.yaml': 'app: node app.js' },
    [],
    'cdk8s.yaml has no package.json next to it: write one, for example by npm init --yes, and repeat this.',
  ],
  [
    'a file in the place of a folder',
    { '.github': '' },
    [],
    expect.stringMatching(
      /^"\.github\/workflows\/ci\.yml" cannot be written \(.*\), and nothing was: write another folder, or make this one writable\.$/,
    ),
  ],
])('%s ends with 2 and one message, and nothing is written', (_, files, words, err) =>
  inFolder(files, async (folder) => {
    expect(await porticoIn(folder, ['init', ...words])).toEqual({ exitCode: 2, out: '', err });
    expect(filesIn(folder)).toEqual(files);
  }),
);

test('a failure takes back what was added to package.json, and folders that were made', () => {
  const files = { 'package.json': '{ "name": "api" }', '.github': '' };
  return inFolder(files, async (folder) => {
    expect((await porticoIn(folder, ['init'])).exitCode).toBe(2);
    expect([filesIn(folder), await porticoIn(folder, ['init', '--dry-run'])]).toEqual([
      files,
      expect.objectContaining({ exitCode: 0 }),
    ]);
    write(folder, { made: '' });
    expect(Object.keys(filesIn(folder)).sort()).toEqual(['.github', 'made', 'package.json']);
  });
});

/** A terminal on which somebody answers; undefined is Ctrl+C. */
function answering(...answers: (string | undefined)[]) {
  const [questions, said]: [string[], string[]] = [[], []];
  let isOpen = false;
  const converse = () => {
    isOpen = true;
    return {
      ask: async (question: string) => {
        questions.push(question);
        return answers.shift();
      },
      end: () => {
        isOpen = false;
      },
    };
  };
  return { questions, said, isOpen: () => isOpen, more: { converse, say: (text: string) => void said.push(text) } };
}

test('on a terminal it asks for what no option says, and again after a wrong answer', () =>
  inFolder({}, async (folder) => {
    const { questions, said, isOpen, more } = answering('Web', 'web', '', ' *.acme.org ');
    const { exitCode, out } = await porticoIn(folder, ['init', '--image', IMAGE], {}, more);
    expect([exitCode, questions]).toEqual([
      0,
      [
        expect.stringMatching(/^Name of the app \(portico-cli-[a-z0-9-]+\): $/),
        expect.stringMatching(/^Name of the app /),
        'Port on which its container listens (8080): ',
        'Host of its requests (web.example.com): ',
      ],
    ]);
    expect(said).toEqual([expect.stringMatching(/^"Web" is not a DNS label: .* for example "web"\.$/)]);
    expect(isOpen()).toBe(false);
    expect(out).not.toContain('write your image');
    const { 'main.ts': main } = filesIn(folder);
    for (const line of ["(app, 'web',", `image: '${IMAGE}'`, 'port: 8080', "host: '*.acme.org'"])
      expect(main).toContain(line);
  }));

test('who gives up at a question has nothing written', () =>
  inFolder({}, async (folder) => {
    const { said, isOpen, more } = answering('web', undefined);
    expect((await porticoIn(folder, ['init', 'shop'], {}, more)).exitCode).toBe(130);
    expect([said, filesIn(folder), isOpen()]).toEqual([['\nNothing was written.'], {}, false]);
  }));

test('nothing is asked of which nothing is made', () =>
  inFolder(cdk8sProject(), async (folder) => {
    const { questions, more } = answering();
    await porticoIn(folder, ['init'], {}, more);
    await porticoIn(folder, ['init', 'shop', '--dry-run'], {}, more);
    expect(questions).toEqual([]);
  }));

test('the help names the folder', async () => {
  expect((await portico(['init', '--help'])).out).toMatch(/^Usage: portico init \[OPTION\]… \[FOLDER\]\n/);
});
