import { transformSync } from '@swc/core';
import { ApiObject, App, Chart, Duration, JsonPatch, Size, Testing, YamlOutputType } from 'cdk8s';
import { Cpu, EnvFieldPaths, EnvValue } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import * as library from '../../lib';
import { treesOf } from '../../lib/cdk8s/app-trees';
import { ProblemsError } from '../../lib/cdk8s/findings';
import { Synthesis } from '../../lib/cdk8s/synthesis';
import type { Manifest } from './app';

/** The outcome of a snippet of the documentation. */
export interface SnippetResult {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly string[];
  /** The warnings that the synthesis prints. */
  readonly warnings: readonly string[];
  readonly router?: library.IngressRouter;
}

/** The names that snippets use without an import, with a `user` and a `pay` service where they mention one. */
function scopeOf(app: App, chart: Chart, code: string) {
  const user = /\buser\b(?!:)/.test(code) ? new library.UserService(chart, 'user') : undefined;
  const pay = /\bpay\b/.test(code) ? new library.PayService(chart, 'pay') : undefined;
  return {
    ...library,
    ApiObject,
    App,
    Chart,
    Construct,
    Cpu,
    Duration,
    EnvFieldPaths,
    EnvValue,
    JsonPatch,
    Size,
    YamlOutputType,
    Testing,
    app,
    chart,
    user,
    pay,
    expect,
  };
}

/** Runs a snippet in an app with a chart called `shop`, or in an app of its own that it calls `app`, and synthesizes it. */
export function runSnippet(code: string): SnippetResult {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const scope = scopeOf(app, chart, code);
  const wrapped = `(({ ${Object.keys(scope).join(', ')} }) => { {\n${code}\nreturn { app, router: typeof router === 'undefined' ? undefined : router }; } })`;
  const { code: compiled } = transformSync(wrapped, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } });
  const lines = new Set<string>();
  const printed = jest.spyOn(console, 'error').mockImplementation((line) => void lines.add(line));
  try {
    const made = new Function(`return ${compiled}`)()(scope) as Pick<SnippetResult, 'router'> & { readonly app: App };
    const apps = [made.app, ...treesOf(made.app).map(({ root }) => root as App)];
    // As app.synth() does, since cdk8s throws for some dependencies when it is asked for the charts.
    Synthesis.run(apps);
    const manifests = apps.flatMap(({ charts }) => charts).flatMap((each) => Testing.synth(each));
    const warnings = [...lines].filter((line) => line.startsWith('warning: '));
    return {
      manifests,
      problems: [],
      warnings: warnings.map((line) => line.replace(/\] \S+:\d+ /, '] ')),
      router: made.router,
    };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return {
      manifests: [],
      warnings: [],
      problems: error.findings.map(({ path, message, code }) => `[${path}] ${message} (${code})`),
    };
  } finally {
    printed.mockRestore();
  }
}

/** The problems, or the warnings where there are none, as they are printed, without the line. */
export const reportOf = ({ problems, warnings }: SnippetResult): readonly string[] => [...problems, ...warnings];
