import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The fields of `package.json` that commands use. */
interface OwnPackage {
  readonly name: string;
  readonly version: string;
  readonly homepage: string;
  readonly peerDependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
}

/** The folder of this package, whether it is built or not. */
export function ownFolder(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}

/** The `package.json` of this package. */
export function ownPackage(): OwnPackage {
  return JSON.parse(readFileSync(path.join(ownFolder(), 'package.json'), 'utf8'));
}
