import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { LANGUAGES } from '../../../cli/commands/init/languages';
import { version } from '../../../package.json';
import { inFolder, porticoIn } from '../support';
import { filesIn } from './support';

const IMAGE = 'registry.acme.org:8080/shop/web:2.1.0';
const ALL = ['--name', 'web', '--image', IMAGE, '--port', '3000', '--host', '*.acme.org'];
const OTHERS = LANGUAGES.filter(({ name }) => name !== 'typescript').map(
  (language) => [language.title, language] as const,
);

const ADDED: { readonly [language: string]: string } = {
  python: `  main.py                   image, port and host
  web_chart.py              the service and its routes
  test_web_chart.py         tests of the objects, and of where requests go
  requirements.txt          dependencies
  cdk8s.yaml                how the app is run
  .github/workflows/ci.yml  the tests for each pull request
  .gitignore                generated files
  README.md                 the commands
  AGENTS.md                 how coding agents go about it

Next:
  cd shop
  # write your image into main.py
  python3 -m venv .venv
  . .venv/bin/activate
  pip install -r requirements.txt
  pytest
  npx cdk8s-portico synth`,
  java: `  src/main/java/app/Main.java          image, port and host
  src/main/java/app/WebChart.java      the service and its routes
  src/test/java/app/WebChartTest.java  tests of the objects, and of where requests go
  pom.xml                              dependencies, and how the app is compiled
  cdk8s.yaml                           how the app is run
  .github/workflows/ci.yml             the tests for each pull request
  .gitignore                           generated files
  README.md                            the commands
  AGENTS.md                            how coding agents go about it

Next:
  cd shop
  # write your image into src/main/java/app/Main.java
  mvn test
  npx cdk8s-portico synth`,
  go: `  main.go                   image, port and host
  web_chart.go              the service and its routes
  web_chart_test.go         tests of the objects, and of where requests go
  go.mod                    dependencies
  cdk8s.yaml                how the app is run
  .github/workflows/ci.yml  the tests for each pull request
  .gitignore                generated files
  README.md                 the commands
  AGENTS.md                 how coding agents go about it

Next:
  cd shop
  # write your image into main.go
  go mod tidy
  go test ./...
  npx cdk8s-portico synth`,
};

test.each(OTHERS)('an empty folder becomes a project in %s, and the next commands are named', (_, { name }) =>
  inFolder({}, async (folder) => {
    const out = `Added to shop:\n${ADDED[name]}`;
    expect(await porticoIn(folder, ['init', 'shop', '--language', name])).toEqual({ exitCode: 0, out, err: '' });
    const files = filesIn(path.join(folder, 'shop'));
    const shown = [...out.matchAll(/^ {2}(\S+) {2}/gm)].map(([, file]) => file);
    expect(Object.keys(files).sort()).toEqual(shown.sort());
    expect(Object.values(files).join('')).not.toContain('{{ version }}');
    expect(files['.github/workflows/ci.yml']).toContain(`npx --yes cdk8s-portico@${version} synth`);
  }),
);

test.each(OTHERS)('options are the values of the app in %s', (_, language) =>
  inFolder({}, async (folder) => {
    await porticoIn(folder, ['init', '--language', language.name, ...ALL]);
    const files = filesIn(folder);
    const before = readFileSync(`cli/commands/init/template/${language.name}/${language.main}`, 'utf8');
    const said = before.replaceAll(
      /registry\.example\.com\/shop:1\.0\.0|shop\.example\.com|8080|(?<=")shop(?=",)/g,
      (old) => (old.startsWith('registry') ? IMAGE : old === '8080' ? '3000' : old === 'shop' ? 'web' : '*.acme.org'),
    );
    expect(files[language.main]).toBe(said);
    expect(files['README.md']).toMatch(/^# web\n/);
    const { file, words } = language.dependency;
    for (const word of words.replace('{{ version }}', version).split(':')) expect(files[file]).toContain(word);
  }),
);

test.each(OTHERS)('a second run finds nothing to add to a project in %s, and names the dependency', (_, language) =>
  inFolder({}, async (folder) => {
    await porticoIn(folder, ['init', '--language', language.name]);
    const before = filesIn(folder);
    const { exitCode, out } = await porticoIn(folder, ['init']);
    const names = language.files.map(({ name }) => name).join(', ');
    const { file, words } = language.dependency;
    const note = `A new project has ${words.replace('{{ version }}', version)} in ${file}, which yours may lack.`;
    expect([exitCode, out]).toEqual([0, `Nothing to add to this folder.\n\nLeft as they are: ${names}.\n${note}`]);
    expect(filesIn(folder)).toEqual(before);
  }),
);

test.each(OTHERS)('an app of its own in %s hears of no workflow, which it would not get', (_, language) =>
  inFolder({ 'cdk8s.yaml': `language: ${language.name}\n` }, async (folder) => {
    const { file, words } = language.dependency;
    const note = `A new project has ${words.replace('{{ version }}', version)} in ${file}, which yours may lack.`;
    expect(await porticoIn(folder, ['init'])).toEqual({
      exitCode: 0,
      out: `Nothing to add to this folder.\n\nLeft as they are: cdk8s.yaml.\n${note}`,
      err: '',
    });
  }),
);
