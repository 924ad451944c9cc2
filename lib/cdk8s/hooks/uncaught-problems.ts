import { ProblemsError } from '../findings';

let watching = false;

/**
 * Prints the report of problems that nothing catches, without the source line and the version that Node would add. Every
 * other error, and an app that handles uncaught errors itself, is left to Node: a monitor only looks on.
 */
export function printUncaughtProblems(): void {
  if (watching || process.env.PORTICO_NO_HOOKS === '1') return;
  watching = true;
  process.on('uncaughtExceptionMonitor', (error) => {
    if (!(error instanceof ProblemsError) || isHandled()) return;
    console.error(error.message);
    process.exit(1);
  });
}

const isHandled = () => process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback();
