import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { show } from '../../lib/rules/show';
import { UsageError } from '../usage-error';

/** A folder as git has it in a revision. */
export interface Revision {
  readonly folder: string;
  remove(): void;
}

/** Writes the files of a revision to a folder of their own, with the packages that are installed now; nothing in the repository changes. */
export function checkOut(folder: string, revision: string): Revision {
  const root = git(folder, ['rev-parse', '--show-toplevel'], {}, 'is in no repository of git').trim();
  const within = git(folder, ['rev-parse', '--show-prefix']).trim();
  const unknown = `has no revision ${show(revision)}: write one that git rev-parse knows, such as git:HEAD or git:main`;
  git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], {}, unknown);
  const aside = mkdtempSync(path.join(tmpdir(), 'portico-revision-'));
  const tree = path.join(aside, 'tree');
  const remove = () => rmSync(aside, { recursive: true, force: true });
  try {
    const index = { GIT_INDEX_FILE: path.join(aside, 'index') };
    git(root, ['read-tree', '--end-of-options', revision], index);
    git(root, ['checkout-index', '--all', `--prefix=${tree}${path.sep}`], index);
    if (!existsSync(path.join(tree, within))) {
      throw new UsageError(`Revision ${show(revision)} has no folder ${show(within)}: write a later one.`);
    }
    linkPackages(root, tree, within);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder: path.join(tree, within), remove };
}

/** The packages of the folder and of those around it, up to the repository. */
function linkPackages(root: string, tree: string, within: string): void {
  const steps = within.split('/').filter((step) => step !== '');
  for (let depth = 0; depth <= steps.length; depth++) {
    const place = path.join(...steps.slice(0, depth), 'node_modules');
    const [from, to] = [path.join(root, place), path.join(tree, place)];
    if (existsSync(from) && !existsSync(to)) symlinkSync(from, to, 'junction');
  }
}

function git(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, flaw?: string): string {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 28,
    });
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    if (code === 'ENOENT') throw new UsageError('git is not installed: compare with a folder, such as --from dist.');
    throw new UsageError(`The folder ${flaw ?? `cannot be read by git (${String(stderr).trim().split('\n')[0]})`}.`);
  }
}
