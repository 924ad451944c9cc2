import type { Terminal } from './terminal';

const SECOND = 1000;

/** Says on a terminal how long something takes, from one second on. */
export async function withProgress<T>(terminal: Terminal, what: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const timer = setInterval(() => terminal.status(`${what}, ${Math.round((Date.now() - began) / SECOND)} s`), SECOND);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    terminal.status('');
  }
}
