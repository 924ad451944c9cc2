import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ownFolder } from '../lib/cdk8s/own-folder';

/** The fields of `package.json` that commands use. */
interface OwnPackage {
  readonly name: string;
  readonly version: string;
  readonly homepage: string;
  readonly peerDependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
}

/** The address of a page of the documentation, such as `findings.md`. */
export const docsPage = (name: string): string =>
  `${ownPackage().homepage.replace('#readme', '')}/blob/main/docs/${name}`;

/** The `package.json` of this package. */
export function ownPackage(): OwnPackage {
  return JSON.parse(readFileSync(path.join(ownFolder(), 'package.json'), 'utf8'));
}
