import { type ChildProcess, spawn } from 'node:child_process';

/** A program that runs until it is stopped, with what it printed last. */
export class RunningProgram {
  private readonly child: ChildProcess;
  private readonly lines: string[] = [];
  private hasEnded = false;

  constructor(
    private readonly program: string,
    args: readonly string[],
    options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
  ) {
    this.child = spawn(program, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.lines.push(...text.split('\n').filter((line) => line !== ''));
        this.lines.splice(0, this.lines.length - 200);
      });
    }
    this.child.on('error', (error) => this.lines.push(error.message));
    this.child.on('exit', () => {
      this.hasEnded = true;
    });
  }

  get log(): string {
    return this.lines.join('\n');
  }

  /** Throws when the program has ended by itself. */
  check(): void {
    if (this.hasEnded) throw new Error(`${this.program} ended:\n${this.log}`);
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  }
}
