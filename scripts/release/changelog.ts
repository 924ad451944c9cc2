// A changelog in the form of Keep a Changelog, from which the number of the next version follows.

const UNRELEASED = '## Unreleased';

/** How much each part changes for users, as SemVer counts it. */
const PARTS: { readonly [heading: string]: 'breaking' | 'feature' | 'fix' } = {
  Added: 'feature',
  Changed: 'breaking',
  'Changes in output': 'breaking',
  Deprecated: 'feature',
  Removed: 'breaking',
  Fixed: 'fix',
  Security: 'fix',
};

/** The versions that the changelog has, the newest first. */
export const versionsIn = (changelog: string): readonly string[] =>
  [...changelog.matchAll(/^## (\d+\.\d+\.\d+) - \d{4}-\d{2}-\d{2}$/gm)].map(([, version = '']) => version);

/** What the changelog says of a version, or of what is not released; undefined where it has no such heading. */
export function notesOf(changelog: string, version?: string): string | undefined {
  const isSought = (line: string) =>
    version === undefined ? line === UNRELEASED : line.startsWith(`## ${version} - `);
  const lines = changelog.split('\n');
  const start = lines.findIndex(isSought);
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  return lines
    .slice(start + 1, length < 0 ? undefined : start + 1 + length)
    .join('\n')
    .trim();
}

/** The version that follows from what changed since `current`, the first one being `current` itself. */
export function nextVersion(changelog: string, current: string): string {
  const notes = notesOf(changelog);
  if (notes === undefined || notes === '') throw new Error(`CHANGELOG.md: nothing is written under "${UNRELEASED}".`);
  if (versionsIn(changelog).length === 0) return current;
  const [major = 0, minor = 0, patch = 0] = current.split('.').map(Number);
  const changes = new Set([...notes.matchAll(/^### (.*)$/gm)].map(([, heading = '']) => changeOf(heading)));
  // Before 1.0 each minor version may break.
  if (major === 0) return changes.has('breaking') ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  if (changes.has('breaking')) return `${major + 1}.0.0`;
  return changes.has('feature') ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function changeOf(heading: string) {
  const change = PARTS[heading];
  if (change === undefined)
    throw new Error(`CHANGELOG.md: "### ${heading}" is none of ${Object.keys(PARTS).join(', ')}.`);
  return change;
}

/** The changelog with what is not released under a version, and nothing under "Unreleased". */
export const withRelease = (changelog: string, version: string, day: string): string =>
  changelog.replace(`${UNRELEASED}\n`, `${UNRELEASED}\n\n## ${version} - ${day}\n`);
