// "Go to definition", as an editor asks TypeScript's server for it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the name leads that a file of a project has first: the file of its definition, and that line of it. */
export function definitionOf(project, file, name) {
  const lines = readFileSync(join(project, file), 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(name));
  const position = { file: join(project, file), line: index + 1, offset: lines[index].indexOf(name) + 1 };
  const [definition] = ask(project, 'definition', position);
  const line = readFileSync(definition.file, 'utf8').split('\n')[definition.start.line - 1];
  return { file: definition.file, line };
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
