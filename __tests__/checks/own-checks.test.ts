import { ApiObject, App, Chart } from 'cdk8s';
import {
  type CheckedObject,
  type CheckFinding,
  CheckSeverity,
  type ICheck,
  PorticoChecks,
  WebService,
} from '../../lib';
import { ProblemsError } from '../../lib/cdk8s/findings';

const image = 'registry.example.com/shop/user:1.0.0';

/** A company's rule: every object has the label of the team that it belongs to. */
const teamLabel: ICheck = {
  code: 'acme/team-label',
  check: (objects) =>
    objects
      .filter(({ json }) => json.metadata.labels?.team === undefined)
      .map(({ kind, path }) => ({ path, message: `this ${kind} has no label "team": add one.` })),
};

const reporting = (findings: (objects: CheckedObject[]) => unknown): ICheck => ({
  code: 'acme/rule',
  check: findings as (objects: CheckedObject[]) => CheckFinding[],
});

let printed: jest.SpyInstance;
beforeEach(() => {
  printed = jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => printed.mockRestore());

const FILE = '__tests__/checks/own-checks.test.ts:';

/** The findings of an app with a ConfigMap each in two charts. */
function findingsOf(build: (app: App, shop: Chart) => void) {
  const app = new App();
  PorticoChecks.of(app);
  const [shop] = ['shop', 'other'].map((id) => {
    const chart = new Chart(app, id);
    new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, data: {} } as never);
    return chart;
  });
  build(app, shop as Chart);
  try {
    app.synthYaml();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.findings.map(({ place, ...rest }) => ({ ...rest, place: place?.replace(/\d+$/, '') }));
  }
}

const message = 'this ConfigMap has no label "team": add one.';

test("a check of one's own finds problems that come in the same report, with code, path and line", () => {
  expect(findingsOf((app) => PorticoChecks.of(app).add(teamLabel))).toEqual([
    { code: 'acme/team-label', path: 'shop/a', place: FILE, message },
    { code: 'acme/team-label', path: 'other/a', place: FILE, message },
  ]);
});

test('it looks at the objects of the scope that it was added to', () => {
  expect(findingsOf((_, shop) => PorticoChecks.of(shop).add(teamLabel)).map(({ path }) => path)).toEqual(['shop/a']);
});

test('it can be turned off, for the app or for an object', () => {
  const off = findingsOf((app, shop) => {
    PorticoChecks.of(shop.node.findChild('a')).disable('acme/team-label', 'nobody owns it');
    PorticoChecks.of(app).add(teamLabel);
  });
  expect(off.map(({ path }) => path)).toEqual(['other/a']);
  expect(printed.mock.calls).toEqual([['check "acme/team-label" is off in shop/a: nobody owns it']]);
});

test('its warnings are printed, and can be accepted', () => {
  const severity = CheckSeverity.WARNING;
  const check = reporting((objects) => objects.map(({ path }) => ({ path, message: 'this is odd: look.', severity })));
  findingsOf((app, shop) => {
    PorticoChecks.of(app).add(check);
    PorticoChecks.of(shop).accept('acme/rule', 'it is meant to be odd');
  });
  expect(printed.mock.calls.flat()).toEqual([
    expect.stringMatching(/^warning: \[other\/a\] \S+own-checks\.test\.ts:\d+ this is odd: look\. \(acme\/rule\)$/),
  ]);
});

test('it is given the objects as they will be written, as plain data, and cannot change them', () => {
  const seen: CheckedObject[] = [];
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new WebService(chart, 'user', { image });
  PorticoChecks.of(app).add(
    reporting((objects) => {
      for (const { json } of objects) json.metadata.labels = { changed: 'yes' };
      seen.push(...objects);
      return [];
    }),
  );
  expect(app.synthYaml()).not.toContain('changed');
  const deployment = seen.find(({ kind }) => kind === 'Deployment');
  expect(deployment).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: 'user',
    namespace: 'shop',
    path: 'shop/user/deployment',
    json: expect.objectContaining({ kind: 'Deployment', spec: expect.anything() }),
  });
});

test.each<[string, ICheck, string]>([
  [
    'throws',
    reporting(() => {
      throw new Error('labels is undefined');
    }),
    'check "acme/rule" failed: labels is undefined.',
  ],
  ['returns no list', reporting(() => 'x'), 'check "acme/rule" returned "x": return a list of findings.'],
  [
    'returns something else than findings',
    reporting(() => [{ path: 'shop/b', message }]),
    `check "acme/rule" returned ${JSON.stringify({ path: 'shop/b', message })}: return findings with a message and the path of an object that it was given.`,
  ],
])('a check that %s is a problem, at the line where it was added', (_, check, expected) => {
  expect(findingsOf((app) => PorticoChecks.of(app).add(check))).toEqual([
    { code: 'own-check', path: '', place: FILE, message: expected },
  ]);
});

test.each<[unknown, string]>([
  [5, 'a check 5 has the wrong type; expected an object with code and check().'],
  [
    { code: 'a b', check: () => [] },
    'a check "a b" has the code "a b": write words in kebab-case, for example "acme/team-label".',
  ],
  [
    { code: 'images', check: () => [] },
    'a check "images" has the code of a check of Portico: write, for example, "acme/images".',
  ],
])('%j is a problem instead of a check', (check, expected) => {
  expect(findingsOf((app) => PorticoChecks.of(app).add(check as never))).toEqual([
    { code: 'checks', path: '', place: FILE, message: expected },
  ]);
});
