import { readFileSync, realpathSync } from 'node:fs';
import { Yaml } from 'cdk8s';
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
        ? 'is not there: write its path from the working directory'
        : `cannot be read (${reasonOf(error)})`,
    };
  }
  // The parser of cdk8s is lenient, and would make something of both sides of a conflict.
  if (/^(<{7}|={7}|>{7})( |$)/m.test(text)) return { flaw: 'has marks of a merge conflict of git: settle it' };
  try {
    // The real path, since cdk8s would load a URL from the network.
    const documents: unknown[] = Yaml.load(realpathSync(file));
    const [json] = documents;
    if (documents.length !== 1) return { flaw: `has ${documents.length} objects: write one in each file` };
    return isMap(json) ? { json } : { flaw: `is ${show(json)}, and no object: write the YAML of one` };
  } catch {
    return { flaw: 'is no YAML: mend it' };
  }
}
