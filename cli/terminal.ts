import { createInterface } from 'node:readline';

/** Questions and answers on a terminal. */
export interface Conversation {
  /** The next line, or undefined where Ctrl+C or Ctrl+D ends the conversation. */
  ask(question: string): Promise<string | undefined>;
  end(): void;
}

/** Everything that a command sees of the process that it runs in. */
export interface Terminal {
  /** The working directory. */
  readonly folder: string;
  readonly isColored: boolean;
  /** True where something is piped into the command. */
  readonly hasInput: boolean;
  /** Prints what was asked for, to standard output. */
  print(text: string): void;
  /** Prints what the reader should know besides, to standard error. */
  say(text: string): void;
  /** Shows a line that the next one replaces, on a terminal alone; an empty text takes it away. */
  status(text: string): void;
  /** Begins a conversation; absent where nobody can answer. */
  readonly converse?: () => Conversation;
  /** Waits for Ctrl+C. */
  interrupted(): Promise<void>;
  /** Reads standard input to its end. */
  readInput(): Promise<string>;
}

/** One reader for all questions, since what is typed ahead of a question is the answer to it. */
function converse(): Conversation {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const lines = reader[Symbol.asyncIterator]();
  return {
    async ask(question) {
      reader.setPrompt(question);
      reader.prompt();
      const { done, value } = await lines.next();
      return done ? undefined : value;
    },
    end: () => reader.close(),
  };
}

/** The terminal of this process. It has colours unless `NO_COLOR` is set (https://no-color.org). */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  return {
    folder: process.cwd(),
    isColored: stdout.isTTY === true && (env.NO_COLOR ?? '') === '',
    hasInput: stdin.isTTY !== true,
    print: (text) => void stdout.write(`${text}\n`),
    say: (text) => void stderr.write(`${text}\n`),
    converse: stdin.isTTY && stdout.isTTY ? converse : undefined,
    status(text) {
      if (stderr.isTTY) stderr.write(`\r\u001b[K${text}`);
    },
    interrupted: () => new Promise((resolve) => process.once('SIGINT', () => resolve())),
    async readInput() {
      const parts: Buffer[] = [];
      for await (const part of stdin) parts.push(Buffer.from(part));
      return Buffer.concat(parts).toString('utf8');
    },
  };
}
