import { App, Chart, type ChartProps, Testing } from 'cdk8s';
import type { Finding } from '../../lib';
import { ProblemsError } from '../../lib/cdk8s/findings';

/** An API object of the output, loosely typed for assertions. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  // biome-ignore lint/suspicious/noExplicitAny: tests reach deep into objects of many kinds
  readonly [field: string]: any;
}

/** Synthesizes a chart called `shop` and returns its objects. */
export function synthesize(build: (chart: Chart, app: App) => void, props: ChartProps = {}): Manifest[] {
  const app = new App();
  const chart = new Chart(app, 'shop', props);
  build(chart, app);
  return Testing.synth(chart);
}

/** The only object of a kind. */
export function only(manifests: readonly Manifest[], kind: string): Manifest {
  const found = manifests.filter((manifest) => manifest.kind === kind);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`expected one ${kind}, found ${found.length}`);
  return first;
}

/** The messages of findings, such as the warnings of a router. */
export const messagesOf = (findings: readonly Finding[]): string[] => findings.map(({ message }) => message);

/** Every problem of an app with a chart called `shop`, as `[path] message`. */
export function problemsOf(build: (chart: Chart, app: App) => void): string[] {
  try {
    synthesize(build);
  } catch (error) {
    if (error instanceof ProblemsError) return error.findings.map(({ path, message }) => `[${path}] ${message}`);
    throw error;
  }
  return [];
}
