import { App, Chart, Testing } from 'cdk8s';
import { PorticoChecks } from '../../lib';
import { ProblemsError } from '../../lib/cdk8s/findings';
import type { Row } from './wrong-inputs/row';

/** What a synthesis says, each line without the user's file and line, and without its code. */
export function said({ build, app: props }: Row): { problems: string[]; warnings: string[] } {
  const app = new App(props);
  const chart = new Chart(app, 'shop');
  PorticoChecks.of(app);
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  let problems: string[] = [];
  try {
    build(chart, app);
    Testing.synth(chart);
  } catch (error) {
    // A stack trace instead of problems is the one thing that no input may lead to.
    if (!(error instanceof ProblemsError)) throw error;
    expect(error.stack).toBe(error.message);
    problems = error.findings.map(({ path, message }) => `[${path}] ${message}`);
  }
  const warnings = printed.mock.calls.map(([line]) =>
    String(line)
      .replace(/^warning: (\[\S*\]) \S+:\d+ /, '$1 ')
      .replace(/ \([a-z-]+\)$/, ''),
  );
  printed.mockRestore();
  return { problems, warnings };
}
