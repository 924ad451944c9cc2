import { ENV } from '../../app/chosen-environments';
import type { Command } from '../command';

/** `portico envs`: the differences between the environments of an app. */
export const envs: Command = {
  name: 'envs',
  operands: '',
  summary: 'show what differs between the environments of the app',
  description:
    'Runs the app, and prints the fields that are not the same in all environments, object\n' +
    'by object, and the objects that some of them do not have. Nothing is written.',
  options: [
    { ...ENV, summary: 'one of the environments to compare; may be repeated' },
    { name: 'app', value: 'COMMAND', summary: 'the command that runs the app; that of cdk8s.yaml otherwise' },
    { name: 'json', summary: 'print JSON' },
  ],
  examples: ['portico envs', 'portico envs --env staging --env prod --json'],
  exitCodes: '0 compared, 1 problems, or fewer than two environments, 2 wrong arguments',
  async run(args, terminal) {
    const { runEnvs } = await import('./run-envs');
    return runEnvs(args, terminal);
  },
};
