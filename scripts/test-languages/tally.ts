/** The number of checks, by how they ended, each of which is printed. */
export class Tally {
  failed = 0;
  private passed = 0;
  private skipped = 0;

  /** Runs a check, and answers with what it returns, or undefined when it fails. */
  check<Result>(name: string, run: () => Result): Result | undefined {
    const start = Date.now();
    try {
      const result = run();
      this.passed++;
      console.log(`ok – ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
      return result;
    } catch (error) {
      this.failed++;
      console.log(`not ok – ${name}\n${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }

  skip(name: string, why: string): void {
    this.skipped++;
    console.log(`skipped – ${name}: ${why}`);
  }

  toString(): string {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }
}
