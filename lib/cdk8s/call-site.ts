import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HostFrame, hostStack, isHosted, userFrame } from './host-stack';
import { ownFolder } from './own-folder';

/** Folders of Portico's own code, whose frames are skipped. */
const LIBRARY = ['build', 'lib', 'imports'].map((folder) => path.join(ownFolder(), folder) + path.sep);

/** Deep enough to get past Portico's constructors and a few of the user's own wrappers. */
const FRAMES = 20;

/** A place in the user's code, for example `main.ts:14`. */
export class CallSite {
  /** Remembers where the user's code is. The stack is formatted only when a finding needs it, since that costs far more. */
  static capture(frames = FRAMES): CallSite {
    if (isHosted()) return new CallSite({}, hostStack());
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = frames;
    const trace: { stack?: string } = {};
    Error.captureStackTrace(trace, CallSite.capture);
    Error.stackTraceLimit = limit;
    return new CallSite(trace);
  }

  private constructor(
    private readonly trace: { stack?: string },
    private readonly hostFrames: readonly HostFrame[] = [],
  ) {}

  /** The place relative to the working directory, or undefined when no line of the user's is on the stack. */
  toString(): string | undefined {
    const frame = userFrame(this.hostFrames);
    if (frame !== undefined) return placeOf(...frame);
    for (const frame of (this.trace.stack ?? '').split('\n')) {
      const [, location, line] = /\(?((?:file:\/\/|[A-Za-z]:|\/)[^()]*?):(\d+):\d+\)?$/.exec(frame) ?? [];
      if (location === undefined) continue;
      const file = location.startsWith('file://') ? fileURLToPath(location) : path.normalize(location);
      if (LIBRARY.some((folder) => file.startsWith(folder)) || file.includes(`${path.sep}node_modules${path.sep}`))
        continue;
      return placeOf(file, line);
    }
    return undefined;
  }
}

function placeOf(file: string, line: number | string | undefined): string {
  const relative = path.relative(process.cwd(), file);
  return `${relative.startsWith('..') ? file : relative}:${line}`;
}
