import { existsSync } from 'node:fs';
import * as path from 'node:path';

/** The folder of this package, whose code is one file once it is built, and many files before. */
export function ownFolder(): string {
  let folder = __dirname;
  const isTop = () => folder === path.dirname(folder);
  while (!existsSync(path.join(folder, 'package.json')) && !isTop()) folder = path.dirname(folder);
  return folder;
}
