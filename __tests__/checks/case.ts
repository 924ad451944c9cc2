import { ApiObject, App, type AppProps, Chart, Testing } from 'cdk8s';
import { PorticoChecks, PorticoDefaults } from '../../lib';
import { ProblemsError } from '../../lib/cdk8s/findings';
import type { Raw } from './objects';

/** A small app with a chart `shop`, and all findings about it as `[path] message`. */
export interface Case {
  readonly title: string;
  readonly build: (chart: Chart, app: App) => void;
  readonly problems: readonly string[];
  readonly warnings?: readonly string[];
  /** Options of the app, such as how it writes its files. */
  readonly app?: AppProps;
}

/** A case of raw objects, which are made as `shop/0`, `shop/1` and so on. */
export function raw(
  title: string,
  objects: readonly Raw[],
  problems: readonly string[],
  warnings: readonly string[] = [],
): Case {
  const build = (chart: Chart) => {
    for (const [index, object] of objects.entries()) new ApiObject(chart, String(index), object as never);
  };
  return { title, build, problems, warnings };
}

/** A case in an app that is made for other clusters than those of the default. */
export function madeFor(kubernetesVersion: string, { build, ...rest }: Case): Case {
  return {
    ...rest,
    build(chart, app) {
      PorticoDefaults.of(app).set({ kubernetesVersion });
      build(chart, app);
    },
  };
}

/** The findings of a synthesis, without file, line and code. */
export function findingsOf({ build, app: props }: Case): { problems: string[]; warnings: string[] } {
  const app = new App(props);
  const chart = new Chart(app, 'shop');
  PorticoChecks.of(app);
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  let problems: string[] = [];
  try {
    build(chart, app);
    Testing.synth(chart);
  } catch (error) {
    // No input may end in a stack trace.
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
