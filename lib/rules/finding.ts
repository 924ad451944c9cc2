/** A fault that Portico reports: a cluster would refuse, ignore or misread what was written. */
export interface Finding {
  /** The kind of fault, such as `port` or `node-ports`. https://github.com/cdk8s-portico/cdk8s-portico/blob/main/docs/findings.md has a section for each. */
  readonly code: string;

  /** The fault with the wrong value, and what to write instead. */
  readonly message: string;

  /**
   * Path of the construct that it is about.
   *
   * @default - not reported by a construct yet
   */
  readonly path?: string;

  /**
   * File and line where the user wrote it, for example `main.ts:14`.
   *
   * @default - unknown
   */
  readonly place?: string;
}

/**
 * Findings one by one, and a result at the end. A function that looks at values yields what it finds and reports nothing:
 * only constructs know where a finding belongs.
 */
export type Findings<Result = void> = Generator<Finding, Result, undefined>;

/** Findings about a part of something larger, whose messages begin with the name of the part. */
export function* inPart<Result>(part: string, findings: Findings<Result>): Findings<Result> {
  for (;;) {
    const { done, value } = findings.next();
    if (done) return value;
    yield { ...value, message: `${part}: ${value.message}` };
  }
}

/** The codes of an area with the sentence that docs/findings.md has for each. */
export interface Codes {
  readonly [code: string]: string;
}

/** A function that makes findings with the codes of an area. */
export function findingOf<Area extends Codes>(_codes: Area): (code: keyof Area & string, message: string) => Finding {
  return (code, message) => ({ code, message });
}
