import { notesOf, versionsIn } from './changelog';

interface Release {
  /** The version in package.json. */
  readonly version: string;
  /** The one in package-lock.json. */
  readonly locked: string;
  readonly changelog: string;
  /** The tag that is released, where one is. */
  readonly tag?: string;
}

/** What contradicts in a release, or in what may become one, one sentence each. */
export function disagreements({ version, locked, changelog, tag }: Release): string[] {
  const [newest = version] = versionsIn(changelog);
  const found: string[] = [];
  if (locked !== version) found.push(`package-lock.json has the version ${locked}, and package.json ${version}.`);
  if (newest !== version) found.push(`CHANGELOG.md has ${newest} as its newest version, and package.json ${version}.`);
  if (notesOf(changelog) === undefined) found.push('CHANGELOG.md has no "## Unreleased".');
  if (tag === undefined) return found;
  if (tag !== `v${version}`) found.push(`The tag ${tag} is not v${version}, of package.json.`);
  if (!notesOf(changelog, version)) found.push(`CHANGELOG.md says nothing of ${version}: run npm run release.`);
  if (notesOf(changelog))
    found.push('CHANGELOG.md has lines under "Unreleased" that the tag has: run npm run release.');
  return found;
}
