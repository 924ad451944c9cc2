import { createRequire } from 'node:module';
import * as path from 'node:path';

/** The folder of a package as it is loaded from another folder, or nothing where it cannot be. */
export function packageFolder(name: string, from: string): string | undefined {
  try {
    return path.dirname(createRequire(path.join(from, 'app.js')).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
