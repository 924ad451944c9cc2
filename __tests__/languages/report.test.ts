import { readFileSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { CheckSeverity, Exposure, IngressRouter, PorticoChecks, Scale, WebService } from '../../lib';
import { AGENTS, type LanguageName, runAs } from './languages';

const FILE = path.join(os.tmpdir(), `portico-languages-${process.pid}.json`);
const printed = jest.spyOn(console, 'error').mockImplementation(() => {});

afterEach(() => {
  printed.mockClear();
  rmSync(FILE, { force: true });
  delete process.env.PORTICO_FINDINGS;
});

function build(): App {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const user = new WebService(chart, 'user', {
    image: 'nginx:1.29.3',
    scale: Scale.auto({ min: 2, max: 5, cpuPercent: 0 }),
    exposure: Exposure.headless(),
    // What the user wrote looks like code of Portico's.
    env: { text: 'Rewrite.stripPrefix() of cpuPercent' },
  });
  const router = new IngressRouter(chart, 'router', { host: 'abc.com' });
  router.prefix('/user', user, { bodySize: 'Rewrite.stripPrefix()' as never });
  new ApiObject(chart, 'budget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'budget' },
    spec: { selector: { matchLabels: { app: 'user-v1' } }, maxUnavailable: 1, minAvailable: 1 },
  } as never);
  chart.node.addValidation({ validate: () => ['write Rewrite.stripPrefix(), says the chart'] });
  PorticoChecks.of(app).add({
    code: 'acme/words',
    check: (objects) =>
      objects
        .filter(({ kind }) => kind === 'PodDisruptionBudget')
        .map(({ path }) => ({ path, severity: CheckSeverity.PROBLEM, message: 'write cpuPercent, says acme' })),
  });
  return app;
}

function reportIn(agent: string | undefined): string {
  const run = () => {
    try {
      build().synthYaml();
    } catch (error) {
      return String(error);
    }
    throw new Error('no problem was found');
  };
  return agent === undefined ? run() : runAs(agent, run);
}

/** The messages about a code, in the order of the report. */
const about = (report: string, code: string) =>
  report
    .split('\n')
    .filter((line) => line.endsWith(`(${code})`))
    .map((line) => line.replace(/^\[[^\]]*\] +(?:\S+:\d+ +)?/, ''));

test.each<[LanguageName, string, string]>([
  ['Python', 'cpu_percent 0', 'body_size "Rewrite.stripPrefix()"'],
  ['Java', 'cpuPercent 0', 'bodySize "Rewrite.stripPrefix()"'],
  ['Go', 'CpuPercent 0', 'BodySize "Rewrite.stripPrefix()"'],
  ['C#', 'CpuPercent 0', 'BodySize "Rewrite.stripPrefix()"'],
])('a report in %s', (language, option, value) => {
  const report = reportIn(AGENTS[language]);
  expect(report).toContain(option);
  expect(report).toContain(value);
  // Words of others stay.
  expect(about(report, 'validation')).toEqual(['write Rewrite.stripPrefix(), says the chart (validation)']);
  expect(about(report, 'acme/words')).toEqual(['write cpuPercent, says acme (acme/words)']);
  // Fields of an object that the user wrote stay.
  expect(report).toMatch(/maxUnavailable/);
});

test('the file of findings has the messages of the report', () => {
  process.env.PORTICO_FINDINGS = FILE;
  const report = reportIn(AGENTS.Python);
  const { problems } = JSON.parse(readFileSync(FILE, 'utf8')) as { problems: { message: string }[] };
  expect(problems.length).toBeGreaterThan(3);
  expect(problems.filter(({ message }) => !report.includes(message))).toEqual([]);
});

test('warnings are printed in the language', () => {
  runAs(AGENTS.Go, () => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    new WebService(chart, 'user', { image: 'nginx:1.29.3', exposure: Exposure.loadBalancer() });
    const router = new IngressRouter(chart, 'router');
    router.prefix('/user', new WebService(chart, 'pay', { image: 'nginx:1.29.3' }), {});
    app.synthYaml();
    const warnings = printed.mock.calls.map(([line]) => String(line));
    expect(warnings.filter((line) => line.startsWith('warning:')).length).toBeGreaterThan(0);
    expect(warnings.filter((line) => /\b[A-Z]\w+\.[a-z]\w+\(/.test(line))).toEqual([]);
  });
});

test('exceptions of calls speak the language', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const user = new WebService(chart, 'user', { image: 'nginx:1.29.3' });
  const router = new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: user });
  const asked = (agent: string, ask: () => unknown) => () => runAs(agent, ask);
  expect(asked(AGENTS.Python, () => router.resolve('/user' as never))).toThrow(
    '"/user" is not a request: write, for example, path="/user".',
  );
  expect(asked(AGENTS.Java, () => router.resolve({ path: '/', headers: 5 } as never))).toThrow(
    'headers 5 must be an object of strings: write, for example, Map.of("x-release", "next").',
  );
  expect(asked(AGENTS.Python, () => user.mayReach(5 as never))).toThrow(
    'may_reach() takes a workload, and not 5: write, for example, user.may_reach(pay).',
  );
  expect(asked(AGENTS.Go, () => user.mayReach(user, 0))).toThrow('MayReach() takes a port, and 0 ');
});

test('TypeScript and JavaScript get the words as they are', () => {
  const report = reportIn(undefined);
  expect(report).toContain('cpuPercent 0');
  expect(report).toContain('bodySize "Rewrite.stripPrefix()"');
});
