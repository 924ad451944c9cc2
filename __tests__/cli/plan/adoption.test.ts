import { readFileSync, writeFileSync } from 'node:fs';
import { installInto } from '../init/support';
import { inFolder, porticoIn } from '../support';
import { walk } from '../walk';

jest.setTimeout(180_000);

/** A project as `portico init` makes it next to YAML. */
const PROJECT = Object.fromEntries(
  ['cdk8s.yaml', 'tsconfig.json'].map((file) => [
    file,
    readFileSync(`cli/commands/init/template/typescript/${file}`, 'utf8'),
  ]),
);
const MANIFEST = { 'package.json': JSON.stringify({ devDependencies: { 'typescript-native': 'npm:typescript@^7' } }) };

test.each(['docs/from-yaml.md', 'docs/from-helm.md'])(
  'who types what %s says sees what it shows (UPDATE_DOCS=1 rewrites it)',
  (name) =>
    inFolder({ ...PROJECT, ...MANIFEST }, async (around) => {
      installInto(around);
      const page = readFileSync(name, 'utf8');
      const anew = await walk(page, around, async (command, folder) => {
        const [, , ...words] = command.split(' ');
        const { out, err } = await porticoIn(folder, words);
        expect(err).toBe('');
        return `${out}\n`;
      });
      if (process.env.UPDATE_DOCS) writeFileSync(name, anew);
      else expect(page).toBe(anew);
    }),
);
