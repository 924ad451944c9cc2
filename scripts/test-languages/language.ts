/** A program of the test, by its name in TypeScript without the extension. */
export interface Program {
  readonly name: string;
  /** Its file in a language. */
  readonly file: string;
}

/** A language in which programs use the package. */
export interface Language {
  readonly name: string;
  /** The extension of its files. */
  readonly extension: string;
  /** The commands that it needs. The test skips it where one is missing. */
  readonly commands: readonly string[];
  /** True where jsii tells Portico the lines of programs. */
  readonly hasPlaces: boolean;
  /** The programs that are written in it, where that is not each one. */
  readonly programs?: readonly string[];
  /** Makes everything ready to run the programs, and answers with the command of each. */
  prepare(folder: string, programs: readonly Program[]): { readonly [program: string]: Command };
  /** Runs the tests of a project of `portico init`, once all is ready, and answers with the command of its app. */
  testProject?(folder: string, project: string): Command;
}

/** A command, in the folder where it runs. */
export interface Command {
  readonly folder: string;
  readonly words: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}
