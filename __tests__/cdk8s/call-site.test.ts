import { App, Chart } from 'cdk8s';
import { ProblemsError, WebService } from '../../lib';

const STACK = Symbol.for('jsii.context.hostStackTrace');
const { JSII_AGENT, JSII_HOST_STACK_TRACES } = process.env;
const host = globalThis as { [STACK]?: unknown };

/** A call from another language, as jsii 1.140 describes it. */
type Frame = readonly [file: string, line: number, column: number, name: string];

function setEnv(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

afterEach(() => {
  setEnv('JSII_AGENT', JSII_AGENT);
  setEnv('JSII_HOST_STACK_TRACES', JSII_HOST_STACK_TRACES);
  delete host[STACK];
});

/** The report about a wrong image, as a program in another language gets it. */
function reportIn(agent: string, stack?: readonly Frame[]): string {
  process.env.JSII_AGENT = agent;
  setEnv('JSII_HOST_STACK_TRACES', stack && '1');
  if (stack !== undefined) host[STACK] = stack;
  const app = new App();
  new WebService(new Chart(app, 'shop'), 'pay', { image: 'nginx' });
  // The program goes on to other calls before the report is made.
  host[STACK] = [['elsewhere.py', 99, 0, '<module>']];
  try {
    app.synthYaml();
  } catch (error) {
    if (error instanceof ProblemsError) return error.message;
  }
  throw new Error('no problem was found');
}

const PROBLEM = 'image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0". (image)';

test('a problem has the line of the Python program that made the construct', () => {
  const packages = '/usr/lib/python3.13/site-packages';
  const report = reportIn('Python/3.13', [
    [`${packages}/jsii/_runtime.py`, 118, 0, '__call__'],
    ['/src/portico/python/src/cdk8s_portico/__init__.py', 20_312, 0, '__init__'],
    [`${packages}/cdk8s/__init__.py`, 812, 0, '__init__'],
    [`${process.cwd()}/shop.py`, 7, 0, '<module>'],
  ]);
  expect(report).toBe(`1 problem, nothing was written:\n[shop/pay]  shop.py:7  ${PROBLEM}`);
});

test('a problem has the line of the Java program that made the construct', () => {
  const report = reportIn('Java/21', [
    ['JsiiObject.java', 42, 0, 'software.amazon.jsii.JsiiObject.<init>'],
    ['WebService.java', 34, 0, 'org.cdk8s.portico.WebService.<init>'],
    ['WebService.java', 596, 0, 'io.github.cdk8s_portico.WebService$Builder.build'],
    ['Shop.java', 15, 0, 'com.example.cdk8s.Shop.main'],
  ]);
  expect(report).toBe(`1 problem, nothing was written:\n[shop/pay]  Shop.java:15  ${PROBLEM}`);
});

test('without the calls of the other program, the report has no place and says how to get one', () => {
  expect(reportIn('Python/3.13')).toBe(
    `1 problem, nothing was written:\n[shop/pay]  ${PROBLEM}\nSet the environment variable JSII_HOST_STACK_TRACES=1 to see the lines of your code.`,
  );
});

test('a language that hands no calls on is not told to', () => {
  expect(reportIn('Go/1.26')).toBe(`1 problem, nothing was written:\n[shop/pay]  ${PROBLEM}`);
});

test('something else in the place of the calls is ignored', () => {
  process.env.JSII_HOST_STACK_TRACES = '1';
  expect(reportIn('Python/3.13', 'nothing' as never)).toBe(`1 problem, nothing was written:\n[shop/pay]  ${PROBLEM}`);
});
