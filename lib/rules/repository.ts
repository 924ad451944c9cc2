/** `git@github.com:acme/shop.git`, as Git takes it. */
const BY_SSH = /^[\w.-]+@[\w.-]+:[\w.~/-]+$/;
const BY_URL = /^(?:https?|ssh):\/\/[^\s/?#]+\/[^\s?#]+$/;
const CREDENTIALS = /^https?:\/\/[^/@]*:[^/@]*@/;

/** The URL of a Git repository without a password, which whoever reads the object would see. */
export function repositoryFlaw(value: unknown): string | undefined {
  const example = 'write, for example, "https://github.com/acme/shop"';
  if (typeof value !== 'string' || !(BY_SSH.test(value) || BY_URL.test(value))) {
    return `is not the URL of a Git repository: ${example}`;
  }
  return CREDENTIALS.test(value) ? `has a password in it: ${example}, and give the tool its password apart` : undefined;
}

/** A folder of a repository, by its path from the root. */
export function repositoryFolderFlaw(value: unknown): string | undefined {
  if (typeof value === 'string' && /^[\w@+~. -]+(?:\/[\w@+~. -]+)*$/.test(value) && !value.split('/').includes('..')) {
    return undefined;
  }
  return 'is not a folder of the repository: write its path from the root without "/" at either end, for example "dist"';
}
