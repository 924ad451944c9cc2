import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';

const ROOT = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'cdk8s-portico', 'test-languages');

/**
 * A folder that is filled once for each content of a recipe, and kept for the next runs. It comes into being whole or not at all,
 * so that a run that was stopped leaves nothing half done behind.
 */
export function cached(name: string, recipe: unknown, fill: (folder: string) => void): string {
  const key = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 16);
  const folder = path.join(ROOT, `${name}-${key}`);
  if (existsSync(folder)) return folder;
  mkdirSync(ROOT, { recursive: true });
  const draft = mkdtempSync(path.join(ROOT, `.${name}-`));
  try {
    fill(draft);
    // Another run may have been faster.
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}
