import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IConstruct } from 'constructs';
import { type HostFrame, hostStack, isHosted, userFrame } from './host-stack';
import { ownFolder } from './own-folder';

/** Folders of Portico's own code, whose frames are skipped. */
const LIBRARY = ['build', 'lib', 'imports'].map((folder) => path.join(ownFolder(), folder) + path.sep);

/** Deep enough to get past Portico's constructors and a few of the user's own wrappers. */
const FRAMES = 20;

interface Trace {
  readonly stack?: string;
}

/** A place in the user's code, for example `main.ts:14`. */
export class CallSite {
  /**
   * Remembers where the user's code is. The stack is formatted only when a finding needs it, since that costs far more.
   *
   * @param made a construct that is being made: where it is of the user's own class, that is not where it is made.
   */
  static capture(frames = FRAMES, made?: IConstruct): CallSite {
    if (isHosted()) return new CallSite({}, hostStack());
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = frames;
    const trace: Trace = {};
    Error.captureStackTrace(trace, CallSite.capture);
    const calls: Trace | undefined = made === undefined || isOfPortico(made) ? undefined : {};
    if (calls !== undefined) Error.captureStackTrace(calls, CallSite.capture);
    Error.stackTraceLimit = limit;
    return new CallSite(trace, [], calls && { construct: made, calls });
  }

  private constructor(
    private readonly trace: Trace,
    private readonly hostFrames: readonly HostFrame[] = [],
    private readonly made?: { readonly construct: unknown; readonly calls: Trace },
  ) {}

  /** The place relative to the working directory, or undefined when no line of the user's is on the stack. */
  toString(): string | undefined {
    const frame = userFrame(this.hostFrames);
    if (frame !== undefined) return placeOf(...frame);
    for (const frame of this.frames()) {
      const [, location, line] = /\(?((?:file:\/\/|[A-Za-z]:|\/)[^()]*?):(\d+):\d+\)?$/.exec(frame) ?? [];
      if (location === undefined) continue;
      const file = location.startsWith('file://') ? fileURLToPath(location) : path.normalize(location);
      if (LIBRARY.some((folder) => file.startsWith(folder)) || file.includes(`${path.sep}node_modules${path.sep}`))
        continue;
      return placeOf(file, line);
    }
    return undefined;
  }

  /** The calls, the newest first: those around the constructors of the construct that is made, before these themselves. */
  private frames(): string[] {
    const [, ...frames] = (this.trace.stack ?? '').split('\n');
    if (this.made === undefined) return frames;
    const { construct, calls } = this.made;
    const classes = new Set(classesOf(construct));
    const isOwn = (call: NodeJS.CallSite) => call.isConstructor() && classes.has(call.getFunctionName() ?? '');
    return [...frames.slice(callsOf(calls).map(isOwn).lastIndexOf(true) + 1), ...frames];
  }
}

/** The name of a class that jsii has compiled. Classes that extend it inherit that of it, and do not own it. */
const RTTI = Symbol.for('jsii.rtti');

/** True for a construct whose class is in the package itself, as built: a second stack takes as long as the first one. */
function isOfPortico({ constructor: type }: IConstruct): boolean {
  if (!Object.hasOwn(type, RTTI)) return false;
  const { fqn } = (type as unknown as { readonly [RTTI]: { readonly fqn: string } })[RTTI];
  return fqn.startsWith('cdk8s-portico.');
}

/** The calls of a stack. In its text, a loader of TypeScript may have renamed functions. */
function callsOf(trace: Trace): readonly NodeJS.CallSite[] {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, calls) => calls;
  const calls: unknown = trace.stack;
  Error.prepareStackTrace = prepareStackTrace;
  return Array.isArray(calls) ? calls : [];
}

/** The names of the classes of an object. */
function classesOf(made: unknown): string[] {
  const parent: unknown = made === undefined || made === null ? made : Object.getPrototypeOf(made);
  return parent === undefined || parent === null ? [] : [parent.constructor.name, ...classesOf(parent)];
}

function placeOf(file: string, line: number | string | undefined): string {
  const relative = path.relative(process.cwd(), file);
  return `${relative.startsWith('..') ? file : relative}:${line}`;
}
