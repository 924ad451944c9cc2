import type { Explanations } from './explanation';

const WRITE = 'https://nodejs.org/api/fs.html#fswritefilesyncfile-data-options';

const asked = (variable: string, used: string) => {
  const name = variable.toLowerCase();
  return {
    trap: `${used} The folder has to exist: otherwise the file is missing, or still has the content of an earlier run.`,
    source: WRITE,
    before: `PORTICO_${variable}=reports/${name}.json npx cdk8s synth`,
    after: `PORTICO_${variable}=${name}.json npx cdk8s synth`,
  };
};

/** Codes of the files that a variable of the environment asks for. */
export const FILES: Explanations = {
  'findings-file': asked('FINDINGS', 'Editors and CI read the findings from this file.'),
  'objects-file': asked('OBJECTS', '`portico plan` reads the objects from this file.'),
  'routes-file': asked('ROUTES', '`portico routes` and `portico plan` read the route tables from this file.'),
  'calls-file': asked('CALLS', '`portico graph` and `portico plan` read from this file who calls whom.'),
  'environments-file': asked('ENVIRONMENTS', '`portico` reads from this file which environments were written.'),
};
