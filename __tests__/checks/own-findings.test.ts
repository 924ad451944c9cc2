import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CheckSeverity, PorticoChecks, ProblemsError, WebService, type WebServiceOptions } from '../../lib';

interface TeamProps extends WebServiceOptions {
  readonly image: string;
  readonly team: string;
}

/** Says what is wrong with a team, in a method of its own as well. */
class TeamService extends WebService {
  constructor(scope: Construct, id: string, { team, ...options }: TeamProps) {
    super(scope, id, options);
    this.checkTeam(team);
  }

  private checkTeam(team: string): void {
    if (/^[a-z]+$/.test(team)) return;
    PorticoChecks.of(this).report('acme/team', `team "${team}" is no team: write a lower-case word.`);
  }
}

class ShopService extends TeamService {
  constructor(scope: Construct, id: string, team: string) {
    super(scope, id, { image: 'registry.example.com/web:1.4.0', team });
  }
}

class Shop extends Construct {
  constructor(scope: Construct, id: string, host: string) {
    super(scope, id);
    if (host.includes('/')) PorticoChecks.of(this).report('acme/host', `host "${host}" has a path: leave it out.`);
    new TeamService(this, 'web', { image: 'registry.example.com/web:1.4.0', team: 'Inner' });
  }
}

const image = 'registry.example.com/web:1.4.0';
let printed: jest.SpyInstance;
beforeEach(() => {
  printed = jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => printed.mockRestore());

/** The line of a text in this file. */
const { readFileSync } = jest.requireActual<typeof import('node:fs')>('node:fs');
const lines = readFileSync(__filename, 'utf8').split('\n');
const placeOf = (text: string) =>
  `__tests__/checks/own-findings.test.ts:${lines.findIndex((line) => line.includes(text)) + 1}`;

function findingsOf(build: (chart: Chart, app: App) => void) {
  const app = new App();
  build(new Chart(app, 'shop'), app);
  try {
    app.synthYaml();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.findings;
  }
}

test('a construct of its own reports its options with its code, at the line of its user, with all others', () => {
  const findings = findingsOf((chart) => {
    new TeamService(chart, 'a', { image: 'nginx', team: 'A' }); // both
    new ShopService(chart, 'b', 'B'); // of a class of the class
    new Shop(chart, 'c', 'abc.com/x'); // of parts
  });
  const team = (name: string) => `team "${name}" is no team: write a lower-case word.`;
  expect(findings).toEqual([
    {
      code: 'image',
      path: 'shop/a',
      place: placeOf('); // both'),
      message: 'image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0".',
    },
    { code: 'acme/team', path: 'shop/a', place: placeOf('); // both'), message: team('A') },
    { code: 'acme/team', path: 'shop/b', place: placeOf("'B'); // of a class"), message: team('B') },
    {
      code: 'acme/host',
      path: 'shop/c',
      place: placeOf('); // of parts'),
      message: 'host "abc.com/x" has a path: leave it out.',
    },
    // Written by the class around it.
    { code: 'acme/team', path: 'shop/c/web', place: placeOf("team: 'Inner' });"), message: team('Inner') },
  ]);
});

test('a call from outside has its own line', () => {
  const [found] = findingsOf((chart) => {
    const web = new WebService(chart, 'web', { image });
    PorticoChecks.of(web).report('acme/late', 'it is late.'); // afterwards
  });
  expect(found).toEqual({
    code: 'acme/late',
    path: 'shop/web',
    place: placeOf('); // afterwards'),
    message: 'it is late.',
  });
});

test('a warning stops nothing, and can be accepted', () => {
  const build = (chart: Chart) => {
    const web = new WebService(chart, 'web', { image });
    PorticoChecks.of(web).report('acme/old', 'version 1 is old: write 2.', CheckSeverity.WARNING);
  };
  expect(findingsOf(build)).toEqual([]);
  const [[line]] = printed.mock.calls;
  expect(String(line).replace(/:\d+ /, ': ')).toBe(
    'warning: [shop/web] __tests__/checks/own-findings.test.ts: version 1 is old: write 2. (acme/old)',
  );
  printed.mockClear();
  const accepted = findingsOf((chart, app) => {
    build(chart);
    PorticoChecks.of(app).accept('acme/old', 'version 2 comes next month');
  });
  expect([accepted, printed.mock.calls]).toEqual([[], []]);
});

test.each<[code: unknown, message: unknown, flaw: string]>([
  ['Acme Team', 'x', 'report() has the code "Acme Team": write words in kebab-case, for example "acme/team-label".'],
  ['images', 'x', 'report() has the code of a check of Portico: write, for example, "acme/images".'],
  ['acme/team', '', 'report("acme/team") has the message "": write the wrong value, and what to write instead.'],
])('a report of %j with the message %j is a problem itself', (code, message, flaw) => {
  const found = findingsOf((chart) => void PorticoChecks.of(chart).report(code as string, message as string));
  expect(found.map((each) => [each.code, each.message])).toEqual([['checks', flaw]]);
});

test('in Python and Java, the line is that of the newest call of the user', () => {
  const STACK = Symbol.for('jsii.context.hostStackTrace');
  const host = globalThis as { [STACK]?: unknown };
  const { JSII_AGENT } = process.env;
  process.env.JSII_AGENT = 'Python/3.13';
  host[STACK] = [
    ['/usr/lib/python3.13/site-packages/acme_platform/__init__.py', 12, 0, '__init__'],
    [`${process.cwd()}/shop.py`, 7, 0, '<module>'],
  ];
  try {
    const [found] = findingsOf((chart) => void PorticoChecks.of(chart).report('acme/team', 'no team: write one.'));
    expect(found).toMatchObject({ code: 'acme/team', place: 'shop.py:7' });
  } finally {
    delete host[STACK];
    if (JSII_AGENT === undefined) delete process.env.JSII_AGENT;
    else process.env.JSII_AGENT = JSII_AGENT;
  }
});
