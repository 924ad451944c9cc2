import { show } from '../../../lib/rules/show';
import { addMembers, type Members } from './add-members';
import type { Project } from './project';
import { type PackageParts, packageParts } from './template';

/** A `package.json` with what it lacked. */
interface ExtendedPackage {
  readonly text: string;
  /** Additions, in words. */
  readonly added: readonly string[];
  /** Differences from a new project, in words. */
  readonly kept: readonly string[];
}

const PARTS = { scripts: 'script', dependencies: 'dependency', devDependencies: 'devDependency' } as const;

/** Adds the scripts and dependencies that a `package.json` lacks. */
export function extendPackage({ isNew, manifest }: Project): ExtendedPackage {
  const { text: before = '', fields = {} } = manifest ?? {};
  const wanted = wantedOf(isNew);
  const mark = before.startsWith('\uFEFF') ? '\uFEFF' : '';
  let text = before.slice(mark.length);
  const added: string[] = [];
  const kept: string[] = [];
  for (const part of Object.keys(PARTS) as (keyof PackageParts)[]) {
    const missing: { [name: string]: string } = {};
    for (const [name, value] of Object.entries(wanted[part])) {
      const there = memberOf(fields, part === 'scripts' ? ['scripts'] : DEPENDENCIES, name);
      if (there === undefined) missing[name] = value;
      else if (there !== value)
        kept.push(`${PARTS[part]} ${name} ${show(there)}, which is ${show(value)} in a new project`);
    }
    if (Object.keys(missing).length === 0) continue;
    text = addMembers(text, part, missing);
    added.push(`${part} ${Object.keys(missing).join(', ')}`);
  }
  return { text: mark + text, added, kept };
}

/** Parts in which a dependency may stand. */
const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

function memberOf(fields: { readonly [part: string]: unknown }, parts: readonly string[], name: string): unknown {
  const holder = parts.map((part) => (fields[part] ?? {}) as Members).find((members) => Object.hasOwn(members, name));
  return holder?.[name];
}

/** An app of one's own has its own tools. */
function wantedOf(isNew: boolean): PackageParts {
  const all = packageParts();
  if (isNew) return all;
  const { synth = '' } = all.scripts;
  return { scripts: { synth }, dependencies: all.dependencies, devDependencies: {} };
}
