import type { Terminal } from '../terminal';

/** An option of a command, which is a flag where it has no value. */
export interface OptionSpec {
  readonly name: string;
  /** A letter that stands for the name, such as `H`. */
  readonly short?: string;
  /** The value in the help, such as `RANGE`. */
  readonly value?: string;
  /** A phrase for the help. */
  readonly summary: string;
}

/** The option that every command has. */
export const HELP: OptionSpec = { name: 'help', summary: 'show this' };

/** The arguments that a command was given. An option may be given several times. */
export interface Arguments {
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: { readonly [option: string]: readonly string[] };
}

/** A word after `portico`. */
export interface Command {
  readonly name: string;
  /** The operands in the help, such as `[FILE]…`. */
  readonly operands: string;
  /** A sentence for the help of `portico`. */
  readonly summary: string;
  /** A paragraph for its own help. */
  readonly description: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
  /** The exit codes in the help. */
  readonly exitCodes: string;
  /** The exit code for wrong arguments; 2 where it is not set. */
  readonly wrongUsage?: number;
  /**
   * Does the work and returns the exit code; throws a `UsageError` for a wrong argument. What only this command needs is loaded here.
   */
  run(args: Arguments, terminal: Terminal): Promise<number>;
}
