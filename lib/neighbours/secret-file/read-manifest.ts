import { readFileSync } from 'node:fs';
import { loadYaml } from '../../cdk8s/yaml/load-yaml';
import { isMap } from '../../rules/check';
import { reasonOf, show } from '../../rules/show';

/** The object of a file, or the words that follow the name of the file in a message. */
export type ReadManifest =
  | { readonly json: { readonly [field: string]: unknown }; readonly flaw?: undefined }
  | { readonly flaw: string };

/** The only object in a YAML or JSON file. */
export function readManifest(file: string): ReadManifest {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return {
      flaw: isMissing
        ? 'does not exist: write its path, relative to the working directory'
        : `cannot be read (${reasonOf(error)})`,
    };
  }
  // Said in words of its own, since it is what most often goes wrong with a file that a tool writes.
  if (/^(<{7}|={7}|>{7})( |$)/m.test(text)) return { flaw: 'has marks of a merge conflict of git: settle it' };
  try {
    const documents = loadYaml(text);
    const [json] = documents;
    if (documents.length !== 1) return { flaw: `has ${documents.length} objects: write one in each file` };
    return isMap(json) ? { json } : { flaw: `is ${show(json)}, and no object: write the YAML of one` };
  } catch {
    return { flaw: 'is no YAML: mend it' };
  }
}
