import { App, Chart } from 'cdk8s';
import { WebService } from '../../../lib';
import { AGENTS, runAs } from '../../languages/languages';

/** The error that the kernel of jsii makes of any other, whose message and stack it sends to the program that called. */
class KernelError extends Error {
  constructor(cause: unknown) {
    super(String(cause));
    this.name = '@jsii/kernel.RuntimeError';
  }
}

function synthesize(): void {
  const app = new App();
  new WebService(new Chart(app, 'shop'), 'pay', { image: 'nginx' });
  app.synthYaml();
}

function sentFor(call: () => void): { error: string; stack?: string } {
  try {
    call();
  } catch (error) {
    const { message, stack } = new KernelError(error);
    return { error: message, stack };
  }
  throw new Error('no error');
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

const REPORT = 'image "nginx" has no tag';

test('a program in another language gets a report once', async () => {
  const { prepareStackTrace } = Error;
  const { error, stack } = runAs(AGENTS.Java, () => sentFor(synthesize));
  expect(error).toContain(REPORT);
  expect(stack).toBe('');
  // Twice in a turn, and an error of others meanwhile.
  expect(runAs(AGENTS.Python, () => sentFor(synthesize)).stack).toBe('');
  const other = runAs(AGENTS.Python, () => sentFor(() => (undefined as unknown as App).synth()));
  expect(other.stack).toMatch(/TypeError: Cannot read.*\n +at .*hosted-problems\.test/s);
  const any: { stack?: string } = {};
  Error.captureStackTrace(any);
  expect(any.stack).toContain('hosted-problems.test');
  await nextTurn();
  expect(Error.prepareStackTrace).toBe(prepareStackTrace);
  expect(new KernelError(error).stack).toContain(REPORT);
});

test('without hooks, and in TypeScript, the stack has the report as well', () => {
  expect(sentFor(synthesize).stack).toContain(REPORT);
  process.env.PORTICO_NO_HOOKS = '1';
  try {
    expect(runAs(AGENTS.Java, () => sentFor(synthesize)).stack).toContain(REPORT);
  } finally {
    delete process.env.PORTICO_NO_HOOKS;
  }
});
