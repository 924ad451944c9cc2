import { isHosted } from '../host-stack';

let hidden: string | undefined;

/**
 * Leaves out the stack of the error that jsii makes of a report for the program that called: it has the report a second time, and
 * calls of Node.js. The stack of every other error is as it was, and so is everything once that error is on its way.
 */
export function hideHostedStack(report: string): void {
  if (!isHosted() || process.env.PORTICO_NO_HOOKS === '1') return;
  if (hidden === undefined) replaceUntilNextTurn();
  hidden = report;
}

function replaceUntilNextTurn(): void {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (error, frames) => {
    // Any object can get a stack, by Error.captureStackTrace().
    if (hidden !== undefined && String(error?.message).endsWith(hidden)) return '';
    return prepareStackTrace?.(error, frames) ?? [String(error), ...frames.map((each) => `    at ${each}`)].join('\n');
  };
  setImmediate(() => {
    Error.prepareStackTrace = prepareStackTrace;
    hidden = undefined;
  });
}
