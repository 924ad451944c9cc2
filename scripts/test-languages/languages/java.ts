import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { cached } from '../cache';
import { succeed } from '../execute';
import type { Language } from '../language';
import { CDK8S, folderOf, generate, QUIET, REPOSITORY, versionOf } from '../packages';

/** The libraries of generated code, all of which Maven Central has. */
const LIBRARIES = [
  ['software.amazon.jsii', 'jsii-runtime', versionOf('jsii-pacmak')],
  ['software.constructs', 'constructs', versionOf('constructs')],
  ['org.jetbrains', 'annotations', '19.0.0'],
  ['javax.annotation', 'javax.annotation-api', '1.3.2'],
];

/** What runs the tests of a new project. */
const JUNIT = [['org.junit.platform', 'junit-platform-console-standalone', '1.13.4']];

export const JAVA: Language = {
  name: 'Java',
  extension: 'java',
  commands: ['javac', 'java', 'mvn'],
  hasPlaces: true,
  prepare(folder, programs) {
    const shared = sharedClasses();
    generate('java', REPOSITORY, folder);
    const classes = path.join(folder, 'classes');
    compile(shared, [path.join(folder, 'java')], classes);
    for (const { file } of programs) cpSync(file, path.join(folder, path.basename(file)));
    const classpath = [classes, shared].join(path.delimiter);
    succeed(folder, ['javac', '-d', 'programs', '-cp', classpath, ...programs.map(({ file }) => path.basename(file))]);
    const java = ['java', '-XX:TieredStopAtLevel=1', '-cp', ['programs', classpath].join(path.delimiter)];
    return Object.fromEntries(
      programs.map(({ name, file }) => [name, { folder, words: [...java, path.basename(file, '.java')] }]),
    );
  },
  /** Without Maven, which does not find the packages that nobody has published. */
  testProject(folder, project) {
    const junit = path.join(withJars('java-junit', JUNIT), '*');
    const classpath = ['classes', path.join(folder, 'classes'), sharedClasses(), junit].join(path.delimiter);
    succeed(project, ['javac', '-d', 'classes', '-cp', classpath, ...javaFiles(path.join(project, 'src'))]);
    const java = ['java', '-XX:TieredStopAtLevel=1', '-cp', classpath];
    const launcher = ['org.junit.platform.console.ConsoleLauncher', 'execute', '--scan-classpath', 'classes'];
    succeed(project, [...java, ...launcher], QUIET);
    return { folder: project, words: [...java, 'app.Main'] };
  },
};

/** Where Java finds all but Portico itself. */
function sharedClasses(): string {
  const libraries = withJars('java-libraries', LIBRARIES);
  return [path.join(libraries, '*'), withCdk8s(libraries)].join(path.delimiter);
}

/** A folder of jars: libraries, and what these need themselves. */
function withJars(name: string, libraries: readonly (readonly string[])[]): string {
  return cached(name, libraries, (folder) => {
    const dependencies = libraries.map(
      ([group, artifact, version]) =>
        `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
    );
    const project =
      '<modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>test</artifactId><version>1</version>';
    const pom = `<project>${project}<dependencies>${dependencies.join('')}</dependencies></project>\n`;
    writeFileSync(path.join(folder, 'pom.xml'), pom);
    const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
    succeed(folder, ['mvn', '--batch-mode', '--quiet', copy, `-DoutputDirectory=${folder}`]);
  });
}

/** A folder of classes: cdk8s and cdk8s-plus, whose newest versions Maven Central does not have. */
function withCdk8s(libraries: string): string {
  const recipe = [LIBRARIES, CDK8S.map(versionOf), succeed(REPOSITORY, ['java', '--version'])];
  return cached('java-cdk8s', recipe, (folder) => {
    const sources = CDK8S.map((name) => {
      const source = path.join(folder, 'sources', name);
      generate('java', folderOf(name), source);
      return path.join(source, 'java');
    });
    compile(path.join(libraries, '*'), sources, folder);
  });
}

/** Compiles generated code, and lays its resources next to the classes. */
function compile(classpath: string, packages: readonly string[], output: string): void {
  mkdirSync(output, { recursive: true });
  const files = packages.flatMap((folder) => javaFiles(path.join(folder, 'src/main/java')));
  const list = path.join(output, 'files.txt');
  writeFileSync(list, files.map((file) => `"${file}"`).join('\n'));
  succeed(output, ['javac', '-nowarn', '-proc:none', '-d', output, '-cp', classpath, `@${list}`]);
  for (const folder of packages) cpSync(path.join(folder, 'src/main/resources'), output, { recursive: true });
}

function javaFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.java')).map((name) => path.join(folder, name));
}
