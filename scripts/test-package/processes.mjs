// Processes that the test of the package starts, and the files that they leave.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function npm(cwd, args) {
  // npm tells its scripts where it is. Its command is a batch file on Windows, which cannot be spawned.
  const cli = process.env.npm_execpath;
  const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []];
  const ended = run(cwd, command, [...first, ...args]);
  succeed(ended, ['npm', ...args]);
  return ended.stdout;
}

export function node(cwd, args, env) {
  succeed(run(cwd, process.execPath, args, env), ['node', ...args]);
}

/** Throws what a process printed, unless it succeeded. */
function succeed({ status, stdout, stderr, error }, command) {
  if (status !== 0) throw error ?? new Error(`${command.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}

export function run(cwd, command, args, env = {}) {
  return spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
