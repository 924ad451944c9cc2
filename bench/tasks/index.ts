// `node -r ts-node/register bench/tasks/index.ts FOLDER`: judges a solved task, by what its folder writes. `--start NAME FOLDER` makes the
// folder with the prompt in it, and without words the tasks are listed. Exit codes: 0 every end is met, 1 one is not, 2 wrong use.
import * as path from 'node:path';
import { UsageError } from '../../cli/usage-error';
import { judge, nameIn, startIn, TASKS } from './judge';

async function run(words: readonly string[]): Promise<boolean> {
  const [first, name = '', folder = ''] = words;
  if (first === undefined) {
    console.log(TASKS.join('\n'));
    return true;
  }
  if (first === '--start') {
    startIn(path.resolve(folder), name);
    console.log(`${folder}/prompt.md says what to do. Install the package there first: npm install.`);
    return true;
  }
  const { failure, ends } = await judge(nameIn(path.resolve(first)), path.resolve(first));
  if (failure !== undefined) console.log(failure);
  for (const { title, isMet } of ends) console.log(`${isMet ? 'met' : 'not'}  ${title}`);
  return ends.every(({ isMet }) => isMet);
}

run(process.argv.slice(2)).then(
  (isDone) => {
    process.exitCode = isDone ? 0 : 1;
  },
  (error) => {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  },
);
