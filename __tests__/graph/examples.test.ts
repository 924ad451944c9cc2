import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { graphsFrom } from '../../cli/app/app-graphs';
import { mermaidOf } from '../../lib/graph/pictures/mermaid';
import { pictureOf } from '../../lib/graph/pictures/picture';

jest.spyOn(console, 'error').mockImplementation(() => {});

const VARIABLES = ['CDK8S_OUTDIR', 'PORTICO_OBJECTS', 'PORTICO_ROUTES', 'PORTICO_CALLS'];

/** The graphs of an example, of what its synthesis writes. */
function graphsOfExample(example: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-graph-'));
  const files = VARIABLES.map((variable) => path.join(folder, variable));
  const before = VARIABLES.map((variable) => process.env[variable]);
  try {
    for (const [index, variable] of VARIABLES.entries()) process.env[variable] = files[index];
    jest.isolateModules(() => require(path.resolve('examples', example, 'main.ts')));
    const [objects, tables, calls] = files
      .slice(1)
      .map((file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []));
    return graphsFrom(objects, tables, calls);
  } finally {
    for (const [index, variable] of VARIABLES.entries()) {
      if (before[index] === undefined) delete process.env[variable];
      else process.env[variable] = before[index];
    }
    rmSync(folder, { recursive: true });
  }
}

test.each([
  ['online-boutique', undefined],
  ['canary', undefined],
  ['environments', 'prod'],
])('the picture of examples/%s (UPDATE_DOCS=1 rewrites it)', (example, environment) => {
  const graph = graphsOfExample(example).find((each) => each.environment === environment);
  if (graph === undefined) throw new Error(`${example} has no ${environment}`);
  const file = path.join(__dirname, 'pictures', `${example}.mmd`);
  const picture = `${mermaidOf(pictureOf(graph, {}))}\n`;
  if (process.env.UPDATE_DOCS) writeFileSync(file, picture);
  expect(readFileSync(file, 'utf8')).toBe(picture);
});
