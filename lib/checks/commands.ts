import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { type Fields, fieldsOf, listOf } from './model/read';
import type { PodContainer } from './model/workload';

export const commandsCheck: Check<'commands'> = {
  name: 'commands',
  summary: 'Commands and arguments are lists of words, not a line of a shell.',
  example:
    'command[0] "node server.js" of container "user" is a whole command line, not the name of a program: write ["node", "server.js"].',
  *check(app) {
    for (const { object, containers } of app.knownWorkloads) {
      for (const container of containers) {
        yield* checkPrograms(object, container);
        for (const field of ['command', 'args']) {
          if (container.fields[field] !== undefined) yield* checkArguments(object, container, field);
        }
      }
    }
  },
};

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['postStart', 'preStop'];

/** The commands of a container, with their fields as messages name them. */
function commandsIn(container: Fields): [field: string, command: unknown][] {
  const commands: [string, unknown][] = [];
  const addExec = (field: string, handler: unknown) => {
    const { exec } = fieldsOf(handler);
    if (exec !== undefined) commands.push([`${field}.exec.command`, fieldsOf(exec).command]);
  };
  if (container.command !== undefined) commands.push(['command', container.command]);
  for (const probe of PROBES) addExec(probe, container[probe]);
  const lifecycle = fieldsOf(container.lifecycle);
  for (const hook of HOOKS) addExec(`lifecycle.${hook}`, lifecycle[hook]);
  return commands;
}

/** Characters that only a shell understands. */
const SHELL = /[|&;<>*?`"'\\]|\$(?!\()/;

function* checkPrograms(object: AppObject, { fields, title }: PodContainer): ObjectFindings {
  const seen = new Set<string>();
  for (const [field, command] of commandsIn(fields)) {
    const program = listOf(command)[0];
    // The probes of a container have one command more often than not.
    if (typeof program !== 'string' || seen.has(program) || !/\S\s+\S/.test(program)) continue;
    seen.add(program);
    const words = program.trim().split(/\s+/).map(show);
    const fix = SHELL.test(program) ? '["sh", "-c", "…"] with the line at its end' : `[${words.join(', ')}]`;
    // A path may have a space in it, while a program that is looked for by its name never has.
    const isPath = /^\.{0,2}\//.test(program) && !/\s-/.test(program) && !SHELL.test(program);
    const finding = isPath ? warning : problem;
    const flaw = isPath ? 'looks like a whole command line' : 'is a whole command line, not the name of a program';
    yield finding(object, `${field}[0] ${show(program)} of ${title} ${flaw}: write ${fix}.`);
  }
}

/** An option and its value in one word, which most programs take for an option of that name. */
const OPTION = /^(--[\w.-]+)\s+([^\s=]+)$/;

function* checkArguments(object: AppObject, { fields, title }: PodContainer, field: string): ObjectFindings {
  for (const [index, word] of listOf(fields[field]).entries()) {
    const [, option, value] = (typeof word === 'string' && OPTION.exec(word)) || [];
    if (option === undefined) continue;
    const fix = `${show(`${option}=${value}`)}, or the two as words of their own`;
    yield warning(
      object,
      `${field}[${index}] ${show(word)} of ${title} is one word, in which programs see no value: write ${fix}.`,
    );
  }
}
