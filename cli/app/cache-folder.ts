import { mkdirSync } from 'node:fs';
import * as path from 'node:path';

/** A folder for files that are made again whenever they are missing. */
export function cacheFolder(folder: string): string {
  const cache = path.join(folder, 'node_modules', '.cache', 'cdk8s-portico');
  mkdirSync(cache, { recursive: true });
  return cache;
}
