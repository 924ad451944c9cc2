import { readFileSync, writeFileSync } from 'node:fs';
import { CAPABILITIES } from '../lib/routing/targets/ingress-nginx/capabilities';
import { anchorsOf } from './support/anchors';
import { runSnippet } from './support/run-snippet';

const PAGE = readFileSync('docs/cookbook.md', 'utf8');

const RECIPES = [...PAGE.matchAll(/^### (?<title>[^\n]+)\n(?<text>.*?)(?=^##|(?![\s\S]))/gms)].map(
  ({ groups: { title = '', text = '' } = {} }) => ({ title, text }),
);

const contents = [...PAGE.matchAll(/^(###?) (?!Recipes$)(.+)$/gm)]
  .map(([heading, marks, title]) => `${marks === '##' ? '' : '  '}- [${title}](#${anchorsOf(heading)[0]})\n`)
  .join('');

const gatewayApi = (implementation = '') =>
  `RoutingTarget.gatewayApi({ gateway: 'edge', create: { gatewayClassName: 'edge' }, ${implementation} })`;

/** The targets as a router takes them, by the names that the page has for them. */
const TARGETS = {
  'ingress-nginx': 'RoutingTarget.ingressNginx()',
  'Traefik in its place': 'RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.traefik() })',
  'Envoy Gateway': gatewayApi('implementation: GatewayImplementation.envoyGateway()'),
  'NGINX Gateway Fabric': gatewayApi('implementation: GatewayImplementation.nginxGatewayFabric()'),
  Traefik: gatewayApi('implementation: GatewayImplementation.traefik()'),
  'any Gateway API': gatewayApi(),
};

/** The targets that take the routes of a recipe as they stand, those that need a switch, and those that refuse one. */
function targetsOf(recipe: string): string {
  const named = { 'Works on': [] as string[], 'With a switch': [] as string[], 'Not on': [] as string[] };
  const [code = ''] = /(?<=^```ts\n).*?(?=^```)/ms.exec(recipe) ?? [];
  for (const [name, target] of Object.entries(TARGETS)) {
    const { problems } = runSnippet(code.replace(/new IngressRouter\([^{]*\{/, `$& target: ${target},`));
    const needsSwitch = problems.every((problem) => problem.endsWith(' (option-needs-switch)'));
    named[problems.length === 0 ? 'Works on' : needsSwitch ? 'With a switch' : 'Not on'].push(name);
  }
  if (named['Works on'].length === Object.keys(TARGETS).length) return '**Works on** all targets.';
  return Object.entries(named)
    .filter(([, names]) => names.length > 0)
    .map(([label, names]) => `**${label}:** ${names.join(', ')}.`)
    .join(' ');
}

/** The line of a recipe that says which targets serve it, by which options. */
const TARGETS_LINE = /^\*\*Works on.*?(?=\[(?<options>`[^\]]*`)\]\(targets\.md#what-each-target-does\))/m;

test('the page has the contents and the targets of its recipes (UPDATE_DOCS=1 writes them anew)', () => {
  const listed = PAGE.replace(/(?<=^## Recipes\n).*?(?=^## )/ms, `\n${contents}\n`);
  const anew = RECIPES.reduce((page, { text }) => {
    const { options = '' } = TARGETS_LINE.exec(text)?.groups ?? {};
    expect(options.split(', ').filter((option) => option && !(option.slice(1, -1) in CAPABILITIES))).toEqual([]);
    return page.replace(text, () => text.replace(TARGETS_LINE, () => `${targetsOf(text)} See `));
  }, listed);
  if (process.env.UPDATE_DOCS) writeFileSync('docs/cookbook.md', anew);
  else expect(PAGE).toBe(anew);
});

test('every recipe has code, what comes out of it, and a link to the page with the details', () => {
  expect(RECIPES.length).toBeGreaterThanOrEqual(40);
  const lacks = RECIPES.flatMap(({ title, text }) => [
    ...(/^```ts\n/m.test(text) ? [] : [`${title}: code`]),
    ...(/^```ts\n.*^(```(yaml|text)|\| request )/ms.test(text) ? [] : [`${title}: what comes out`]),
    ...(/Details: \[.*\]\(.*\.md/.test(text) ? [] : [`${title}: details`]),
  ]);
  expect(lacks).toEqual([]);
});
