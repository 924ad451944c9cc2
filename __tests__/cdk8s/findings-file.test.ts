import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { type Finding, PorticoChecks, ProblemsError, WebService } from '../../lib';

const folder = mkdtempSync(path.join(tmpdir(), 'portico-'));
const file = path.join(folder, 'findings.json');
const image = 'registry.example.com/shop/user:1.0.0';
const FILE = '__tests__/cdk8s/findings-file.test.ts';

jest.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => {
  process.env.PORTICO_FINDINGS = file;
});
afterEach(() => {
  delete process.env.PORTICO_FINDINGS;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What PORTICO_FINDINGS gets when an app is synthesized. */
function findingsOf(build: (chart: Chart) => void): unknown {
  const app = new App();
  build(new Chart(app, 'shop'));
  try {
    app.synthYaml();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
  }
  const { problems, warnings }: { [list: string]: Finding[] } = JSON.parse(readFileSync(file, 'utf8'));
  const withoutLine = (finding: Finding) => ({ ...finding, place: finding.place?.replace(/\d+$/, 'line') });
  return { problems: problems?.map(withoutLine), warnings: warnings?.map(withoutLine) };
}

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } };
const spec = { selector: { app: 'none' }, ports: [{ port: 80 }] };

test('PORTICO_FINDINGS names a file that gets problems and warnings', () => {
  expect(
    findingsOf((chart) => {
      new WebService(chart, 'user', { image: 'nginx' });
      new ApiObject(chart, 'a', { ...service, spec } as never);
      new Construct(chart, 'theirs').node.addValidation({ validate: () => ['is not right'] });
    }),
  ).toEqual({
    problems: [
      {
        code: expect.any(String),
        message: expect.stringMatching(/^image "nginx" has no tag or digest/),
        path: 'shop/user',
        place: `${FILE}:line`,
      },
      { code: 'validation', message: 'is not right', path: 'shop/theirs', place: undefined },
    ],
    warnings: [
      {
        code: 'service-targets',
        message: expect.stringMatching(/^selector "app=none" /),
        path: 'shop/a',
        place: `${FILE}:line`,
      },
    ],
  });
});

test('it is written anew by each synthesis, also when nothing was found, and without accepted warnings', () => {
  expect(findingsOf((chart) => void new WebService(chart, 'user', { image }))).toEqual({ problems: [], warnings: [] });
  const accepted = findingsOf((chart) => {
    PorticoChecks.of(new ApiObject(chart, 'a', { ...service, spec } as never)).accept('service-targets', 'made later');
  });
  expect(accepted).toEqual({ problems: [], warnings: [] });
});

test("another construct's validation is a problem of the report even when Portico finds none", () => {
  expect(
    findingsOf((chart) => {
      new WebService(chart, 'user', { image });
      new Construct(chart, 'theirs').node.addValidation({ validate: () => ['is not right'] });
    }),
  ).toMatchObject({ problems: [{ code: 'validation', path: 'shop/theirs' }] });
});

test('a scope that is not a construct is in the file as well, although there is no app to synthesize', () => {
  expect(() => new WebService(undefined as never, 'user', { image })).toThrow(ProblemsError);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ problems: [{ code: 'scope' }], warnings: [] });
});

test('a file that cannot be written is a problem', () => {
  const missing = path.join(folder, 'missing', 'findings.json');
  process.env.PORTICO_FINDINGS = missing;
  const app = new App();
  new WebService(new Chart(app, 'shop'), 'user', { image });
  expect(() => app.synthYaml()).toThrow(
    `PORTICO_FINDINGS "${missing}" cannot be written (ENOENT: no such file or directory, open '${missing}'): name a file in a folder that exists. (findings-file)`,
  );
});
