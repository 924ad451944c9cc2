import { COMMANDS } from '../../cli/commands';
import { version } from '../../package.json';
import { portico } from './support';

test('without a word, and with --help, it lists its commands', async () => {
  const { exitCode, out } = await portico([]);
  expect(exitCode).toBe(0);
  for (const { name, summary } of COMMANDS) expect(out).toMatch(RegExp(`^  ${name} +${summary}$`, 'm'));
  expect(out).toContain('https://github.com/cdk8s-portico/cdk8s-portico/blob/main/docs/findings.md');
  expect(await portico(['--help'])).toEqual({ exitCode, out, err: '' });
});

test('--version prints the version of the package', async () => {
  expect(await portico(['--version'])).toEqual({ exitCode: 0, out: version, err: '' });
});

test.each([[], ...COMMANDS.map(({ name }) => [name])].map((words) => [[...words, '--help']]))(
  'portico %j fits a screen of 24 lines and 90 columns',
  async (words) => {
    const { exitCode, out } = await portico(words);
    const lines = out.split('\n');
    expect([exitCode, lines.length <= 24, lines.filter((line) => line.length > 90)]).toEqual([0, true, []]);
  },
);

test.each<[string, string[], string]>([
  ['a command with a slip', ['chek'], 'portico has no command "chek": did you mean check?'],
  [
    'an unknown command',
    ['apply'],
    'portico has no command "apply": write one of init, synth, plan, routes, graph, envs, check, set-image, --help.',
  ],
  ['an option with a slip', ['check', '--jsn'], 'portico check has no option --jsn: did you mean --json?'],
  [
    'an unknown option',
    ['check', '--verbose'],
    'portico check has no option --verbose: write one of --namespace, --kubernetes, --external, --disable, --each, --strict, --json, --help.',
  ],
  [
    'a short option',
    ['check', '-n', 'shop'],
    'portico check has no option -n: write one of --namespace, --kubernetes, --external, --disable, --each, --strict, --json, --help.',
  ],
  ['a flag with a value', ['check', '--json=yes'], '--json takes no value, and was given "yes".'],
  ['an option without a value', ['check', '--namespace'], '--namespace has no value: write one after it.'],
])('%s ends with 2 and says what to write', async (_, words, err) => {
  expect(await portico(words)).toEqual({ exitCode: 2, out: '', err });
});
