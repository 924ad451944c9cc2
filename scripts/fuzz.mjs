// `npm run fuzz -- --runs N [--seed S]`: runs the properties of random apps with another number of runs than CI.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const USAGE = 'npm run fuzz -- --runs N [--seed S]';

try {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string' } } });
  const { runs, seed = String(Math.floor(Math.random() * 2 ** 31)) } = values;
  for (const [name, value] of Object.entries({ runs, seed })) {
    if (!/^\d+$/.test(value)) throw new Error(`--${name} ${value} is not a whole number.`);
  }
  console.log(`${runs} runs of seed ${seed}`);
  const env = { ...process.env, FUZZ_RUNS: runs, FC_SEED: seed };
  const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', '__tests__/fuzz'], {
    env,
    stdio: 'inherit',
  });
  if (status !== 0) console.error(`Run again: npm run fuzz -- --runs ${runs} --seed ${seed}`);
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(`${error.message}\nUsage: ${USAGE}`);
  process.exitCode = 2;
}
