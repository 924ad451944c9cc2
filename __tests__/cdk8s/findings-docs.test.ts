import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { ImageRuntime, ProblemsError, WebService } from '../../lib';
import { CHECKS } from '../../lib/checks';
import { explained, laidOut } from '../findings/explained';
import { AREAS } from '../support/areas';

const DOCS = 'docs/findings.md';

/** The parts of the page that are generated, by the name of the comments around them. */
const GENERATED = { json: exampleOfJson, codes: listOfCodes };

/** The areas in the order of the page, with their headings; any other area comes last, under the name of its folder. */
const TITLES: { readonly [folder: string]: string } = {
  rules: 'Single values',
  workloads: 'Workloads',
  routing: 'Routers and routes',
  'routing/targets': 'Routing targets',
  'routing/targets/ingress-nginx': 'Routes on ingress-nginx',
  'routing/targets/gateway-api': 'Routes on Gateway API',
  nginx: 'Settings and annotations of ingress-nginx',
  controllers: 'Controllers',
  cdk8s: 'Constructs and the app',
  environments: 'Environments',
  namespaces: 'Namespaces',
  connections: 'Calls and closed networks',
  neighbours: 'Objects of other projects',
};

function listOfCodes(): string {
  const order = Object.keys(TITLES);
  const rank = (folder: string) => (order.includes(folder) ? order.indexOf(folder) : order.length);
  const areas = [...AREAS].sort((a, b) => rank(a.folder) - rank(b.folder));
  const sections = areas.map(({ folder, codes }) => {
    const entries = Object.entries(codes).map(
      ([code, summary]) => `#### \`${code}\`\n\n${summary}\n${explained(code)}`,
    );
    return `### ${TITLES[folder] ?? folder}\n\n${entries.join('\n')}`;
  });
  const checks = CHECKS.map(
    ({ name, summary }) => `#### \`${name}\`\n\n${summary} [Explained in Checks](checks.md#${name}).\n`,
  );
  return `${sections.join('\n')}\n### Checks of the whole app\n\n${checks.join('\n')}`;
}

/** The file that PORTICO_FINDINGS names, for an app with a problem and a warning. */
function exampleOfJson(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-'));
  const file = path.join(folder, 'findings.json');
  process.env.PORTICO_FINDINGS = file;
  const silent = jest.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const app = new App();
    const chart = new Chart(app, 'shop');
    new WebService(chart, 'user', { image: 'nginx' });
    new WebService(chart, 'pay', { image: 'registry.example.com/pay:1.0.0', runtime: ImageRuntime.unrestricted() });
    const spec = { selector: { app: 'legacy' }, ports: [{ port: 80 }] };
    new ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'legacy' }, spec } as never);
    expect(() => app.synthYaml()).toThrow(ProblemsError);
    return `\`\`\`json\n${readFileSync(file, 'utf8').replace(/"[^"]*\.ts:\d+"/g, '"main.ts:7"')}\`\`\`\n`;
  } finally {
    silent.mockRestore();
    delete process.env.PORTICO_FINDINGS;
    rmSync(folder, { recursive: true });
  }
}

test.each(Object.entries(GENERATED))('the %s of docs/findings.md is generated (UPDATE_DOCS=1)', (name, generate) => {
  const text = readFileSync(DOCS, 'utf8');
  const part = new RegExp(`(?<=<!-- ${name} -->\n).*?(?=<!-- /${name} -->)`, 's');
  const generated = `\n${laidOut(generate())}\n`;
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      DOCS,
      text.replace(part, () => generated),
    );
  else expect(part.exec(text)?.[0]).toBe(generated);
});

test('docs/findings.md explains every field of the JSON, and no other', () => {
  const documented = [...readFileSync(DOCS, 'utf8').matchAll(/^\| `(\w+)` +\| string \|/gm)].map(([, field]) => field);
  const [, json = ''] = /^```json\n(.*)```\n$/s.exec(exampleOfJson()) ?? [];
  const { problems, warnings, ...rest } = JSON.parse(json);
  expect(rest).toEqual({ podSecurity: [{ path: 'shop/pay/deployment', level: 'baseline' }] });
  for (const finding of [...problems, ...warnings]) expect(Object.keys(finding).sort()).toEqual(documented);
});
