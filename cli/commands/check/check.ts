import type { Command } from '../command';

/** `portico check`: the checks of a synthesis, for YAML of any origin. */
export const check: Command = {
  name: 'check',
  operands: '[FILE]…',
  summary: 'check YAML of any origin as one app, such as the output of Helm',
  description:
    'Checks Kubernetes objects as those of one app: fields, values, references, what a\n' +
    'rollout and a drain do. A FILE may be a folder, or - for standard input, which is\n' +
    'read where no file is named.',
  options: [
    { name: 'namespace', value: 'NAME', summary: 'the namespace of objects that name none' },
    { name: 'kubernetes', value: 'RANGE', summary: 'the versions of the clusters, such as 1.33 or 1.33..1.36' },
    { name: 'external', value: 'KIND/NAME', summary: 'an object that is made elsewhere; may be repeated' },
    { name: 'disable', value: 'CODE', summary: 'a check that is not run; may be repeated' },
    { name: 'each', summary: 'check each FILE by itself, such as the folders of environments' },
    { name: 'strict', summary: 'end with 1 for warnings as well' },
    { name: 'json', summary: 'print the findings as JSON' },
  ],
  examples: [
    'portico check k8s/',
    'portico check --each dist/dev dist/prod',
    'helm template shop ./chart | portico check --external Service/billing',
  ],
  exitCodes: '0 no problems, 1 problems (with --strict also warnings), 2 wrong arguments',
  async run(args, terminal) {
    const { runCheck } = await import('./run-check');
    return runCheck(args, terminal);
  },
};
