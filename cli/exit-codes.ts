/** The exit code for wrong arguments. */
export const WRONG_USAGE = 2;

/** The exit code of a command that Ctrl+C ends. */
export const INTERRUPTED = 130;
