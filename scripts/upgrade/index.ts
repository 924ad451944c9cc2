// `npm run test:upgrade`: compares what the last release writes with what this code writes, for the same apps: the examples as they were
// then, and random ones. Each difference has a class of `portico plan`, and what is more than `none` needs a line under "Changes in
// output" in CHANGELOG.md. Exit codes: 0 nothing, or all of it is said; 1 something is not; 2 wrong use, or sides that cannot be made.
import { UsageError } from '../../cli/usage-error';
import { runUpgrade } from './run-upgrade';

try {
  process.exitCode = runUpgrade(process.argv.slice(2), console.log) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
