import { watch as watchFolder } from 'node:fs';
import * as path from 'node:path';
import type { AppSource } from '../../app/app-source';
import type { Terminal } from '../../terminal';

/** Editors write a file in several steps. */
const PAUSE = 60;

/** Synthesizes now and after each save, until it is interrupted. A save during a synthesis starts it again. */
export async function watch(
  { folder, output }: AppSource,
  terminal: Terminal,
  synthesize: (signal: AbortSignal) => Promise<unknown>,
): Promise<number> {
  const own = path.relative(folder, path.resolve(folder, output));
  const isLeftOut = (file: string) =>
    file === own ||
    file.startsWith(own + path.sep) ||
    file.split(path.sep).some((step) => step === 'node_modules' || step.startsWith('.'));

  let running = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const began = Date.now();
    void synthesize(signal).then(
      () => terminal.say(`${((Date.now() - began) / 1000).toFixed(2)} s, waiting for the next save`),
      (error) => {
        if (!signal.aborted) terminal.say(String(error));
      },
    );
  };
  const watcher = watchFolder(folder, { recursive: true }, (_, file) => {
    if (file === null || isLeftOut(file)) return;
    clearTimeout(timer);
    timer = setTimeout(start, PAUSE);
  });
  start();
  await terminal.interrupted();
  watcher.close();
  clearTimeout(timer);
  running.abort();
  return 0;
}
