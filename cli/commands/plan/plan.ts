import { ENV } from '../../app/chosen-environments';
import type { Command } from '../command';

/** `portico plan`: the consequences of a change, before it is applied. */
export const plan: Command = {
  name: 'plan',
  operands: '',
  summary: 'say what a change will do, before it is applied',
  description:
    'Compares the last output with a new synthesis, or any two of WHAT: a folder or file of\n' +
    'YAML, git:REVISION (the app as it was), live (the cluster, by kubectl; nothing is\n' +
    'changed). Nothing is written to the output.',
  options: [
    { name: 'from', value: 'WHAT', summary: 'the side before the change; the last output otherwise' },
    { name: 'to', value: 'WHAT', summary: 'the side after it; a new synthesis otherwise' },
    ENV,
    { name: 'live', summary: 'the same as --from live' },
    { name: 'removed', value: 'FILE', summary: 'write what is left behind, for kubectl delete -f' },
    { name: 'with-data', summary: 'write claims, StatefulSets and Namespaces there as well' },
    { name: 'markdown', summary: 'print Markdown, for the comment of a pull request' },
    { name: 'json', summary: 'print JSON' },
    { name: 'app', value: 'COMMAND', summary: 'the command that runs the app; that of cdk8s.yaml otherwise' },
  ],
  examples: ['portico plan', 'portico plan --from git:main --markdown', 'portico plan --live --removed old.yaml'],
  exitCodes: '0 nothing changes, 1 not compared, 2 changes, 3 something is refused or lost',
  wrongUsage: 1,
  async run(args, terminal) {
    const { runPlan } = await import('./run-plan');
    return runPlan(args, terminal);
  },
};
