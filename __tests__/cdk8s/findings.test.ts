import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { IngressRouter, ProblemsError, WebService } from '../../lib';

function failureOf(build: (chart: Chart) => void): ProblemsError {
  const app = new App();
  build(new Chart(app, 'shop'));
  try {
    app.synthYaml();
  } catch (error) {
    if (error instanceof ProblemsError) return error;
  }
  throw new Error('no problem was found');
}

/** The line of this file that a call is on. */
const here = () => Number(/findings\.test\.ts:(\d+)/.exec(new Error().stack?.split('\n')[2] ?? '')?.[1]);

test('a report names construct, file and line, and shows everything at once', () => {
  let line = 0;
  const { message } = failureOf((chart) => {
    line = here();
    const user = new WebService(chart, 'user', { image: 'nginx' });
    const router = new IngressRouter(chart, 'router');
    router.prefix('user', user);
  });
  const file = '__tests__/cdk8s/findings.test.ts';
  expect(message).toBe(
    [
      '2 problems, nothing was written:',
      `[shop/user]    ${file}:${line + 1}  image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0". (image)`,
      `[shop/router]  ${file}:${line + 3}  prefix path "user" has no leading "/": write "/user". (route-path)`,
    ].join('\n'),
  );
});

test('there is no stack to bury it', () => {
  const error = failureOf((chart) => new WebService(chart, 'user', { image: 'nginx' }));
  expect(error.stack).toBe(error.message);
});

test("another construct's validation is in the same report", () => {
  const { message } = failureOf((chart) => {
    new WebService(chart, 'user', { image: 'nginx' });
    new Construct(chart, 'theirs').node.addValidation({ validate: () => ['is not right'] });
  });
  expect(message).toContain('[shop/theirs]');
  expect(message).toContain('is not right');
});

test('the validation of a class that extends one of Portico has the line where it was made', () => {
  class TeamService extends WebService {
    constructor(chart: Chart, id: string) {
      super(chart, id, { image: 'registry.example.com/web:1.4.0' });
      this.node.addValidation({ validate: () => ['has no team'] });
    }
  }
  const { findings } = failureOf((chart) => void new TeamService(chart, 'web'));
  expect(findings).toMatchObject([{ code: 'validation', path: 'shop/web', message: 'has no team' }]);
  expect(findings[0]?.place).toMatch(/findings\.test\.ts:\d+$/);
});

test('fifty are printed, and the rest is counted', () => {
  const { message, findings } = failureOf((chart) => {
    for (let number = 0; number < 60; number++) new WebService(chart, `s${number}`, { image: 'nginx' });
  });
  expect(findings).toHaveLength(60);
  expect(message.split('\n')).toHaveLength(52);
  expect(message).toMatch(/^60 problems, nothing was written:\n/);
  expect(message).toMatch(/\n… and 10 more\.$/);
});

test('a value that JSON cannot say is shown all the same', () => {
  const { findings } = failureOf((chart) => {
    const router = new IngressRouter(chart, 'router');
    router.prefix('/a', { service: chart, port: 80 } as never);
    router.prefix('/b', 10n as never);
  });
  const instead =
    'pass a WebService, Backend.of(service) for a Service of cdk8s-plus, or Backend.external("name", 80) for one made elsewhere.';
  expect(findings.map(({ message }) => message)).toEqual([
    `prefix "/a" has the backend {"service":"the construct shop","port":80}: ${instead}`,
    `prefix "/b" has the backend 10n: ${instead}`,
  ]);
});
