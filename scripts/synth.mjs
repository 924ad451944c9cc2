// `npm run synth`: lets cdk8s write next to the last output, and swaps the two when the run succeeds. The CLI by itself deletes
// dist/ before the app runs, so that a failed synthesis would cost the last good YAML.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';

const OUTPUT = 'dist';
const NEXT = '.dist-next';

const cli = 'node_modules/cdk8s-cli/bin/cdk8s';
const args = ['synth', '--check-upgrade=false', '--output', NEXT, ...process.argv.slice(2)];
const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });

if (status === 0 && existsSync(NEXT)) {
  rmSync(OUTPUT, { recursive: true, force: true });
  renameSync(NEXT, OUTPUT);
  process.stdout.write(stdout.replaceAll(NEXT, OUTPUT));
  process.stderr.write(stderr);
} else {
  rmSync(NEXT, { recursive: true, force: true });
  // The app has printed what is wrong. Its exit code and the stack of the CLI add nothing.
  process.stdout.write(stdout.replace(/^Synthesizing application\n/, ''));
  process.stderr.write(stderr.replace(/^Error: command .* returned a non-zero exit code \d+\n( {4}at .*\n)*/m, ''));
  if (existsSync(OUTPUT)) console.error(`${OUTPUT}/ still holds the last output.`);
  process.exitCode = 1;
}
