// What an editor asks TypeScript's server: where a name is defined, and what is shown on it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the text leads that a file of a project has first: the file of its definition, and that line of it. */
export function definitionOf(project, file, text) {
  const [definition] = ask(project, 'definition', positionOf(project, file, text));
  const line = readFileSync(definition.file, 'utf8').split('\n')[definition.start.line - 1];
  return { file: definition.file, line };
}

/** The documentation and tags that are shown where a file of a project has a text first. */
export const hoverOver = (project, file, text) => ask(project, 'quickinfo', positionOf(project, file, text));

function positionOf(project, file, text) {
  const lines = readFileSync(join(project, file), 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  return { file: join(project, file), line: index + 1, offset: lines[index].indexOf(text) + 1 };
}

function ask(project, command, position) {
  const server = join(project, 'node_modules/typescript/lib/tsserver.js');
  const requests = [
    { seq: 1, type: 'request', command: 'open', arguments: { file: position.file } },
    { seq: 2, type: 'request', command, arguments: position },
  ];
  const { stdout, stderr } = spawnSync(process.execPath, [server, '--disableAutomaticTypingAcquisition'], {
    cwd: project,
    input: requests.map((request) => `${JSON.stringify(request)}\n`).join(''),
    encoding: 'utf8',
  });
  const messages = stdout.split('\n').filter((line) => line.startsWith('{'));
  const answer = messages.map((line) => JSON.parse(line)).find(({ request_seq: to }) => to === 2);
  if (!answer?.success) throw new Error(`tsserver: ${JSON.stringify(answer)}\n${stderr}`);
  return answer.body;
}
