/** The beginnings of what a program in Python, Java, Go or C# prints when a call of jsii fails that it does not catch. */
const CRASH =
  /^(?:jsii\.errors\.JavaScriptError:|Traceback \(most recent call last\):|Exception in thread "|panic: |Unhandled exception\. )/m;

/** A report, up to the calls within jsii or an empty line. */
const REPORT = /ProblemsError: (\d+ problems?, nothing was written:\n(?:(?!@jsii\/|\s+at |\s+---> ).+\n?)+)/;

/**
 * The text that an app printed. Where it ends with problems that nothing catches, other languages print them two or three times,
 * with the calls within jsii: these are replaced by one report.
 */
export function withoutCrash(printed: string): string {
  const start = printed.search(CRASH);
  const [, report] = REPORT.exec(printed.slice(Math.max(start, 0))) ?? [];
  if (start < 0 || report === undefined) return printed;
  return `${printed.slice(0, start)}${report.replace(/^[ \t]+/gm, '').trimEnd()}\n`;
}
