import { show } from '../../../lib/rules/show';
import { type AppSource, appIn } from '../../app/app-source';
import { chosenEnvironments, ENV } from '../../app/chosen-environments';
import { onlyValue } from '../../arguments';
import { INTERRUPTED } from '../../exit-codes';
import { withProgress } from '../../progress';
import type { Terminal } from '../../terminal';
import { UsageError } from '../../usage-error';
import type { Command } from '../command';
import { jsonOf, textOf } from './output';
import { outputFlaw } from './output-folder';
import { synthesize } from './synthesize';
import { watch } from './watch';

/** `portico synth`: `cdk8s synth` that keeps the last output until the next one is right. */
export const synth: Command = {
  name: 'synth',
  operands: '',
  summary: 'write the YAML of the app, once everything in it is right',
  description:
    'Runs the app of cdk8s.yaml and checks its types meanwhile. The YAML takes the place of\n' +
    'the last one when both succeed; otherwise the last one stays.',
  options: [
    { name: 'watch', summary: 'write it again on each save, until Ctrl+C' },
    ENV,
    { name: 'json', summary: 'print files and findings as JSON' },
    { name: 'output', value: 'FOLDER', summary: 'the folder for the YAML; that of cdk8s.yaml or dist otherwise' },
    { name: 'app', value: 'COMMAND', summary: 'the command that runs the app; that of cdk8s.yaml otherwise' },
  ],
  examples: ['portico synth', 'portico synth --watch'],
  exitCodes: '0 written, 1 nothing written, 2 wrong arguments',
  async run(args, terminal) {
    const app = appIn(terminal.folder, { command: onlyValue(args, 'app'), output: onlyValue(args, 'output') });
    const chosen = chosenEnvironments(args);
    const flaw = outputFlaw(app.folder, app.output, chosen.length === 0 ? undefined : chosen);
    if (flaw !== undefined) {
      throw new UsageError(`The output ${show(app.output)} ${flaw}: write a folder of its own, such as "dist".`);
    }
    const once = (signal: AbortSignal) => synthesizeOnce(app, chosen, terminal, args.flags.has('json'), signal);
    return args.flags.has('watch') ? watch(app, terminal, once) : untilInterrupted(terminal, once);
  },
};

/** Leaves nothing behind where it is interrupted. */
async function untilInterrupted(terminal: Terminal, once: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const controller = new AbortController();
  void terminal.interrupted().then(() => controller.abort());
  try {
    return await once(controller.signal);
  } catch (error) {
    if (controller.signal.aborted) return INTERRUPTED;
    throw error;
  }
}

async function synthesizeOnce(
  app: AppSource,
  chosen: readonly string[],
  terminal: Terminal,
  isJson: boolean,
  signal: AbortSignal,
): Promise<number> {
  const result = await withProgress(terminal, 'Synthesizing', () => synthesize(app, chosen, signal));
  if (isJson) terminal.print(jsonOf(result));
  else textOf(result, app, terminal);
  return result.isDone ? 0 : 1;
}
