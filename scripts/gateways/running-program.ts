import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** Lines of a log that are shown. */
const SHOWN = 40;

/** A program that runs until it is stopped, and prints into a file: some programs open their output by its name. */
export class RunningProgram {
  private readonly child: ChildProcess;
  private readonly file: string;
  private ending: string | undefined;

  constructor(
    private readonly program: string,
    args: readonly string[],
    { folder, env }: { readonly folder: string; readonly env?: NodeJS.ProcessEnv },
  ) {
    this.file = path.join(folder, `${path.basename(program)}.log`);
    const log = openSync(this.file, 'a');
    this.child = spawn(program, [...args], { cwd: folder, env, stdio: ['ignore', log, log] });
    this.child.on('error', (error) => {
      this.ending = error.message;
    });
    this.child.on('exit', (code) => {
      this.ending = `ended with ${code}`;
    });
  }

  /** The last lines that it printed. */
  get log(): string {
    return readFileSync(this.file, 'utf8').trimEnd().split('\n').slice(-SHOWN).join('\n');
  }

  /** Throws when the program has ended by itself. */
  check(): void {
    if (this.ending !== undefined) throw new Error(`${this.program} ${this.ending}.`);
  }

  async stop(): Promise<void> {
    if (this.ending !== undefined) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  }
}
