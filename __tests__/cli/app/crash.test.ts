import { withoutCrash } from '../../../cli/app/crash';
import { inFolder, porticoIn } from '../support';

const PROBLEM = 'image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0". (image)';
const report = (place: string, indent = '') =>
  `1 problem, nothing was written:\n${indent}[shop/pay]  ${place}${PROBLEM}`;

const PYTHON = `jsii.errors.JavaScriptError: 
  @jsii/kernel.RuntimeError: ProblemsError: ${report('wrong.py:12  ', '  ')}
      at Kernel._Kernel_ensureSync (/tmp/tmpps327qgh/lib/program.js:1:72922)
      at process.processImmediate (node:internal/timers:483:21)

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/src/wrong.py", line 23, in <module>
    app.synth()
    raise RuntimeError(resp.error) from JavaScriptError(resp.stack)
RuntimeError: ProblemsError: ${report('wrong.py:12  ')}
`;

const JAVA = `Exception in thread "main" java.lang.RuntimeException: ProblemsError: ${report('Wrong.java:17  ')}
@jsii/kernel.RuntimeError: ProblemsError: ${report('Wrong.java:17  ')}
    at Kernel._Kernel_ensureSync (/tmp/jsii-java-runtime13990587385764813223/lib/program.js:1:71424)
\tat software.amazon.jsii.JsiiRuntime.processErrorResponse(JsiiRuntime.java:156)
\tat Wrong.main(Wrong.java:35)
`;

const GO = `panic: ProblemsError: ${report('', '\t')}

goroutine 1 [running]:
main.main()
\tprograms/wrong/main.go:35 +0x462
exit status 2
`;

test.each([
  ['Python', PYTHON, 'wrong.py:12  '],
  ['Java', JAVA, 'Wrong.java:17  '],
  ['Go', GO, ''],
])('the report of a program in %s is printed once, after what came before it', (_, crash, place) => {
  expect(withoutCrash(`one\n${crash}`)).toBe(`one\n${report(place)}\n`);
});

test('a crash that has no report is printed as it is', () => {
  const crash =
    'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nNameError: name "a" is not defined\n';
  expect(withoutCrash(crash)).toBe(crash);
  expect(withoutCrash('nothing at all\n')).toBe('nothing at all\n');
});

/** An app that prints what jsii is told, and fails as a program in Python does. */
const APP = `
console.log('stacks', process.env.JSII_HOST_STACK_TRACES);
process.stderr.write(${JSON.stringify(PYTHON)});
process.exitCode = 1;
`;

test.each([['synth'], ['routes'], ['graph'], ['envs'], ['plan']])(
  'portico %s asks jsii for the lines of the program',
  (word) =>
    inFolder({ 'app.js': APP, 'dist/a.yaml': '' }, async (folder) => {
      const { exitCode, out, err } = await porticoIn(folder, [word, '--app', 'node app.js']);
      expect(exitCode).not.toBe(0);
      expect(`${out}\n${err}`).toContain(`stacks 1\n${report('wrong.py:12  ')}`);
      expect(`${out}\n${err}`).not.toContain('program.js');
    }),
);
