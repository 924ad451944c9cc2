import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The version of this package. */
export function ownVersion(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
}
